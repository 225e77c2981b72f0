"""Addresses of who is involved; part of cases/urls.py."""

from django.urls import path

from cases.views import involved, involvements

CASE = "cases/<uuid:pk>/involved"
ONE = f"{CASE}/<uuid:involvement>"

urlpatterns = [
    path(f"{CASE}/", involved.show_involved, name="involved"),
    path(f"{CASE}/map.pdf", involved.print_ecomap, name="ecomap-pdf"),
    path(f"{CASE}/new/", involvements.record_involvement, name="record-involvement"),
    path(f"{ONE}/end/", involvements.end_involvement, name="end-involvement"),
    path(f"{ONE}/what-for/", involvements.add_purpose, name="add-purpose"),
    path(f"{ONE}/next/", involvements.plan_next_visit, name="next-visit"),
]
