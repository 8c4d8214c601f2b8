"""The submission page for witnesses and families, and the desk where source keepers read what came.

The page for outside keeps nothing on the visitor's device and nothing of the visitor here: no cookie, no script, no
address, no hour. It works in a browser without JavaScript and over Tor.
"""
