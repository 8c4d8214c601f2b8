"""Lists of invented people, many of whom are on several: what imports and estimates are tested on."""

from __future__ import annotations

import random

__all__ = ["HEAD", "lists_of_people"]

HEAD = "Name,Age,Sex,Date of death,Place"
GIVEN = ("Ahmad", "Basil", "Dalal", "Fadi", "Ghada", "Hisham", "Iman", "Jamil", "Karima", "Layth")
FATHERS = ("Omar", "Ziad", "Munir", "Nabil", "Samir", "Tariq")
FAMILIES = ("Qasim", "Barakat", "Sattouf", "Haddad", "Nasser", "Darwish")
WOMEN = ("Dalal", "Ghada", "Iman", "Karima")
CHANCES = {"Committee": 0.6, "Hospitals": 0.55, "Monitors": 0.5}


def lists_of_people(number=90, seed=3):
    """Give the text of three CSV files: each person is on each list with its chance, by the same name and age."""
    dice = random.Random(seed)
    names = [(given, father, family) for given in GIVEN for father in FATHERS for family in FAMILIES]
    dice.shuffle(names)
    rows = {name: [HEAD] for name in CHANCES}
    for given, father, family in names[:number]:
        sex = "F" if given in WOMEN else "M"
        told = f"{given} {father} {family},{dice.randint(5, 80)},{sex},2013-{dice.randint(1, 9):02}-09,Zawiya"
        for name, chance in CHANCES.items():
            if dice.random() < chance:
                rows[name].append(told)
    return {name: "\n".join(lines) + "\n" for name, lines in rows.items()}
