"""The case file: what was brought in, what was read and said of it, and who did what, kept for good.

Importing this room starts Django, with no database until a case file is opened. Whoever needs no case file imports
nothing of it, and pays for none.
"""

from onrecord.store.connection import configure

configure()
