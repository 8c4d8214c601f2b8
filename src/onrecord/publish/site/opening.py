"""The opening page: how many, as a range, and what that means; what it does not hold; and the way to everything."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from onrecord.core.values import Count
from onrecord.publish.edition import About, Total
from onrecord.publish.reading.markup import Markup
from onrecord.publish.site.drawing import Chart
from onrecord.publish.site.filling import NOTHING, bdi, fill, joined
from onrecord.publish.site.frame import PLACES, Frame, name_version
from onrecord.publish.site.gathering import Gathered
from onrecord.publish.site.tables import group_path
from onrecord.publish.site.values import word_property, word_rule
from onrecord.publish.site.words import Words

__all__ = ["opening_content"]

CHARTS = (("time", "time"), ("map", "map"), ("actor", "actors"), ("method", "methods"))
"""The charts of the opening page, each with the page that holds its table."""


def opening_content(frame: Frame, gathered: Gathered, charts: Mapping[str, Chart], own: str = "") -> Markup:
    """Give the content of the opening page; `own` leads to the folder of its language."""
    words, about = frame.words, frame.about
    parts = (
        _title(about, words),
        _headline(about, words, own),
        _further(about, words),
        _standing(gathered, words, own),
        _not_in_it(about, words),
        _scope(about, words),
        joined(_figures(charts, words, own)),
        _ways(words, own),
    )
    return joined(parts)


def _title(about: About, words: Words) -> Markup:
    by = words.put("by", publisher=bdi(about.publisher))
    return fill("<h1>{}</h1><p class=by>{}. {}</p>", bdi(about.title), by, name_version(about, words))


def _headline(about: About, words: Words, own: str) -> Markup:
    if not about.totals:
        return fill("<p>{}</p>", words.say("no_totals"))
    total = about.totals[0]
    people = words.term("people", total.outcome)
    number = fill(
        "<p class=n><a href={}time.html><b><bdi>{}</bdi></b></a> <span>{}</span></p>",
        own,
        _range(total.count, words),
        people,
    )
    return joined((number, fill("<p>{}</p>", _meaning(total, words))))


def _range(count: Count, words: Words) -> str:
    if count.low is not None and count.high is not None and count.low != count.high:
        return words.say("range_short", low=words.number(count.low), high=words.number(count.high))
    if count.low is not None and count.high is None:
        return words.say("count_least", low=words.number(count.low))
    return words.count(count)


def _meaning(total: Total, words: Words) -> Markup:
    count, parts = total.count, []
    if count.low is not None and count.low == count.high:
        parts += [words.put("meaning_exact"), words.put("meaning_none_exact")]
    else:
        if count.low is not None:
            parts.append(words.put("meaning_low", number=words.number(count.low)))
        if count.high is not None:
            parts.append(words.put("meaning_high", number=words.number(count.high)))
        else:
            parts.append(words.put("meaning_open"))
        if count.best is not None:
            parts.append(words.put("meaning_best", number=words.number(count.best)))
        parts.append(words.put("meaning_none"))
    parts.append(words.put("by_scheme", scheme=bdi(words.term("scheme", total.scheme.partition("@")[0]))))
    if total.of != "everybody":
        parts.append(words.put("counted_of", of=bdi(words.term("of", total.of))))
    if total.grades:
        grades = joined((bdi(words.term("grade", grade)) for grade in total.grades), words.comma)
        parts.append(words.put("counted_grades", grades=grades))
    return joined(parts, " ")


def _further(about: About, words: Words) -> Markup:
    rows = []
    for total in about.totals[1:]:
        who = words.term("people", total.outcome)
        told = [] if total.of == "everybody" else [words.term("of", total.of)]
        told += [words.say("by_scheme_short", scheme=words.term("scheme", total.scheme.partition("@")[0]))]
        told += [words.term("grade", grade) for grade in total.grades]
        rows.append(
            fill(
                "<tr><th scope=row>{}<td><bdi>{}</bdi><td>{}",
                who,
                words.count(total.count),
                joined(map(bdi, told), words.comma),
            )
        )
    if not rows:
        return NOTHING
    return fill("<div class=t><table><caption>{}</caption>{}</table></div>", words.say("other_totals"), joined(rows))


def _standing(gathered: Gathered, words: Words, own: str) -> Markup:
    groups, parts = gathered.groups["standing"], []
    for standing in ("confirmed", "unconfirmed"):
        group = groups.get((standing,))
        number = words.number(len(group.numbers) if group else 0)
        linked = (
            fill("<a href={}{}.html>{}</a>", own, group_path("standing", (standing,)), number)
            if group
            else Markup(number)
        )
        parts.append(words.put(f"{standing}_count", number=linked))
    counted = joined((words.put("incidents_count", number=words.number(len(gathered.lines[0]))), *parts), " ")
    below = words.put("signed_below", number=words.number(gathered.signed_below)) if gathered.signed_below else NOTHING
    return fill("<p>{}</p><p class=h>{} {}</p>", counted, words.put("confirmed_means"), below)


def _scope(about: About, words: Words) -> Markup:
    scope = about.scope
    if scope is None:
        return NOTHING
    told = []
    if scope.acts:
        told.append((words.say("scope_acts"), words.comma.join(words.term("act", act) for act in scope.acts)))
    if scope.whose:
        told.append((words.say("scope_whose"), words.term("of", scope.whose)))
    if scope.places:
        told.append((words.say("scope_places"), words.comma.join(words.country(place) for place in scope.places)))
    if scope.since or scope.until:
        since = words.say("date_after", first=words.day(scope.since)) if scope.since else ""
        until = words.say("date_before", last=words.day(scope.until)) if scope.until else ""
        told.append((words.say("scope_time"), words.comma.join(filter(None, (since, until)))))
    rows = joined(fill("<dt>{}<dd>{}", name, bdi(value)) for name, value in told)
    return fill("<h2>{}</h2><dl>{}</dl>", words.say("scope"), rows) if told else NOTHING


def _figures(charts: Mapping[str, Chart], words: Words, own: str) -> Iterator[Markup]:
    for name, page in CHARTS:
        if name in charts:
            link = fill("<p><a href={}{}.html>{}</a></p>", own, page, words.say(f"more_{name}"))
            yield joined((charts[name].figure(words, own), link))


def _not_in_it(about: About, words: Words) -> Markup:
    limits = [*map(bdi, about.limits), words.put("limit_unreported")]
    held = joined(fill("<li>{}: {}", bdi(rule), told) for rule, told in _held_back(about, words))
    told = fill("<p>{}</p><ul>{}</ul>", words.say("held_back_intro"), held) if about.held_back else NOTHING
    return fill(
        "<h2>{}</h2><ul>{}</ul>{}", words.say("not_in_it"), joined(fill("<li>{}", each) for each in limits), told
    )


def _held_back(about: About, words: Words) -> Iterator[tuple[str, Markup]]:
    """Yield each rule with what it held back; of properties of one name, such as the forms of a name, the most told."""
    rules: dict[str, dict[str, int]] = {}
    for each in about.held_back:
        told, name = rules.setdefault(word_rule(each.rule, words), {}), word_property(each.property, words)
        told[name] = max(told.get(name, 0), each.times)
    for rule, told in rules.items():
        parts = (
            words.put("held_back_row", property=bdi(name), times=words.number(times)) for name, times in told.items()
        )
        yield rule, joined(parts, words.comma)


def _ways(words: Words, own: str) -> Markup:
    items = joined(
        fill("<li><a href={}{}.html>{}</a> {}", own, place, words.say(f"nav_{place}"), words.say(f"about_{place}"))
        for place in PLACES
    )
    return fill("<h2>{}</h2><ul>{}</ul>", words.say("ways"), items)
