"""What stands round the content of every page: its head with a policy that lets nothing in, the way about, its foot.

The policy allows files of the site and nothing else: no script but where a page names one, no form, no frame. Links to
elsewhere are for people to follow; no page asks another host for anything by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord.publish.edition import About
from onrecord.publish.reading.markup import Markup
from onrecord.publish.site.filling import NOTHING, bdi, fill, joined, plain
from onrecord.publish.site.words import Words, load_words

__all__ = ["PLACES", "Frame", "frames_of", "name_version", "version_sheet"]

POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"
SCRIPTED = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"
)
PLACES = (
    "names",
    "time",
    "places",
    "map",
    "actors",
    "methods",
    "tolls",
    "search",
    "downloads",
    "methodology",
    "corrections",
)
"""The pages that every page leads to, in this order; each has a phrase `nav_…`."""
NEAR = ("names", "time", "places", "search")
"""Those that the page of a record leads to: there are hundreds of thousands of these, and each byte counts."""
_PAGE = (
    '<!doctype html>{}<meta charset=utf-8><meta http-equiv=Content-Security-Policy content="{}">'
    '<meta name=viewport content="width=device-width,initial-scale=1"><meta name=referrer content=no-referrer>'
    "<title>{}</title><link rel=stylesheet href={}site.css><body><a class=skip href=#m>{}</a>"
    "<header><p class=site><a href={}index.html>{}</a>{}</p><nav{}</nav></header>"
    "<main id=m>{}</main><footer>{}{}corrections.html{}</footer>{}</body></html>\n"
)


@dataclass(frozen=True)
class Frame:
    """The frame of the pages of one language. `languages` are all of the site, with their names."""

    about: About
    words: Words
    languages: tuple[tuple[str, str], ...]

    def page(self, at: str | tuple[str, str], title: str, content: str, scripts: Sequence[str] = ()) -> str:
        """Give a page that stands at a path within the folder of its language; of two paths the second is where it
        stands in other languages. The paths of its scripts are from the root.
        """
        path, elsewhere = (at, at) if isinstance(at, str) else at
        up = "../" * path.count("/")
        here = path.partition(".")[0]
        return self._page(title, content, (f"{up}../", up, self._whole(up, here)), elsewhere, scripts)

    def record(self, path: str, title: str, content: str) -> str:
        """Give the page of a record: the same with fewer links, as it stands two folders down."""
        return self._page(title, content, ("../../../", "../../", self._near), path)

    def root(self, title: str, content: str) -> str:
        """Give the opening page that stands at the root of the site, in this language."""
        own = f"{self.words.language}/"
        return self._page(title, content, ("", own, self._whole(own, "index")), "index.html")

    def _page(
        self, title: str, content: str, ways: tuple[str, str, Markup], path: str, scripts: Sequence[str] = ()
    ) -> str:
        root, own, nav = ways
        name = self._name
        shown = name if title == name else f"{plain(title)} · {name}"
        loads = joined(fill("<script src={}{}></script>", root, script) for script in scripts)
        head, called, before, after = self._standing
        return fill(
            _PAGE, head, Markup(SCRIPTED if scripts else POLICY), shown, root, self.words.say("skip"),
            own, called, self._others(root, path), nav, Markup(content), before, own, after, loads,
        )  # fmt: skip

    def _whole(self, up: str, here: str) -> Markup:
        return joined((self._label, *(self._link(up, place, here == place) for place in PLACES)))

    def _link(self, up: str, place: str, is_here: bool) -> Markup:
        current = Markup(" aria-current=page") if is_here else NOTHING
        return fill("<a href={}{}.html{}>{}</a> ", up, place, current, self.words.say(f"nav_{place}"))

    @cached_property
    def _near(self) -> Markup:
        return joined((self._label, *(self._link("../../", place, is_here=False) for place in NEAR)))

    @cached_property
    def _label(self) -> Markup:
        return fill(' aria-label="{}">', self.words.say("nav"))

    @cached_property
    def _name(self) -> str:
        return plain(self.about.title)

    def _others(self, root: str, path: str) -> Markup:
        return joined(
            fill(" <a href={}{}/{} lang={} hreflang={}>{}</a>", root, code, path, code, code, name)
            for code, name in self.languages
            if code != self.words.language
        )

    @cached_property
    def _standing(self) -> tuple[Markup, Markup, Markup, Markup]:
        words, about = self.words, self.about
        said = words.put("foot", publisher=bdi(about.publisher))
        partly = fill("<p>{}</p>", words.say("partly")) if words.phrases.text.get("partly") else NOTHING
        licence = words.put("foot_licence", licence=bdi(about.licence)) if about.licence else NOTHING
        return (
            fill("<html lang={} dir={}>", words.language, words.direction),
            bdi(about.title),
            fill("<p class=e>{} <span></span> {} <a href=", said, licence),
            fill(">{}</a></p>{}", words.say("foot_correct"), partly),
        )


def frames_of(about: About) -> tuple[Frame, ...]:
    """Give the frame of each language of an edition."""
    loaded = [load_words(language, about.codebook) for language in about.languages]
    named = tuple((words.language, words.phrases.name) for words in loaded)
    return tuple(Frame(about, words, named) for words in loaded)


def version_sheet(frames: Sequence[Frame]) -> str:
    """Give the rules that show the version and its day in the foot of every page, in its language.

    They stand in the sheet and in no page: a new version changes the sheet, and of the pages only those whose records
    changed.
    """
    shown = ((frame.words.language, _escaped(name_version(frame.about, frame.words))) for frame in frames)
    return "".join(f'html:lang({language}) .e span::before{{content:"{said}"}}\n' for language, said in shown)


def name_version(about: About, words: Words) -> str:
    """Give the version of an edition and its day in words."""
    version, day = (f"\u2068{each}\u2069" for each in (about.version, words.day(about.made_on)))
    return words.say("foot_version", version=version, day=day)


def _escaped(text: str) -> str:
    """Give text as it stands in a string of a sheet: whatever is no plain letter or figure by its code."""
    return "".join(each if each.isascii() and each.isalnum() else f"\\{ord(each):06x}" for each in text)
