"""Phrases: words of a text become typed phrases by a language's tables, level upon level.

`words` cuts a text, `shapes` says what a number looks like, `lexicon` gives each word one character for all its
classes, `patterns` turns a table's pattern into a regular expression over those characters, and `grammar` runs the
levels: each puts one character in the place of every phrase it finds, so that the next can build on it.
"""
