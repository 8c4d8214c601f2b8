"""Fields of forms that several settings have: lines of words, days, several of a list."""

from __future__ import annotations

from typing import Any

from django import forms

__all__ = ["Days", "Lines", "Many"]


class Lines(forms.CharField):
    """Words, one a line, each once; as a tuple."""

    def __init__(self, **given: Any) -> None:
        given.setdefault("widget", forms.Textarea(attrs={"rows": 3, "dir": "auto"}))
        given.setdefault("max_length", 20_000)
        super().__init__(required=False, **given)

    def to_python(self, value: Any) -> Any:
        """Give the lines that say anything."""
        if isinstance(value, list | tuple):
            return tuple(value)
        lines = (" ".join(line.split()) for line in str(value or "").splitlines())
        return tuple(dict.fromkeys(line for line in lines if line))

    def prepare_value(self, value: Any) -> Any:
        """Give them as they are written in the field."""
        return "\n".join(value) if isinstance(value, list | tuple) else value

    def run_validators(self, value: Any) -> None:
        """Hold the length of all of them together to the limit."""
        super().run_validators("\n".join(value))


class Days(forms.DateField):
    """A day, or none."""

    def __init__(self, **given: Any) -> None:
        super().__init__(
            required=False,
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            input_formats=["%Y-%m-%d"],
            **given,
        )


class Many(forms.MultipleChoiceField):
    """Any number of a list; as a tuple."""

    def __init__(self, **given: Any) -> None:
        super().__init__(required=False, widget=forms.CheckboxSelectMultiple, **given)

    def to_python(self, value: Any) -> Any:
        """Give those that were chosen."""
        return tuple(super().to_python(value))
