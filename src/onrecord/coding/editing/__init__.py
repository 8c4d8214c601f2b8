"""A person's work on a coding as a list of edits: what was accepted, rejected, set, added, removed and undone.

edits.py      the kinds of edit, and their JSON both ways
fields.py     which values each kind of thing may have, and what they may be
sheet.py      a coding with edits folded in: every claim and thing with its state
checking.py   whether an edit can be made on a sheet
typed.py      what somebody typed, as the values of a field
finishing.py  the coding that a sheet adds up to
"""
