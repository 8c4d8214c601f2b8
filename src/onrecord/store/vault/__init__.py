"""What is kept under a key: originals, and who protected sources are. Keys, shares of them, and their destruction.

A case file has one *vault*: an age identity (X25519) whose public half is known to the case file, so that anybody who
may write can add, and whose secret half is with people: behind a passphrase in the folder, or in a file kept elsewhere.
Each protected source has a key of its own, kept sealed to the vault in the one table from which a row may be removed.
Removing it is what erasing means: what is sealed under that key stays where it is, and nobody can read it.
"""
