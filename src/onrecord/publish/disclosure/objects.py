"""Words that tell which object is meant, where its name is held back: "the house of Yusuf N." names who lives there.

Its own words are looked for in its incident, what of it looks like somebody's name in the whole edition.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.publish.disclosure.tokens import Token, common_words, tokens_of
from onrecord.resolution.given_names import given_name
from onrecord.resolution.names import script_of

__all__ = ["own_words", "people_in"]

MOST_WORDS = 3
"""Words of a name in a script without capitals: the given name, the father's, the family's."""


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
        run = [token] if _begins(name[token.start : token.end], token, is_latin) else []
    if run:
        yield name[run[0].start : run[-1].end]


def own_words(name: str) -> Iterator[str]:
    """Yield the words of an object's name that are its own: those with a capital that are no ordinary words, and in a
    script without capitals all after the first, which says what it is.

    >>> list(own_words("the Hamdan bakery")), list(own_words("منزل حمدان"))
    (['Hamdan'], ['حمدان'])
    """
    tokens, is_latin = tokens_of(name), script_of(name) == "Latn"
    for token in tokens if is_latin else tokens[1:]:
        if len(token.key) > 1 and (not is_latin or (token.proud and token.key not in common_words())):
            yield name[token.start : token.end]


def _begins(word: str, token: Token, is_latin: bool) -> bool:
    return (token.proud or not is_latin) and token.key not in common_words() and given_name(word) is not None


def _goes_on(token: Token, run: list[Token], is_latin: bool) -> bool:
    return token.proud and token.key not in common_words() if is_latin else len(run) < MOST_WORDS
