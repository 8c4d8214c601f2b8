"""Addresses of the submission page and of the desk behind it."""

from __future__ import annotations

from django.urls import path

from onrecord.web.submissions import desk, public

__all__ = ["outside", "urlpatterns"]

outside = [
    path("tell", public.tell, name="tell"),
    path("tell/receipt", public.look_up, name="receipt"),
]
"""What strangers reach; served alone by `onrecord serve --submissions`."""

urlpatterns = [
    *outside,
    path("submissions", desk.listed, name="submissions"),
    path("submissions/page", desk.page, name="submission_page"),
    path("submissions/<int:number>", desk.read, name="submission"),
    path("submissions/<int:number>/file/<int:place>", desk.file, name="submission_file"),
    path("submissions/<int:number>/bring", desk.bring, name="submission_bring"),
    path("submissions/<int:number>/aside", desk.aside, name="submission_aside"),
    path("submissions/<int:number>/answer", desk.answer, name="submission_answer"),
]
