"""When a telling puts its act: the date on the telling itself, or on a clause that shares its time, not every date of
the sentence.

"Police said on Monday that three men were shot on 3 May" dates the saying by Monday and the shooting by 3 May; "a man
who was shot was released on Monday" says nothing of when he was shot.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from onrecord.coding.english.grammar import verb_table, word_list
from onrecord.coding.english.readings import Laid
from onrecord.coding.english.syntax import Parse
from onrecord.resolution.dates import DateExpression
from onrecord.resolution.dates.meanings import After, AmbiguousDate, Before, Between, CalendarDate, Shift, Since

__all__ = ["Bond", "Timed", "dates_the_saying", "gone_on_since", "is_written", "opens_sentence", "time_of"]

DEEPEST = 6
FURTHEST = 2
FAR = 99
# The words of a place between an act and its date: "in northern Kumasi".
PLACE_WORDS = 4
PLACE_TAGS = frozenset({"NNP", "NNPS", "JJ", "NN", "IN"})
SUBORDINATE = frozenset({"conj", "xcomp", "dobj", "advcl", "pobj", "prep", "agent", "oprd"})
WRITTEN = (CalendarDate, AmbiguousDate, Between)


Rank = tuple["Bond", bool, bool, int, int]
"""The nearest bond first; a date as written first, one counted from another act last: "three days after his arrest"."""


class Bond(IntEnum):
    """How a date belongs to a telling, nearest first."""

    OWN = 0
    FRAME = 1
    SENTENCE = 2
    HEADING = 3


@dataclass(frozen=True, slots=True)
class Timed:
    """The date of one telling with its bond, and the date of the saying."""

    date: Laid[DateExpression] | None = None
    bond: Bond = Bond.SENTENCE
    said_on: Laid[DateExpression] | None = None


def time_of(parse: Parse, head: int, dates: Sequence[Laid[DateExpression]]) -> Timed:
    """Give the date of the telling at token `head`, of those of its sentence."""
    best: tuple[Rank, Laid[DateExpression]] | None = None
    said: Laid[DateExpression] | None = None
    for laid in dates:
        if _is_count_day(parse, laid) or _names_a_place(parse, laid):
            continue
        if _stands_behind(parse, laid, head):
            best = (Bond.OWN, not is_written(laid), False, 1, laid.first - head), laid
            break
        if dates_the_saying(parse, laid, head):
            said = said or laid
            continue
        rank = min(_rank(parse, laid, root, head) for root in _roots(parse, laid))
        if rank[0] is not Bond.OWN and _is_taken_up(parse, laid, head):
            continue
        if rank[0] is Bond.SENTENCE and not (opens_sentence(parse, laid) or _begins_it(parse, laid)):
            continue
        if best is None or rank < best[0]:
            best = rank, laid
    return Timed(said_on=said) if best is None else Timed(best[1], best[0][0], said)


def gone_on_since(parse: Parse, laid: Laid[DateExpression], head: int) -> Laid[DateExpression]:
    """Give a written date as the time the telling at `head` has gone on since, where the words say so, else as it is:
    "killed since the war began in 2009" is of 2009 and all the time after.
    """
    since = _since_before(parse, laid) if is_written(laid) else None
    if since is None:
        return laid
    clause = parse.head[since] if parse.dep[since] == "mark" else since
    first, last = parse.subtree(clause)
    if head in range(first, last) or laid.first not in range(first, last) or since > laid.first:
        return laid
    found, start = laid.found, parse.start[since]
    text = parse.text[start : found.end]
    return replace(laid, first=since, found=replace(found, start=start, text=text, meaning=Since(found.meaning)))


def _since_before(parse: Parse, laid: Laid[DateExpression]) -> int | None:
    """Give the "since" of the clause or phrase that a date stands in."""
    for root in _roots(parse, laid):
        for token in (root, *_above(parse, root, DEEPEST)):
            for each in (token, *parse.kids(token, "mark")):
                if parse.lower[each] == "since":
                    return each
    return None


def _begins_it(parse: Parse, laid: Laid[DateExpression]) -> bool:
    """Tell whether a written date is of what the act goes on since: "killed since the war began in 2009"."""
    return is_written(laid) and _since_before(parse, laid) is not None


def _is_count_day(parse: Parse, laid: Laid[DateExpression]) -> bool:
    """Tell whether a date is the day of a count: "as of 3 May"."""
    return laid.first > 1 and parse.lower[laid.first - 2] == "as" and parse.lower[laid.first - 1] == "of"


def _names_a_place(parse: Parse, laid: Laid[DateExpression]) -> bool:
    """Tell whether a day is part of what a place is called: "the Thursday market", "the Friday mosque"."""
    behind = laid.last
    if laid.last - laid.first > 1 or behind >= len(parse) or not parse.is_noun(behind):
        return False
    return parse.lower[behind] in word_list("place_ends") | word_list("place_parts")


def _stands_behind(parse: Parse, laid: Laid[DateExpression], head: int) -> bool:
    """Tell whether a date stands right behind the noun of an act, at most with its place between, and is no verb's own:
    "wanted in connection with a robbery in Kumasi on Tuesday"."""
    between = [token for token in range(head + 1, laid.first) if parse.lower[token] not in ("on", "in", "at", "the")]
    if not parse.is_noun(head) or laid.first <= head or len(between) > PLACE_WORDS:
        return False
    if laid.first == head + 1 or any(parse.tag[token] not in PLACE_TAGS for token in between):
        return False
    governor = parse.head[laid.root(parse)]
    if parse.dep[governor] == "prep":
        governor = parse.head[governor]
    return parse.is_noun(governor) or parse.dep[governor] == "acl"


def _is_taken_up(parse: Parse, laid: Laid[DateExpression], head: int) -> bool:
    """Tell whether a date is of what was done about the act: "On Tuesday two men were charged with the killing"."""
    verb = _governing_verb(parse, laid.root(parse))
    token = head
    while verb is not None and token != verb and parse.head[token] != token:
        link, token = parse.dep[token], parse.head[token]
        about = parse.lower[token] in word_list("taken_up") and link in ("prep", "dobj", "pobj", "pcomp")
        said = token != verb and parse.is_verb(token) and parse.lower[token] in verb_table("reporting")
        if about or said:
            return verb in (token, *_above(parse, token, DEEPEST))
    return False


def _rank(parse: Parse, laid: Laid[DateExpression], root: int, head: int) -> Rank:
    bond, steps = Bond.OWN, _steps(parse, root, head)
    if steps >= DEEPEST:
        bond, steps = Bond.FRAME, _steps_about(parse, root, head)
    if steps >= FAR:
        bond = Bond.SENTENCE
    return bond, not is_written(laid), _counts_from_another(laid), steps, abs(laid.first - head)


def _counts_from_another(laid: Laid[DateExpression]) -> bool:
    """Tell whether a date is told from another act: "three days after his arrest"."""
    meaning = laid.found.meaning
    return isinstance(meaning, After | Before) or (isinstance(meaning, Shift) and meaning.since == "report")


def _roots(parse: Parse, laid: Laid[DateExpression]) -> list[int]:
    """Give the tokens of a date whose governor stands outside it."""
    inside = range(laid.first, laid.last)
    return [token for token in inside if parse.head[token] not in inside or parse.head[token] == token]


def dates_the_saying(parse: Parse, laid: Laid[DateExpression], head: int) -> bool:
    """Tell whether a date is of what is said of the telling, not of the act."""
    verb = _governing_verb(parse, laid.root(parse))
    if verb is None or verb == head or not _is_saying_above(parse, verb, head):
        return False
    return laid.first > verb or not _is_said_to_be(parse, verb, head)


def _governing_verb(parse: Parse, token: int) -> int | None:
    for _ in range(DEEPEST):
        token = parse.head[token]
        if parse.is_verb(token):
            return token
    return None


def _is_saying_above(parse: Parse, verb: int, head: int) -> bool:
    """Tell whether the verb is one of saying that governs the telling: "claimed this week that ..."."""
    return parse.lower[verb] in verb_table("reporting") and verb in list(_above(parse, head, DEEPEST * 2))


def _is_said_to_be(parse: Parse, verb: int, head: int) -> bool:
    """Tell whether a saying in the passive lends the act its subject, and so its date: "On 3 May two men were reported
    killed"."""
    if parse.kid(verb, "nsubjpass") is None:
        return False
    token = head
    while parse.head[token] not in (verb, token) and parse.dep[token] in SUBORDINATE:
        token = parse.head[token]
    return parse.head[token] == verb and parse.dep[token] in ("xcomp", "oprd")


def _above(parse: Parse, token: int, most: int) -> Iterator[int]:
    for _ in range(most):
        if parse.head[token] == token:
            return
        token = parse.head[token]
        yield token


def _steps(parse: Parse, token: int, head: int) -> int:
    """Count the steps up from a date to the telling; far where they meet elsewhere or behind a verb of another time."""
    for steps in range(DEEPEST):
        if token == head:
            return steps
        apart = steps > 1 and parse.dep[token] == "prep" and parse.lower[token] in word_list("another_day")
        if apart or (parse.is_verb(token) and not _shares_time(parse, token)):
            return DEEPEST
        token = parse.head[token]
    return DEEPEST


def _steps_about(parse: Parse, root: int, head: int) -> int:
    """Count the steps from a date by a clause that the telling happens in: "On Monday soldiers raided the town, killing
    two"; far where there is none."""
    anchors: list[int] = []
    for token in _above(parse, root, DEEPEST):
        anchors.append(token)
        if parse.is_verb(token):
            break
    below = head
    for down, token in enumerate(_above(parse, head, DEEPEST * 2), 1):
        of_noun = token in anchors and not parse.is_verb(token) and parse.dep[below] in ("relcl", "acl")
        if not of_noun and not _shares_time(parse, below) and not _is_done_by(parse, below):
            return FAR
        if token in anchors:
            return down + anchors.index(token) + 1
        below = token
    return FAR


def _is_done_by(parse: Parse, token: int) -> bool:
    """Tell whether a participle says what an operation did: "launched a crackdown arresting thousands"."""
    noun = parse.head[token]
    return parse.dep[token] == "acl" and parse.tag[token] == "VBG" and parse.lower[noun] in word_list("operation")


def _is_other_time(parse: Parse, token: int) -> bool:
    return parse.lower[token] in word_list("other_time")


def _shares_time(parse: Parse, token: int) -> bool:
    """Tell whether what hangs here has the time of what it hangs on."""
    dep = parse.dep[token]
    if dep == "acl":  # "hit a bus carrying workers on Friday"
        return parse.tag[token] == "VBG" and parse.dep[parse.head[token]] == "dobj"
    if dep == "advcl":
        return not any(_is_other_time(parse, kid) for kid in parse.kids(token, "mark", "advmod", "prep"))
    if dep == "prep":
        return parse.lower[token] in word_list("same_time")
    return dep in ("conj", "xcomp", "dobj", "nsubj", "nsubjpass", "pobj", "attr", "oprd", "compound", "agent", "dep")


def is_written(laid: Laid[DateExpression]) -> bool:
    """Tell whether a date is written as one, and not told from another day."""
    return isinstance(laid.found.meaning, WRITTEN)


def opens_sentence(parse: Parse, laid: Laid[DateExpression]) -> bool:
    """Tell whether a written date opens its sentence, and so stands over all of it."""
    return is_written(laid) and laid.first - parse.sentences[parse.sentence[laid.first]].start <= FURTHEST
