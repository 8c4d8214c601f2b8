"""Addresses of the overview, and of the numbers beneath it."""

from __future__ import annotations

from django.urls import path

from onrecord.web.overview import numbers, views

__all__ = ["urlpatterns"]

urlpatterns = [
    path("", views.overview, name="overview"),
    path("overview/seen", views.mark_as_seen, name="overview_seen"),
    path("overview/count", views.count_now, name="overview_count"),
    path("overview/map.svg", numbers.drawn_map, name="overview_map"),
    path("counts/beneath", numbers.beneath, name="counted_incidents"),
    path("counts/by/<slug:by>", numbers.by_dimension, name="counts"),
]
