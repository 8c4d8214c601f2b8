from __future__ import annotations

from onrecord.linkage.constraints import Bars, Bounds, Constraint
from onrecord.linkage.inference import Judged
from onrecord.linkage.reviews import LeftOut, Parts


def test_each_pair_between_clusters_says_why_it_was_left_out():
    report = Constraint("named in one report", frozenset("ae"))
    parts = Parts([("a", "b"), ("c", "d"), ("e",)], [("b", "c")], Bars(Bounds(constraints=(report,))))
    likely = {("d", "e"): 1.0, ("a", "d"): 2.0, ("b", "e"): 3.0, ("a", "b"): 4.0}
    assert [(each.one, each.other, each.left_out) for each in parts.reviews(likely, Judged())] == [
        ("a", "d", LeftOut.TIE),
        ("b", "e", LeftOut.BARRED),
        ("d", "e", LeftOut.OUTWEIGHED),
    ]
