"""Invented incidents, as lists and reports tell of them."""

from __future__ import annotations

from datetime import date, timedelta

from onrecord.linkage.incident_records import IncidentRecord
from onrecord.linkage.records import Spot

__all__ = ["incident", "strikes"]

TOWNS = [
    ("Saraqib", 35.86, 36.80), ("Jisr al-Shughur", 35.81, 36.32), ("Kafranbel", 35.61, 36.57),
    ("Binnish", 35.96, 36.71), ("Khan Shaykhun", 35.44, 36.65), ("Harim", 36.21, 36.52),
]  # fmt: skip


def incident(id="1", source="the list", **values):  # noqa: A002
    """Give a record: `when` an ISO day or two, `published` one, `killed` and `injured` a number or two, `spot` its
    numbers, whatever names are several in a tuple or one.
    """
    found = {}
    for name, value in values.items():
        if name in ("when", "killed", "injured"):
            some = value if isinstance(value, tuple) else (value, value)
            found[name] = tuple(map(date.fromisoformat, some)) if name == "when" else some
        elif name == "published":
            found[name] = date.fromisoformat(value)
        elif name == "spot":
            found[name] = Spot(*value)
        else:
            found[name] = (value,) if isinstance(value, str) and name != "text" else value
    return IncidentRecord(id, source, **found)


def strikes(number=60):
    """Give strikes as two lists tell of them: each a day or none apart, a kilometre away, and in other counts.

    Every second is told by both; of the towns each is hit again every few weeks, and its neighbour the day after.
    """
    first, second = [], []
    for place in range(number):
        town, north, east = TOWNS[place % len(TOWNS)]
        day = date(2016, 1, 4) + timedelta(days=3 * place + place % 3)
        killed = 2 + (7 * place) % 11
        spot = (north + 0.001 * (place % 7), east)
        first.append(
            incident(f"a:{place}", "a", when=day.isoformat(), places=(town, "Idlib"), spot=spot, killed=killed)
        )
        if place % 2:
            told = killed if place % 4 == 1 else (killed, killed + 3)
            near = (spot[0] + 0.004, spot[1] + 0.003)
            second.append(
                incident(f"b:{place}", "b", when=day.isoformat(), places=(town.upper(),), spot=near, killed=told)
            )
        else:
            other = (day + timedelta(days=1)).isoformat()
            second.append(incident(f"b:x{place}", "b", when=other, places=("Idlib",), spot=(35.93, 36.63), killed=1))
    return first, second
