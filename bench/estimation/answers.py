"""What all three families together say of published tables, as people get it: a range, disagreement, or nothing."""

from __future__ import annotations

from pathlib import Path

from bench.coding.corpus import Measure
from bench.estimation.overlap_tables import load_overlaps, load_strata
from bench.tables import Cell, Table
from onrecord.tally.estimation.estimates import Estimate, Verdict
from onrecord.tally.estimation.estimating import estimate
from onrecord.tally.estimation.side_by_side import Effort
from onrecord.tally.estimation.strata import estimate_strata

__all__ = ["measure"]

ANSWERED = {"kosovo_1999": "kosovo", "korea_palembang": "korea", "hav_taiwan": "hav_taiwan"}
"""Tables of which a range is wanted."""
REFUSED = {"netherlands_6lists": "netherlands", "artificial_3": "artificial_3"}
"""Tables of which none is: to be refused, or flagged as one on which the models disagree."""
OTHERS = ("uk_2013_5lists", "neworleans_5lists", "western_us", "australia", "gaza_2024_overall")
STRATIFIED = ("gaza_2024_by_agesex",)
SIX = tuple(
    f"philippines_{area}_{kind}" for area in ("manila", "quezon", "caloocan") for kind in ("police", "unidentified")
)
PUBLISHED = {
    "kosovo_1999": "10,356 [9,002-12,122]; anew 6,900-18,000",
    "korea_palembang": "124-198",
    "hav_taiwan": "about 545 by a census",
    "uk_2013_5lists": "10,000-13,000",
    "neworleans_5lists": "1,184",
    "western_us": "2,483",
    "gaza_2024_by_agesex": "64,260 [55,298-78,525]",
    "the Philippines, six tables": "2,841 [2,649-3,111]",
}
COLUMNS = ("table", "listed", "said", "low", "high", "middles", "told beside", "published")
NOTE = (
    "Middles: of log-linear models, graphs and latent classes; none where a family gives no estimate. The Philippines "
    "and Gaza are added up by the strata of their studies, in the quick way."
)


def measure(folder: Path) -> Measure:
    """Estimate every table as `onrecord estimate` does."""
    told = {name: estimate(load_overlaps(folder, name)) for name in (*ANSWERED, *REFUSED, *OTHERS)}
    quick = Effort(quick=True)
    for name in STRATIFIED:
        strata = {" ".join(stratum): overlaps for stratum, overlaps in load_strata(folder, name).items()}
        told[name] = estimate_strata(strata, quick)
    six = {name: load_overlaps(folder, name) for name in SIX}
    told["the Philippines, six tables"] = estimate_strata(six, quick)
    figures = {f"answered/{key}": float(told[name].total is not None) for name, key in ANSWERED.items()}
    figures |= {f"flagged/{key}": float(_is_flagged(told[name])) for name, key in ANSWERED.items()}
    figures |= {f"refused/{key}": float(_is_flagged(told[name])) for name, key in REFUSED.items()}
    for name, found in told.items():
        if found.total is not None:
            key = "philippines" if name not in (*ANSWERED, *REFUSED, *OTHERS, *STRATIFIED) else name
            figures |= {f"range/{key}_low": found.total[0], f"range/{key}_high": found.total[1]}
    rows = tuple(_row(name, found) for name, found in told.items())
    return Measure(figures, (Table("What is said of published tables", COLUMNS, rows, NOTE),))


def _is_flagged(found: Estimate) -> bool:
    """Tell whether no range is given, or one within which no number is said to be better than another."""
    return found.verdict in (Verdict.REFUSED, Verdict.DISAGREE)


def _row(name: str, found: Estimate) -> tuple[Cell, ...]:
    low, high = (None, None) if found.total is None else map(round, found.total)
    middles = ", ".join("none" if told.total is None else f"{told.total.median:,.0f}" for told in found.families)
    beside = ", ".join(each.code for each in (*found.refusals, *found.cautions))
    said = str(found.verdict)
    return (name, str(found.documented), said, low, high, middles, beside, PUBLISHED.get(name, "–"))
