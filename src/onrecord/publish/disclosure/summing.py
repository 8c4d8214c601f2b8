"""What is said of a disclosed edition: how many are given, the totals that still hold, and what was held back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from onrecord.publish.casualties import IncidentFile, TollRecord
from onrecord.publish.disclosure.applying import few
from onrecord.publish.disclosure.audiences import Audience
from onrecord.publish.edition import About, HeldBack, Total
from onrecord.publish.whole.sums import Sums

__all__ = ["Tallied", "about_given"]


@dataclass(slots=True)
class Tallied:
    """What is counted over the incidents that are given."""

    sums: Sums = field(default_factory=lambda: Sums(""))
    terms: set[str] = field(default_factory=set)
    held: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, file: IncidentFile) -> None:
        """Count one incident."""
        incident = file.incident
        self.sums.add(file)
        for act in incident.acts:
            self.terms.update(filter(None, (act.type, act.method, act.weapon, *act.circumstances, *act.grounds)))
        for victim in file.victims:
            told = (victim.status, victim.sex, victim.age_group, *(harm.outcome for harm in victim.harm))
            self.terms.update(str(each) for each in told if each is not None)
        self.terms.update((*incident.counts, *((incident.grade.grade,) if incident.grade else ())))

    def add_toll(self, toll: TollRecord) -> None:
        """Count one toll."""
        self.terms.add(toll.act)

    def held_back(self) -> tuple[HeldBack, ...]:
        """Give what was held back, by property and rule."""
        return tuple(HeldBack(path, rule, times) for (path, rule), times in sorted(self.held.items()) if times)


def about_given(about: About, audience: Audience, tallied: Tallied, left_out: int) -> About:
    """Give what is said of an edition, of what is given alone."""
    least, rule = next(
        ((each.cells["totals"], each.shown) for each in audience.rules if "totals" in each.cells), (0, "")
    )
    anew = _summed(about, tallied, left_out)
    totals = _without_small(anew, least)
    if len(totals) < len(about.totals):
        tallied.held["totals", rule or "incidents not given"] += len(about.totals) - len(totals)
    return replace(
        about,
        audience=audience.id,
        incidents=tallied.sums.incidents if "About.incidents" in audience.give else about.incidents,
        victims=tallied.sums.victims if "About.victims" in audience.give else about.victims,
        named=tallied.sums.named if "About.named" in audience.give else about.named,
        totals=totals,
        held_back=(),
        codebook=_occurring(about.codebook, tallied.terms),
    )


def _summed(about: About, tallied: Tallied, left_out: int) -> tuple[Total, ...]:
    """Give totals of the incidents that are given: the difference from a total of all would tell of the others."""
    if not left_out:
        return tuple(about.totals)
    told = {(each.outcome, each.of, each.grades): each.count for each in tallied.sums.said_of(about).totals}
    found = ((each, told.get((each.outcome, each.of, each.grades))) for each in about.totals)
    return tuple(replace(total, count=count) for total, count in found if count is not None)


def _without_small(totals: tuple[Total, ...], least: int) -> tuple[Total, ...]:
    """Give totals without those of few people, nor others from which these could be told by taking away."""
    small = {(each.outcome, each.scheme, each.grades) for each in totals if few(each.count, least)}
    return tuple(
        each
        for each in totals
        if (each.outcome, each.scheme, each.grades) not in small
        or (each.of == "everybody" and not few(each.count, least))
    )


def _occurring(codebook: Mapping[str, Mapping[str, str]], terms: set[str]) -> dict[str, dict[str, str]]:
    left = {name: {term: label for term, label in told.items() if term in terms} for name, told in codebook.items()}
    return {name: told for name, told in left.items() if told}
