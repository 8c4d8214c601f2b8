"""Sentences that the rooms to the left write in English, in the reader's language: patterns that translators see.

Reasons of a pair, of a grade, of a reprint, rules that a value was concluded by, and refusals are written where they
are found, as words. Here stands each of them as a pattern with its parts named; what is told is recognised by its
pattern and said again in the reader's language, its parts with it. What no pattern knows stays as it was written.
"""
