"""The workbench's addresses for strangers alone: everything else is as if it were not there."""

from __future__ import annotations

from onrecord.web.submissions.unseen import gone
from onrecord.web.submissions.urls import outside

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

urlpatterns = list(outside)
handler400 = handler403 = handler404 = gone
handler500 = "onrecord.web.access.refusals.our_fault"
