"""What Django calls this room."""

from __future__ import annotations

from django.apps import AppConfig

__all__ = ["WebConfig"]


class WebConfig(AppConfig):
    """The pages of the workbench; it has no tables, those are the store's."""

    name = "onrecord.web"
    label = "web"
    verbose_name = "workbench"

    def ready(self) -> None:
        """Have Django tell when somebody signs in or out."""
        from django.contrib.auth.signals import user_logged_in, user_logged_out

        from onrecord.web.access.sessions import begin, forget

        user_logged_in.connect(begin)
        user_logged_out.connect(forget)
