"""Words of the pages on people, for templates: roles, rights, browsers."""

from __future__ import annotations

import json
from collections.abc import Iterable

from django import template
from django.core.serializers.json import DjangoJSONEncoder
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

__all__ = ["as_json", "at", "browser", "listed", "register", "right", "role"]

register = template.Library()

ROLES = {
    "reader": _("reader"),
    "coder": _("coder"),
    "reviewer": _("reviewer"),
    "source keeper": _("source keeper"),
    "publisher": _("publisher"),
    "administrator": _("administrator"),
}
RIGHTS = {
    "read": _("see records, numbers and the sentences they rest on"),
    "add": _("bring in reports and lists"),
    "code": _("code reports"),
    "judge": _("say which records are the same person or incident"),
    "sign": _("sign grades and what is said of a record"),
    "adjudicate": _("compare codings of one report, settle them, and send reports to a second coder"),
    "protected": _("see fields that the scope protects, and reports of protected sources"),
    "sources": _("see and keep who sources are, and what the submission page brought; each reading is logged"),
    "export": _("take data out of the case file"),
    "publish": _("make and withdraw releases"),
    "settings": _("set scope, codebook, rules, languages and retention"),
    "people": _("add people, give and take roles, end sessions"),
}
# The first that an agent names: Edge and Opera say Chrome too, Chrome says Safari.
BROWSERS = (("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"))
SYSTEMS = (("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "macOS"))


@register.filter
def role(name: str) -> str | Promise:
    """Give what a role is called in the reader's language."""
    return ROLES.get(name, name)


@register.filter
def right(name: str) -> str | Promise:
    """Give what a right lets a person do, in the reader's language."""
    return RIGHTS.get(name, name)


@register.filter
def listed(names: Iterable[str]) -> str:
    """Give roles one after the other."""
    # Translators: what stands between two things of a list.
    return gettext(", ").join(str(role(name)) for name in names)


@register.filter
def browser(agent: str) -> str | Promise:
    """Give which browser on which system an agent says it is; anybody can say anything."""
    name = next((called for sign, called in BROWSERS if sign in agent), None)
    system = next((called for sign, called in (*SYSTEMS, ("Linux", "Linux")) if sign in agent), None)
    if name is None:
        return _("an unknown browser")
    return format_lazy("{} ({})", name, system) if system else name


@register.filter
def as_json(value: object) -> str:
    """Give a value as JSON, for an attribute that a script reads."""
    return json.dumps(value, cls=DjangoJSONEncoder)


@register.filter
def at(mapping: dict[str, object], key: str) -> object:
    """Give what a mapping holds at a key."""
    return mapping.get(key)
