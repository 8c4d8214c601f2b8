"""The names of the files that every release has."""

from __future__ import annotations

__all__ = [
    "ALLOWED_SIGNERS",
    "CHANGES",
    "CHANGES_JSON",
    "DICTIONARY",
    "KEY",
    "LIMITS",
    "MANIFEST",
    "METHODOLOGY",
    "NAMESPACE",
    "NOTICE_FILES",
    "OPENSSL",
    "OWN",
    "PRINCIPAL",
    "README",
    "RECORDS",
    "SIGNATURES",
    "SSH",
    "SUMS",
    "WITHDRAWN",
]

RECORDS, MANIFEST, SUMS, WITHDRAWN = "records.jsonl", "manifest.json", "SHA256SUMS", "withdrawn.json"
CHANGES, CHANGES_JSON, LIMITS, README = "CHANGES.md", "changes.json", "LIMITS.md", "README.md"
METHODOLOGY, DICTIONARY = "methodology", "data-dictionary"
KEY, ALLOWED_SIGNERS = "key.pem", "allowed_signers"

SSH, OPENSSL = ".sig", ".ed25519"
"""How a signature ends that `ssh-keygen` reads, and one that `openssl` reads."""

SIGNATURES = frozenset({KEY, ALLOWED_SIGNERS, SUMS + SSH, SUMS + OPENSSL, WITHDRAWN + SSH, WITHDRAWN + OPENSSL})
"""Files that a signature consists of: they come last, and no list of sums can name them."""

NOTICE_FILES = (".withdrawn.json", ".withdrawn.json.sig", ".withdrawn.json.ed25519")
"""What the files are called that lie beside a release which was withdrawn as a whole: its folder's name, and these."""

NAMESPACE, PRINCIPAL = "onrecord-release", "releases"
"""What OpenSSH signatures are made for, and who `allowed_signers` says made them."""

OWN = frozenset(
    {RECORDS, MANIFEST, SUMS, WITHDRAWN, CHANGES, CHANGES_JSON, LIMITS, README, METHODOLOGY, DICTIONARY, *SIGNATURES}
)
"""Names that no maker may take; those of methodology and dictionary with every ending."""
