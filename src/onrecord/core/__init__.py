"""The records: the words of the field as immutable types, their errors and their JSON.

Knows nothing of files, language or databases.
"""
