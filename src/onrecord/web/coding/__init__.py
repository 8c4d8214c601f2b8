"""Coding: a report on one side, what it tells on the other; suggestions are accepted, corrected and added to.

views.py     the queue, the page of a report, finishing
editing.py   edits as they come in: from the script as JSON, from forms without it
asked.py     edits as they are asked for: typed words become values
showing.py   the sheet as it is shown: incidents, people, values with their state
values.py    one value in words, and as it is typed
labels.py    what fields and states are called
originals.py the original beside the text: pages as pictures, nothing of it as active content
"""
