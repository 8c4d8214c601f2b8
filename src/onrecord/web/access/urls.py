"""Addresses of coming in at the machine."""

from __future__ import annotations

from django.urls import path

from onrecord.web.access.door import enter

__all__ = ["urlpatterns"]

urlpatterns = [path("enter/<str:key>", enter, name="enter")]
