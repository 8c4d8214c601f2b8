"""Addresses of long work."""

from __future__ import annotations

from django.urls import path

from onrecord.web.works import views

__all__ = ["urlpatterns"]

urlpatterns = [
    path("works", views.works, name="works"),
    path("works/ask/<str:kind>", views.ask, name="work_ask"),
    path("works/<int:number>", views.work, name="work"),
    path("works/<int:number>/cancel", views.cancel, name="work_cancel"),
    path("works/<int:number>/again", views.again, name="work_again"),
]
