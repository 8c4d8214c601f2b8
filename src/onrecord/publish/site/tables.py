"""Tables of what is documented by time, place, actor and method; each number leads to the incidents beneath it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from onrecord.publish.reading.markup import Markup
from onrecord.publish.site.addresses import slug_of
from onrecord.publish.site.filling import NOTHING, bdi, fill, joined
from onrecord.publish.site.frame import Frame
from onrecord.publish.site.gathering import Gathered, Group, Key
from onrecord.publish.site.listing import MOST, Listed, list_pages
from onrecord.publish.site.words import Words
from onrecord.resolution.folding import fold
from onrecord.tally.ranges import added, count_of_range

__all__ = ["Shown", "group_path", "name_group", "table_pages"]

Pages = Iterator[tuple[str, str]]
FILES = {"time": "t", "place": "p", "actor": "a", "method": "m", "standing": "s"}


def group_path(kind: str, key: Key) -> str:
    """Give where the list of a group stands within the folder of its language, without the ending."""
    if kind == "time":
        return f"l/t-{key[0] or 'unknown'}"
    return f"l/{FILES[kind]}-{key[0] if kind == 'standing' else slug_of(chr(31).join(key))}"


def name_group(kind: str, key: Key, words: Words) -> str:
    """Give what a group is called, other than a place, which `call_places` names."""
    naming: dict[str, Callable[[Key, Words], str]] = {
        "time": _name_time,
        "actor": lambda key, words: key[0] or words.say("actor_untold"),
        "method": _name_method,
        "standing": lambda key, words: words.say(f"{key[0]}_title"),
    }
    return naming[kind](key, words)


@dataclass(frozen=True, slots=True)
class Shown:
    """What the tables of one language are made of: its frame, what was gathered, its figures by kind, its places'
    names.
    """

    frame: Frame
    gathered: Gathered
    figures: Mapping[str, Markup]
    places: Mapping[Key, str]


def table_pages(shown: Shown, lines: Sequence[Markup]) -> Pages:
    """Yield the tables of one language, and the lists that they lead to, of its lines."""
    frame, gathered = shown.frame, shown.gathered
    places = {key: _name_place(gathered.places[key].country, name, frame.words) for key, name in shown.places.items()}
    for kind, groups in gathered.groups.items():
        for key, group in groups.items():
            name = places[key] if kind == "place" else name_group(kind, key, frame.words)
            yield from _list(frame, (group_path(kind, key), name, group), lines)
    yield from _time_page(shown)
    yield from _place_pages(shown)
    for kind in ("actor", "method"):
        yield from _kind_page(shown, kind)


def _list(frame: Frame, what: tuple[str, str, Group], lines: Sequence[Markup]) -> Pages:
    path, name, group = what
    words = frame.words
    intro = fill(
        "<p>{}</p>",
        words.put("list_intro", number=words.number(len(group.numbers)), confirmed=words.number(group.confirmed)),
    )
    listed = Listed(path, name, intro)
    return list_pages(frame, listed, [lines[number] for number in group.numbers])


@dataclass(frozen=True, slots=True)
class _Table:
    frame: Frame
    outcome: str
    first: str
    """The phrase of the first column."""

    def render(self, rows: Iterable[Markup], caption: str = "") -> Markup:
        words = self.frame.words
        heads = (self.first, "incidents", "of_these_confirmed")
        cells = joined(fill("<th scope=col>{}", words.say(key)) for key in heads)
        people = fill("<th scope=col>{}", words.term("people", self.outcome))
        titled = fill("<caption>{}</caption>", caption) if caption else NOTHING
        return fill("<div class=t><table>{}<thead><tr>{}{}<tbody>{}</table></div>", titled, cells, people, joined(rows))

    def row(self, name: Markup, group: Group, target: str | None) -> Markup:
        words = self.frame.words
        number = words.number(len(group.numbers))
        linked = fill("<a href={}.html>{}</a>", target, number) if target else fill("{}", number)
        return fill(
            "<tr><th scope=row>{}<td>{}<td>{}<td><bdi>{}</bdi>\n",
            name, linked, words.number(group.confirmed), words.count(count_of_range(group.people)),
        )  # fmt: skip


def _sum(groups: Iterable[Group]) -> Group:
    parts = list(groups)
    numbers = [number for group in parts for number in group.numbers]
    return Group(numbers, added(group.people for group in parts), sum(group.confirmed for group in parts))


def _time_page(shown: Shown) -> Pages:
    frame, gathered = shown.frame, shown.gathered
    words, groups = frame.words, gathered.groups["time"]
    table = _Table(frame, gathered.outcome, "when")
    parts = []
    known = sorted(key for key in groups if key[0])
    for year, keys in groupby(known, key=lambda key: key[0][:4]):
        months = list(keys)
        whole = _sum(groups[key] for key in months)
        rows = [table.row(fill("<b>{}</b>", year), whole, None)]
        rows += [table.row(fill("{}", _name_time(key, words)), groups[key], group_path("time", key)) for key in months]
        parts.append(fill("<h2 id=y{}>{}</h2>{}", year, year, table.render(rows)))
    if ("",) in groups:
        row = table.row(fill("{}", words.say("time_wide")), groups[("",)], group_path("time", ("",)))
        parts.append(fill("<h2>{}</h2>{}", words.say("time_wide"), table.render([row])))
    content = fill(
        "<h1>{}</h1>{}{}{}", words.say("nav_time"), _counted(frame), shown.figures.get("time", NOTHING), joined(parts)
    )
    yield "time.html", frame.page("time.html", words.say("nav_time"), content)


def _place_pages(shown: Shown) -> Pages:
    frame, gathered = shown.frame, shown.gathered
    words, groups = frame.words, gathered.groups["place"]
    rows = []
    table = _Table(frame, gathered.outcome, "country")
    country_of = {key: place.country for key, place in gathered.places.items()}
    countries = groupby(sorted(groups, key=lambda key: (country_of[key], key)), key=lambda key: country_of[key])
    for country, found in sorted(((code, list(keys)) for code, keys in countries), key=lambda each: not each[0]):
        name = words.country(country) if country else words.say("country_unknown")
        path = f"l/c-{country.lower() if country.isalnum() else 'unknown'}"
        rows.append(table.row(bdi(name), _sum(groups[key] for key in found), path))
        keys = sorted(found, key=lambda key: (not shown.places[key], fold(shown.places[key]), key))
        yield from _paged(shown, (path, name, "where"), [(key, groups[key]) for key in keys], "place")
    head = fill("<h1>{}</h1>{}", words.say("nav_places"), _counted(frame))
    yield "places.html", frame.page("places.html", words.say("nav_places"), joined((head, table.render(rows))))


def _kind_page(shown: Shown, kind: str) -> Pages:
    words, groups = shown.frame.words, shown.gathered.groups[kind]
    ordered = sorted(
        groups.items(), key=lambda each: (not each[0][0], -each[1].people.best, -len(each[1].numbers), each[0])
    )
    first = "by_whom" if kind == "actor" else "what"
    return _paged(shown, (f"{kind}s", words.say(f"nav_{kind}s"), first), ordered, kind)


def _paged(shown: Shown, about: tuple[str, str, str], rows: Sequence[tuple[Key, Group]], kind: str) -> Pages:
    """Yield the pages of a table with a row for each group, five hundred on each."""
    path, title, first = about
    frame = shown.frame
    up = "../" * path.count("/")
    outcome_table = _Table(frame, shown.gathered.outcome, first)
    lines = [
        outcome_table.row(bdi(_name_row(shown, kind, key)), group, f"{up}{group_path(kind, key)}")
        for key, group in rows
    ]
    for at in range(0, max(1, len(lines)), MOST):
        number = at // MOST + 1
        here = f"{path}.html" if number == 1 else f"{path}-{number}.html"
        head = fill("<h1><bdi>{}</bdi></h1>{}", title, _note(frame, kind) if number == 1 else NOTHING)
        chart = shown.figures.get(kind, NOTHING) if number == 1 and "/" not in path else NOTHING
        way = _steps(path.rpartition("/")[2], number, -(-len(lines) // MOST), frame.words)
        body = joined((head, chart, outcome_table.render(lines[at : at + MOST]), way))
        yield here, frame.page(here, title, body)


def _steps(name: str, number: int, of: int, words: Words) -> Markup:
    links = [
        fill("<a href={}{}.html>{}</a>", name, f"-{to}" if to > 1 else "", words.say(key))
        for to, key in ((number - 1, "page_before"), (number + 1, "page_after"))
        if 1 <= to <= of
    ]
    return fill("<p class=p>{}</p>", joined(links, " ")) if links else NOTHING


def _note(frame: Frame, kind: str) -> Markup:
    extra = fill("<p>{}</p>", frame.words.say("actors_note" if kind == "actor" else "methods_note"))
    return joined((_counted(frame), extra if kind in ("actor", "method") else NOTHING))


def _counted(frame: Frame) -> Markup:
    return fill("<p>{}</p>", frame.words.say("tables_note"))


def _name_time(key: Key, words: Words) -> str:
    told = key[0]
    if not told:
        return words.say("time_wide")
    if len(told) == 4:
        return words.say("year_month_unknown", year=told)
    return words.month(int(told[:4]), int(told[5:]))


def _name_row(shown: Shown, kind: str, key: Key) -> str:
    """Give what a row is called in its table: a place without its country, under which it stands."""
    words = shown.frame.words
    if kind != "place":
        return name_group(kind, key, words)
    return shown.places[key] or _name_place(shown.gathered.places[key].country, "", words)


def _name_place(country: str, name: str, words: Words) -> str:
    if name:
        return words.comma.join((words.apart(name), words.country(country))) if country else name
    return words.say("place_unknown_in", country=words.country(country)) if country else words.say("place_unknown")


def _name_method(key: Key, words: Words) -> str:
    act, method = key
    if not act:
        return words.say("incident_plain")
    done = words.term("act", act)
    return f"{done}{words.comma}{words.term('method', method)}" if method else done
