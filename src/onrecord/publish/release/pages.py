"""The pages of a release that people read first: what is in the folder, how to check it, and what it does not show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.publish.edition import About, Methodology
from onrecord.publish.methodology.pages import as_html, as_markdown
from onrecord.publish.methodology.words import languages as spoken
from onrecord.publish.methodology.words import load_words
from onrecord.publish.release.changelists import markdown_line
from onrecord.publish.release.dictionary import LANGUAGES
from onrecord.publish.release.names import LIMITS, METHODOLOGY, NAMESPACE, PRINCIPAL, README, SUMS

__all__ = ["limits_page", "methodology_files", "page_files"]

CHECKS = {
    "en": (
        "## Check this copy",
        "The signature is over the list of sums, and the list over every file. With OpenSSH, in this folder:",
        "or with OpenSSL:",
        "then, either way:",
        "`key.pem` and `allowed_signers` came with this folder. Compare the key with the one that the publisher made "
        "known elsewhere: a false copy has a false key beside it.",
        "With onrecord, `onrecord release verify` does all of it and names files that were added, too.",
    ),
    "ar": (
        "## تحقق من هذه النسخة",
        "التوقيع على قائمة البصمات، والقائمة تشمل كل ملف. باستعمال OpenSSH داخل هذا المجلد:",
        "أو باستعمال OpenSSL:",
        "ثم في الحالين:",
        "جاء `key.pem` و`allowed_signers` مع هذا المجلد. قارن المفتاح بما أعلنه الناشر في مكان آخر: فالنسخة المزورة "
        "يرافقها مفتاح مزور.",
        "وباستعمال onrecord يقوم الأمر `onrecord release verify` بذلك كله، ويسمي ما أضيف من ملفات أيضا.",
    ),
}
HEADS = {
    "en": (
        "Version",
        "Made on",
        "Made for",
        "Incidents",
        "Records of victims",
        "Licence",
        "Contact",
        "What is here",
        "Known limits",
    ),
    "ar": (
        "الإصدار",
        "أعد في",
        "الجمهور",
        "الحوادث",
        "سجلات الضحايا",
        "الرخصة",
        "للتواصل",
        "محتويات المجلد",
        "الحدود المعروفة",
    ),
}
FILES = (
    ("records.jsonl", "every record, as JSON Lines", "كل السجلات، بصيغة JSON Lines"),
    ("data-dictionary.md, .ar.md, .csv", "what each field means", "معنى كل حقل"),
    ("methodology.md, .html", "how the records were made", "كيف أعدت السجلات"),
    (LIMITS, "what is not in it, and what was held back", "ما ليس فيها، وما حجب"),
    ("CHANGES.md, changes.json", "what changed since the last version", "ما تغير منذ الإصدار السابق"),
    ("withdrawn.json", "what was withdrawn, signed by itself", "ما سحب، وهو موقع على حدة"),
    ("manifest.json, SHA256SUMS", "every file with its sum", "كل ملف وبصمته"),
)
SSH = f"ssh-keygen -Y verify -f allowed_signers -I {PRINCIPAL} -n {NAMESPACE} -s {SUMS}.sig < {SUMS}"
OPENSSL = f"openssl pkeyutl -verify -pubin -inkey key.pem -rawin -in {SUMS} -sigfile {SUMS}.ed25519"


def page_files(about: About, made: Sequence[str]) -> dict[str, str]:
    """Give the pages of a release by file name; `made` are the folders that makers wrote."""
    readme = "\n".join([*_readme(about, made, "en"), "", "---", "", *_readme(about, made, "ar"), ""])
    return {README: readme, LIMITS: limits_page(about)} | methodology_files(about)


def methodology_files(about: About) -> dict[str, str]:
    """Give the methodology as Markdown and HTML in each of its languages, by file name."""
    first = about.languages[0] if about.languages and about.languages[0] in spoken() else "en"
    found = _methodology(about.methodology, about, first, METHODOLOGY)
    for language, told in sorted(about.methodologies.items()):
        if language in spoken() and language != first:
            found |= _methodology(told, about, language, f"{METHODOLOGY}.{language}")
    return found


def limits_page(about: About) -> str:
    """Give what an edition does not show: known limits, and what rules held back."""
    lines = [f"# {HEADS['en'][-1]} · {HEADS['ar'][-1]}", ""]
    lines += [f"- {_safe(each)}" for each in about.limits] or [
        "Nobody wrote any down. That is no sign that there are none."
    ]
    lines += ["", "## Held back · ما حجب", ""]
    if not about.held_back:
        return "\n".join([*lines, "No rule held anything back.", ""])
    lines += ["| Property · الخاصية | Rule · القاعدة | Times · عدد المرات |", "| --- | --- | ---: |"]
    for each in sorted(about.held_back, key=lambda each: (each.property, each.rule)):
        lines.append(f"| `{_safe(each.property)}` | {_safe(each.rule)} | {each.times:,} |")
    return "\n".join([*lines, ""])


def _methodology(told: Methodology, about: About, language: str, stem: str) -> dict[str, str]:
    words = load_words(language)
    return {f"{stem}.md": as_markdown(told, about, words), f"{stem}.html": as_html(told, about, words)}


def _readme(about: About, made: Sequence[str], language: str) -> Iterator[str]:
    version, on, audience, incidents, victims, licence, contact, files, _ = HEADS[language]
    column = 1 + LANGUAGES.index(language)
    yield f"# {_safe(about.title)}"
    yield ""
    yield _safe(about.publisher)
    yield ""
    made_on = about.made_on.isoformat()
    for name, value in ((version, about.version), (on, made_on), (audience, about.audience)):
        yield f"- {name}: {_safe(value)}"
    yield from (f"- {name}: {number:,}" for name, number in ((incidents, about.incidents), (victims, about.victims)))
    yield from (
        f"- {name}: {_safe(value)}" for name, value in ((licence, about.licence), (contact, about.contact)) if value
    )
    yield from ("", f"## {files}", "")
    yield from (f"- `{each[0]}`: {each[column]}" for each in FILES)
    yield from (f"- `{name}/`" for name in made)
    title, over, openssl, then, key, own = CHECKS[language]
    yield from ("", title, "", over, "", "```sh", SSH, "```", "", openssl, "", "```sh", OPENSSL, "```")
    yield from ("", then, "", "```sh", f"sha256sum --check --strict --quiet {SUMS}", "```", "", key, "", own)


def _safe(text: str) -> str:
    """Give a text on one line, and in a cell, that no reader of Markdown takes for markup."""
    return markdown_line(text).replace("|", "\\|")
