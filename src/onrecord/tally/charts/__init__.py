"""Charts of tallies and of estimates as SVG: no server, no script, no font and no address outside the file.

Each chart is a frozen dataclass and a function that gives its SVG: the same chart and look give the same bytes.

    over_time     what is documented, by date of the incident      estimates     families side by side, and their models
    places        the same on a map                                draws         how the draws of an estimate are spread
    bars          the same by actor, method or any other name      chains        the chains that gave them
    known         what was documented by when                      sensitivity   the estimate with one list left out
    overlaps      which lists have whom in common
    locator       where one incident was                           tellings      which report told of it when

What is documented is drawn in blue with flat ends, what is estimated in brown with a diamond: no chart adds the two,
and none shows one number of an estimate without its interval. Ranges of a tally are called ranges of reported figures.

**Drawn for a width.** Letters keep their size and the drawing gives way, so that a phone gets a drawing of its own:
`Look(width=360)`. There is no style sheet in the file, as a page with a strict security policy would refuse one.

**Right to left.** In Arabic, titles, keys, names and the axis of values stand at the right; bars and intervals that
start from a name grow to the left. Time still runs from left to right, and so do curves over numbers and maps: most
line charts in Arabic are drawn so (Doiron, "Charts when you read right-to-left"), and the axes of Jordanian and
Palestinian school books (Gorelik, "X-axis direction in right-to-left languages", 2019). Whoever learnt to read curves
there would see one that rises fall, were it mirrored.
"""
