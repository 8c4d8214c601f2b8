"""How well a coder reads: its codings against what trained people coded in the same reports.

The benches score `onrecord.core.coding.Coding` objects and nothing else. Small committed tables (tables/*.yaml) map a
coding to the labels of a corpus; there is no model, lexicon or rule here that would code anything itself.
"""
