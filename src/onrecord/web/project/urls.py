"""Addresses of the settings and of the register of sources."""

from __future__ import annotations

from django.urls import include, path

from onrecord.web.project import codebook, codebook_files, holding, protected, scope, sources, terms

__all__ = ["urlpatterns"]

SETTINGS = [
    path("again", holding.again, name="again"),
    path("scope", scope.scope, name="scope"),
    path("codebook", codebook.codebook, name="codebook"),
    path("codebook/term/<str:section>/<str:term>", terms.term, name="term"),
    path("codebook/add/<str:section>", terms.add, name="term_add"),
    path("codebook/numbers", terms.numbers, name="numbers"),
    path("codebook/upload", codebook_files.upload, name="upload"),
    path("codebook/file", codebook_files.download, name="download"),
    path("codebook/file/<str:sha256>", codebook_files.version, name="version"),
    path("codebook/again", codebook_files.set_again, name="codebook_again"),
    path("rules", holding.rules, name="rules"),
    path("languages", holding.languages, name="languages"),
    path("retention", holding.retention, name="retention"),
    path("retention/now", holding.remove_now, name="remove_now"),
]
SOURCES = [
    path("add", sources.add, name="add"),
    path("protect", protected.protect_source, name="protect"),
    path("<int:number>", sources.source, name="source"),
    path("<int:number>/edit", sources.edit, name="edit"),
    path("<int:number>/consent", sources.consent, name="consent"),
    path("<int:number>/again", sources.again, name="again"),
    path("<int:number>/identity", protected.identity, name="identity"),
    path("<int:number>/reveal", protected.reveal_source, name="reveal"),
    path("<int:number>/erase", protected.erase_source, name="erase"),
]

urlpatterns = [
    path("project/", holding.project, name="project"),
    path("project/", include((SETTINGS, "project"))),
    path("project/sources", sources.register, name="sources"),
    path("project/sources/", include((SOURCES, "sources"))),
]
