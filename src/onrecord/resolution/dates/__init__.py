"""Dates: words that tell a time become intervals, `2013-03` the whole of March, with the rule that fixed each.

`find_dates` gives the expressions of a text with their meaning; `resolve` settles one against the publication date, the
day its words were said, or what the report has told. What the words do not fix stays open.
"""

from onrecord.resolution.dates.resolver import Direction, resolve
from onrecord.resolution.dates.spans import DateExpression, Order, find_dates

__all__ = ["DateExpression", "Direction", "Order", "find_dates", "resolve"]
