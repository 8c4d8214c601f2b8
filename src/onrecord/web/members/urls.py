"""Addresses of the people of a case file."""

from __future__ import annotations

from django.urls import path

from onrecord.web.members import changes, views

__all__ = ["urlpatterns"]

urlpatterns = [
    path("members/", views.people, name="members"),
    path("members/add/", changes.add, name="members_add"),
    path("members/second/", views.second, name="members_second"),
    path("members/second/set/", changes.require_second, name="members_second_set"),
    path("members/locked/", views.locked, name="members_locked"),
    path("members/locked/lift/", changes.lift_lockout, name="members_lift"),
    path("members/<int:number>/", views.person, name="member"),
    path("members/<int:number>/roles/", changes.give_roles, name="member_roles"),
    path("members/<int:number>/access/", changes.set_access, name="member_access"),
    path("members/<int:number>/password/", changes.give_password, name="member_password"),
    path("members/<int:number>/factors/", changes.reset, name="member_factors"),
    path("members/<int:number>/sessions/", changes.end, name="member_sessions"),
]
