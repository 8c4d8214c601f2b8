"""Addresses of the search, and of kept filters."""

from __future__ import annotations

from django.urls import path

from onrecord.web.searching import views

__all__ = ["urlpatterns"]

urlpatterns = [
    path("search", views.search, name="search"),
    path("filters/keep", views.keep_filter, name="filter_keep"),
    path("filters/drop", views.drop, name="filter_drop"),
]
