"""Addresses of double coding."""

from __future__ import annotations

from django.urls import path

from onrecord.web.agreement import assigning, settling, views

__all__ = ["urlpatterns"]

urlpatterns = [
    path("agreement/", views.agreement, name="agreement"),
    path("agreement/count", views.count, name="agreement_count"),
    path("agreement/differences/<str:field>", views.differing, name="agreement_differences"),
    path("agreement/second/", assigning.second_readings, name="second_readings"),
    path("agreement/second/share", assigning.keep_share, name="second_readings_share"),
    path("agreement/second/draw", assigning.draw_reports, name="second_readings_draw"),
    path("agreement/second/assign", assigning.assign_report, name="second_readings_assign"),
    path("agreement/settle/", settling.to_settle, name="to_settle"),
    path("agreement/settle/<str:reading>", settling.settle_reading, name="settle_reading"),
]
