"""Addresses of the JSON interface; the version in them changes only when an answer's shape does."""

from django.urls import path

from archive.api import views

app_name = "api"
urlpatterns = [
    path("reports/", views.reports, name="reports"),
    path("reports/<slug:slug>/", views.report, name="report"),
    path("treaties/", views.treaties, name="treaties"),
    path("treaties/<slug:slug>/", views.treaty, name="treaty"),
]
