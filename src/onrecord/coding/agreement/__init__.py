"""How far two or more coders say the same of one report, and a coding settled from two.

    aligning.py      which incident, act and person of one coding is which of another
    fields.py        what each coder says of each of them, field by field: units and coders
    coefficients.py  Cohen's kappa, Fleiss' kappa, Krippendorff's alpha
    intervals.py     the same with intervals, by drawing reports again
    measuring.py     what is told of a field: a number, or why there is none
    found.py         what only one coder found
    summing.py       all of it by field, language, actor, coder, pair and month
    beside.py        two codings beside each other, row by row
    settling.py      the coding that choices among those rows give

*Not told* is a value of its own: where one coder gives an age and another does not, they differ. A coder who did not
find a person at all has no value for that person: that is counted apart, as found and missed.
"""
