"""Addresses of the evidence."""

from __future__ import annotations

from django.urls import path

from onrecord.web.evidence import contents, notes, originals, playing, reprints, wholeness

__all__ = ["urlpatterns"]

urlpatterns = [
    path("evidence", originals.evidence, name="evidence"),
    path("evidence/originals/<str:sha256>", originals.original, name="original"),
    path("evidence/originals/<str:sha256>/check", originals.check, name="original_check"),
    path("evidence/originals/<str:sha256>/note", notes.say_what_it_shows, name="original_note"),
    path("evidence/originals/<str:sha256>/shown", contents.shown_original, name="original_shown"),
    path("evidence/originals/<str:sha256>/pages/<int:number>", contents.page, name="original_page"),
    path("evidence/originals/<str:sha256>/recording", playing.recording, name="original_recording"),
    path("evidence/originals/<str:sha256>/file", contents.file, name="original_file"),
    path("evidence/readings/<str:reading>", contents.reading, name="reading"),
    path("evidence/families", reprints.families, name="families"),
    path("evidence/families/judge", reprints.judge, name="family_judge"),
    path("evidence/families/<str:report>", reprints.family, name="family"),
    path("evidence/incidents/<str:record>", reprints.independence, name="independence"),
    path("evidence/verify", wholeness.verify, name="verify"),
    path("evidence/setbacks", wholeness.setbacks, name="setbacks"),
    path("evidence/setbacks/<int:number>/again", wholeness.try_again, name="setback_again"),
]
