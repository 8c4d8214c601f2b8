"""Addresses of the matching screen."""

from __future__ import annotations

from django.urls import include, path

from onrecord.web.matching import clusters, finding, judgements, views

__all__ = ["urlpatterns"]

within = [
    path("next", views.next_pair, name="next"),
    path("judge", views.judge_pair, name="judge"),
    path("undo", views.undo, name="undo"),
    path("skip", views.skip, name="skip"),
    path("cluster", clusters.cluster, name="cluster"),
    path("merge", clusters.merge_cluster, name="merge"),
    path("split", clusters.split_cluster, name="split"),
    path("find", finding.find, name="find"),
    path("judgements", judgements.judgements, name="judgements"),
    path("take-back", judgements.take_back, name="take_back"),
]

urlpatterns = [
    path("matching/", views.pairs, name="matching"),
    path("matching/", include((within, "matching"))),
]
