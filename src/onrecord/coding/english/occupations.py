"""Work told by a clause and not by a word: "the post office where she worked", "worked as a driver"."""

from __future__ import annotations

from onrecord.coding.english.frames import complements
from onrecord.coding.english.syntax import Parse

__all__ = ["find_work"]

WORKS = frozenset({"worked", "works", "work", "working", "employed", "served", "serving"})


def find_work(parse: Parse, subject: int) -> tuple[str, tuple[int, int]] | None:
    """Give the work of which a token is the subject, in words, and the tokens that say so."""
    verb = parse.head[subject]
    if parse.lower[verb] not in WORKS or parse.dep[subject] not in ("nsubj", "nsubjpass"):
        return None
    as_what = next(complements(parse, verb, "as"), None)
    if as_what is not None:
        start, end = parse.subtree(as_what)
        end = min(end, start + 6)
        while start < as_what and parse.lower[start] in ("a", "an", "the"):
            start += 1
        return parse.span(start, end), (start, end)
    if parse.dep[verb] == "relcl" and any(parse.lower[kid] == "where" for kid in parse.children[verb]):
        place = parse.head[verb]
        start = min([place, *(kid for kid in parse.children[place] if kid < place)])
        return f"worked at {parse.span(start, place + 1)}", (start, max(verb, subject) + 1)
    return None
