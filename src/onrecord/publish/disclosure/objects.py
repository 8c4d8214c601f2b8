"""Words that tell which object is meant, where its name is held back: "the house of Yusuf N." names who lives there.

Its own words are looked for in its incident, what of it looks like somebody's name in the whole edition. A name of
ordinary words alone, "the vegetable market", tells nothing: it is not given, and is no secret either.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.publish.disclosure.tokens import Token, common_words, tokens_of
from onrecord.resolution.given_names import given_name
from onrecord.resolution.names import script_of

__all__ = ["own_words", "people_in", "tells_which"]

MOST_WORDS = 3
"""Words of a name in a script without capitals: the given name, the father's, the family's."""


def tells_which(name: str) -> bool:
    """Tell whether an object's name tells it from others of its kind.

    >>> tells_which("the bakery of Yusuf N."), tells_which("a bakery")
    (True, False)
    """
    return any(own_words(name))


def people_in(name: str) -> Iterator[str]:
    """Yield what of an object's name looks like somebody's name: from a given name to the last word with a capital.

    >>> list(people_in("the house of Yusuf N.")), list(people_in("the bridge over the canal"))
    (['Yusuf N'], [])
    """
    is_latin = script_of(name) == "Latn"
    run: list[Token] = []
    for token in tokens_of(name):
        if run and _goes_on(token, run, is_latin):
            run.append(token)
            continue
        if run:
            yield name[run[0].start : run[-1].end]
        run = [token] if _begins(name[token.start : token.end], token) else []
    if run:
        yield name[run[0].start : run[-1].end]


def own_words(name: str) -> Iterator[str]:
    """Yield the words of an object's name that are its own: those with a capital that are no ordinary words, all that
    are not ordinary where one of them is a given name, and in a script without capitals all after the first, which
    says what it is.

    >>> list(own_words("the Hamdan bakery")), list(own_words("منزل حمدان")), list(own_words("the old market"))
    (['Hamdan'], ['حمدان'], [])
    """
    tokens, is_latin = tokens_of(name), script_of(name) == "Latn"
    names_somebody = any(people_in(name))
    for token in tokens if is_latin else tokens[1:]:
        is_own = not is_latin or ((token.proud or names_somebody) and token.key not in common_words())
        if len(token.key) > 1 and is_own:
            yield name[token.start : token.end]


def _begins(word: str, token: Token) -> bool:
    return token.key not in common_words() and given_name(word) is not None


def _goes_on(token: Token, run: list[Token], is_latin: bool) -> bool:
    return token.proud and token.key not in common_words() if is_latin else len(run) < MOST_WORDS
