"""Who says so, and how: the chain of sources above a telling, and whether it is told as done, said, denied or only
feared.

Attribution is read from the tree upwards: every verb of saying that governs the telling adds its speaker, nearest to
the outlet first; "according to", "citing" and quotation marks add theirs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.coding.english.frames import complements, conjuncts, is_passive, subject_of
from onrecord.coding.english.grammar import verb_table, word_list, word_table
from onrecord.coding.english.mentions import Kind, Mention
from onrecord.coding.english.syntax import Parse
from onrecord.core.vocabulary import Stance

__all__ = ["Saying", "quotations", "read_sayings"]

HIGHEST = 12
# From what did not happen down to the outlet's own word; the first that applies is the stance.
ORDER = (Stance.DENIED, Stance.HYPOTHETICAL, Stance.PLANNED, Stance.UNCERTAIN, Stance.ALLEGED, Stance.REPORTED)
MODALS = {
    **dict.fromkeys(("would", "could", "should", "must", "can", "ca"), Stance.HYPOTHETICAL),
    **dict.fromkeys(("might", "may"), Stance.UNCERTAIN),
    **dict.fromkeys(("will", "shall", "'ll", "wo"), Stance.PLANNED),
}
CONDITIONS = frozenset({"if", "unless", "whether", "lest"})
NOBODY = frozenset({"nobody", "none", "no-one", "noone"})
OPEN_QUOTES, CLOSE_QUOTES = frozenset('“"«'), frozenset('”"»')


@dataclass(frozen=True, slots=True)
class Saying:
    """How one token is told: speakers (mention ids, nearest the outlet first), stance, and the tokens showing both."""

    speakers: tuple[int, ...] = ()
    stance: Stance = Stance.ASSERTED
    cues: tuple[int, ...] = ()


def read_sayings(parse: Parse, mentions: Sequence[Mention], tokens: Sequence[int]) -> dict[int, Saying]:
    """Read, for each of these tokens, who says it and how."""
    by_head = {mention.head: mention for mention in mentions}
    inside = {
        token: mention for mention in mentions for token in range(mention.start, mention.end) if token not in by_head
    }
    reader = _Reader(parse, {**inside, **by_head}, quotations(parse))
    return {token: reader.saying(token) for token in tokens}


@dataclass(frozen=True, slots=True)
class _Reader:
    parse: Parse
    mention_at: Mapping[int, Mention]
    quoted: Sequence[int]

    def saying(self, token: int) -> Saying:
        speakers: list[int] = []
        cues: list[int] = []
        stances: set[Stance] = set()
        self._own_mood(token, stances, cues)
        for lower, upper in self._climb(token):
            self._verb_above(lower, upper, (speakers, stances, cues))
        if not speakers:
            self._according(token, speakers, cues)
        if not speakers and self.quoted[token] >= 0:
            self._quotation(token, speakers, cues)
        if speakers:
            stances.add(Stance.REPORTED)
        self._hedges(token, stances, cues)
        stance = next((stance for stance in ORDER if stance in stances), Stance.ASSERTED)
        return Saying(tuple(dict.fromkeys(speakers)), stance, tuple(sorted(set(cues))))

    def _climb(self, token: int) -> list[tuple[int, int]]:
        """Give the steps (child, governor) from a token up to the root of its sentence."""
        steps, parse = [], self.parse
        for _ in range(HIGHEST):
            governor = parse.head[token]
            if governor == token:
                break
            steps.append((token, governor))
            token = governor
        return steps

    def _own_mood(self, token: int, stances: set[Stance], cues: list[int]) -> None:
        """Read negation and modal verbs on the telling itself."""
        parse = self.parse
        for kid in parse.children[token]:
            word = parse.lower[kid]
            if (
                parse.dep[kid] == "neg"
                or (parse.dep[kid] in ("det", "advmod", "preconj") and word in ("no", "never", "neither", "not"))
                or (parse.dep[kid] in ("nsubj", "nsubjpass") and word in NOBODY)
            ):
                stances.add(Stance.DENIED)
                cues.append(kid)
            elif parse.dep[kid] == "aux" and word in MODALS:
                stances.add(MODALS[word])
                cues.append(kid)
            elif parse.dep[kid] == "mark" and word in CONDITIONS:
                stances.add(Stance.HYPOTHETICAL)
                cues.append(kid)

    def _verb_above(self, lower: int, upper: int, found: tuple[list[int], set[Stance], list[int]]) -> None:
        speakers, stances, cues = found
        parse, word, dep = self.parse, self.parse.lower[upper], self.parse.dep[lower]
        group = verb_table("reporting").get(word)
        clausal = dep in ("ccomp", "parataxis", "advcl", "xcomp", "oprd", "pcomp", "acl", "dep", "conj")
        if (
            group is not None
            and parse.is_verb(upper)
            and ";" not in parse.words[lower:upper]
            and (
                (clausal and dep not in ("advcl", "conj"))
                or (dep in ("dobj", "nsubjpass", "pobj", "prep") and group != "reported")
            )
        ):
            stances.add(Stance.UNCERTAIN if self._is_untold(lower, upper) else Stance(group))
            cues.append(upper)
            speaker = None if is_passive(parse, upper) else subject_of(parse, upper)
            if speaker is not None and speaker != lower:
                speakers[:0] = self._speakers(speaker)
            for cited in self._cited(upper):
                speakers.extend(self._speakers(cited))
        self._mood_above(lower, upper, (stances, cues))

    def _is_untold(self, lower: int, upper: int) -> bool:
        """Tell whether nobody says it: "nobody has told us that he is dead"; but "have not said how she died" says that
        she did."""
        parse = self.parse
        asks = any(parse.tag[kid].startswith("W") for kid in parse.children[lower])
        denies = parse.kid(upper, "neg") is not None
        return (
            lower > upper
            and not asks
            and (denies or any(parse.lower[kid] in NOBODY for kid in parse.kids(upper, "nsubj")))
        )

    def _mood_above(self, lower: int, upper: int, found: tuple[set[Stance], list[int]]) -> None:
        stances, cues = found
        parse, word, dep = self.parse, self.parse.lower[upper], self.parse.dep[lower]
        if dep == "ccomp" and word in word_list("unsure"):
            stances.add(Stance.UNCERTAIN)
            cues.append(upper)
        irrealis = verb_table("irrealis").get(word)
        if irrealis is not None and dep in ("xcomp", "dobj", "ccomp", "acl", "pcomp", "prep", "pobj", "advcl"):
            infinitive = any(parse.lower[kid] == "to" for kid in parse.kids(lower, "aux"))
            if (
                irrealis == "planned"
                and not (word.startswith(("order", "direct", "command")) and dep == "dobj")
                and (infinitive or (dep == "dobj" and parse.is_noun(lower)))
                and not (dep == "advcl" and not infinitive)
            ):
                stances.add(Stance.PLANNED)
                cues.append(upper)
            elif irrealis == "negated" and dep in ("dobj", "xcomp", "pcomp", "pobj", "prep"):
                stances.add(Stance.DENIED)
                cues.append(upper)
        infinitive = any(parse.lower[kid] == "to" for kid in parse.kids(lower, "aux"))
        bound = dep in ("ccomp", "xcomp", "oprd") or (dep in ("advcl", "pcomp") and infinitive)
        nominal = parse.is_verb(upper) and dep in ("dobj", "pobj", "nsubj")
        if bound or nominal or dep in ("advcl", "conj"):
            self._clause_mood(upper, bound or nominal, (stances, cues))
        if dep == "attr":
            self._own_mood(upper, stances, cues)
        if dep == "conj" and any(parse.lower[kid] in NOBODY for kid in parse.kids(upper, "nsubj", "nsubjpass")):
            stances.add(Stance.DENIED)

    def _clause_mood(self, verb: int, bound: bool, found: tuple[set[Stance], list[int]]) -> None:
        """Read "if" on the governing clause and, where the telling is bound to its verb, "would" and "might"."""
        stances, cues = found
        parse = self.parse
        for kid in parse.children[verb]:
            word = parse.lower[kid]
            if parse.dep[kid] == "mark" and word in CONDITIONS:
                stances.add(Stance.HYPOTHETICAL)
                cues.append(kid)
            elif (
                bound
                and parse.dep[kid] == "aux"
                and word in ("would", "could", "might", "may")
                and parse.lower[verb] not in ("say", "like")
            ):
                stances.add(MODALS[word])
                cues.append(kid)

    def _cited(self, verb: int) -> list[int]:
        """Give whom a speaker cites: "Citing eyewitnesses, the monitor said", "quoting", "told the agency by"."""
        parse = self.parse
        return [
            dobj
            for kid in parse.kids(verb, "advcl", "acl", "prep", "xcomp")
            if parse.lower[kid] in ("citing", "quoting", "cited", "quoted")
            for dobj in [*parse.kids(kid, "dobj", "pobj")]
        ]

    def _according(self, token: int, speakers: list[int], cues: list[int]) -> None:
        """Read "according to" and "citing" anywhere in the sentence."""
        parse = self.parse
        sentence = parse.sentences[parse.sentence[token]]
        for place in sentence:
            word = parse.lower[place]
            if word == "according" and place + 1 < len(parse) and parse.lower[place + 1] == "to":
                for source in [*parse.kids(place + 1, "pobj"), *complements(parse, place, "to")]:
                    speakers.extend(self._speakers(source))
                    cues.append(place)
            elif word in ("citing", "quoting") and parse.kid(place, "dobj", "pobj") is not None:
                speakers.extend(self._speakers(parse.kid(place, "dobj", "pobj") or place))
                cues.append(place)

    def _quotation(self, token: int, speakers: list[int], cues: list[int]) -> None:
        """Give words in quotation marks the speaker of their paragraph."""
        parse = self.parse
        paragraph = range(*self._paragraph(token))
        for place in paragraph:
            if (
                self.quoted[place] >= 0
                or verb_table("reporting").get(parse.lower[place]) is None
                or not parse.is_verb(place)
            ):
                continue
            speaker = subject_of(parse, place)
            if speaker is not None:
                speakers.extend(self._speakers(speaker))
                cues.append(place)
                return

    def _paragraph(self, token: int) -> tuple[int, int]:
        number = self.parse.paragraph[token]
        start = end = token
        while start > 0 and self.parse.paragraph[start - 1] == number:
            start -= 1
        while end < len(self.parse) and self.parse.paragraph[end] == number:
            end += 1
        return start, end

    def _speakers(self, token: int) -> list[int]:
        """Give the mentions of a speaker and, behind it, of whom it speaks by: "sources in the ministry" stay one."""
        found = [self._speaker(each) for each in conjuncts(self.parse, token)]
        return [mention.id for mention in found if mention is not None][:3]

    def _speaker(self, token: int) -> Mention | None:
        """Give who speaks: a person or body, or the author of what speaks ("a post by the family", "its report")."""
        mention = self.mention_at.get(token)
        if mention is None or mention.kind in (Kind.PERSON, Kind.GROUP, Kind.ACTOR, Kind.PRONOUN):
            return mention
        if self.parse.lower[token] not in word_list("saying_nouns"):
            return mention if self.parse.tag[token].startswith("NNP") else None
        authors = [
            *complements(self.parse, token, "by", "from", "of", "to"),
            *self.parse.kids(token, "poss", "compound"),
        ]
        found = (self.mention_at.get(author) for author in authors)
        return next((author for author in found if author is not None and author.kind is not Kind.PLACE), None)

    def _hedges(self, token: int, stances: set[Stance], cues: list[int]) -> None:
        """Read "reportedly", "allegedly", "is reported to have" on the telling or what governs it in its clause."""
        parse = self.parse
        near = {token, *(upper for _, upper in self._climb(token)[:3])}
        table = word_table("hedges")
        for place in sorted(near | {kid for each in near for kid in parse.children[each]}):
            group = table.get(parse.lower[place])
            if group is not None and (parse.tag[place].startswith(("RB", "JJ", "VBN")) or place in near):
                stances.add(Stance(group))
                cues.append(place)


def quotations(parse: Parse) -> list[int]:
    """Give for each token the number of the quotation it stands in, or -1."""
    inside, number, numbers = False, -1, []
    paragraph = -1
    for token, word in enumerate(parse.words):
        if parse.paragraph[token] != paragraph:
            inside, paragraph = False, parse.paragraph[token]
        if not inside and word in OPEN_QUOTES:
            inside, number = True, number + 1
            numbers.append(number)
        elif inside and word in CLOSE_QUOTES:
            inside = False
            numbers.append(number)
        else:
            numbers.append(number if inside else -1)
    return numbers
