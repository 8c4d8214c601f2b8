"""Addresses of publishing."""

from __future__ import annotations

from django.urls import path

from onrecord.web.releasing import approving, doing, making, notes, reading, telling, views

__all__ = ["urlpatterns"]

urlpatterns = [
    path("releases/", views.releases, name="releases"),
    path("releases/make", making.make, name="releases_make"),
    path("releases/about", telling.about, name="releases_about"),
    path("releases/methodology", telling.methodology, name="releases_methodology"),
    path("releases/notes", notes.notes, name="releases_notes"),
    path("releases/<int:number>", views.release, name="releases_one"),
    path("releases/<int:number>/records", reading.records, name="releases_records"),
    path("releases/<int:number>/site/<path:path>", reading.site, name="releases_site"),
    path("releases/<int:number>/doing", doing.doing, name="releases_doing"),
    path("releases/<int:number>/accept", approving.accept, name="releases_accept"),
    path("releases/<int:number>/approve", approving.approve, name="releases_approve"),
    path("releases/<int:number>/check", approving.check, name="releases_check"),
    path("releases/<int:number>/archive", approving.archive, name="releases_archive"),
    path("releases/<int:number>/withdraw", approving.withdraw, name="releases_withdraw"),
]
