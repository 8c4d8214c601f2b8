"""What the exit code of every command means; the same list stands at the end of `onrecord --help`."""

from __future__ import annotations

from enum import IntEnum

__all__ = ["EXIT_CODES", "Exit"]


class Exit(IntEnum):
    """The exit codes of the commands."""

    FINE = 0
    PARTIAL = 1
    USAGE = 2
    NOTHING = 3
    MISSING = 4
    OUTPUT = 5
    CASE = 6
    DEFECT = 70
    INTERRUPTED = 130
    PIPE = 141


EXIT_CODES = """\b
Exit codes:
    0  all went well
    1  some reports could not be read or coded, the others were; or verify found a break, or records withdrawn
    2  the command, an option, the codebook or a gazetteer is wrong
    3  nothing could be read
    4  a part that is needed is not installed
    5  the output could not be written
    6  there is no case file here, or it or its database cannot be used
   70  a defect of onrecord
  130  interrupted
  141  whoever read the output stopped reading
"""
