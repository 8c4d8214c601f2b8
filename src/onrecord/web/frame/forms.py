"""Labels of forms: what a field is called, with no colon behind it."""

from __future__ import annotations

from typing import Any

from django.forms.boundfield import BoundField
from django.forms.renderers import DjangoTemplates
from django.utils.safestring import SafeString

__all__ = ["Labelled", "Renderer"]


class Labelled(BoundField):
    """A field whose label ends where its words end."""

    def label_tag(
        self,
        contents: str | None = None,
        attrs: dict[str, Any] | None = None,
        label_suffix: str | None = None,
        tag: str | None = None,
    ) -> SafeString:
        """Give the label, with a colon only where one is asked for."""
        return super().label_tag(contents, attrs, label_suffix or "", tag)


class Renderer(DjangoTemplates):
    """What every form is drawn with."""

    bound_field_class = Labelled
