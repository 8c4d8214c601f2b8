"""Addresses of the intake."""

from __future__ import annotations

from django.urls import path

from onrecord.web.intake import lists, views

__all__ = ["urlpatterns"]

urlpatterns = [
    path("intake", views.intake, name="intake"),
    path("intake/text", views.text, name="intake_text"),
    path("intake/addresses", views.addresses, name="intake_addresses"),
    path("intake/source", views.source, name="intake_source"),
    path("intake/lists", lists.lists, name="intake_lists"),
    path("intake/lists/<int:number>", lists.mapped, name="intake_list"),
]
