"""Addresses of coding. A report is named by its reading: quotes count the letters of that text and no other."""

from __future__ import annotations

from django.urls import path

from onrecord.web.coding import editing, originals, views

__all__ = ["urlpatterns"]

urlpatterns = [
    path("coding/", views.coding, name="coding"),
    path("coding/<str:reading>/", views.coding_report, name="coding_report"),
    path("coding/<str:reading>/edits", editing.coding_edits, name="coding_edits"),
    path("coding/<str:reading>/here", editing.coding_here, name="coding_here"),
    path("coding/<str:reading>/finish", views.coding_finish, name="coding_finish"),
    path("coding/<str:reading>/abandon", views.coding_abandon, name="coding_abandon"),
    path("coding/<str:reading>/reopen", views.coding_reopen, name="coding_reopen"),
    path("coding/<str:reading>/original", originals.coding_original, name="coding_original"),
    path("coding/<str:reading>/page/<int:number>", originals.coding_page, name="coding_page"),
]
