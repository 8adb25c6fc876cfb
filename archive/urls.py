"""Addresses that read like citations and last: a report, a treaty, a provision keeps its own for good."""

from django.urls import path

from archive.views import (
    authorities,
    comparison,
    concordance,
    dispatches,
    home,
    known_text,
    pins,
    reports,
    treaties,
    unplaced,
    wordings_files,
)

app_name = "archive"
urlpatterns = [
    path("", home.home, name="home"),
    path("reports/", reports.ReportList.as_view(), name="reports"),
    path("reports/<slug:slug>/", reports.report, name="report"),
    path("reports/<slug:slug>/original", reports.original, name="original"),
    path("reports/<slug:slug>/dispatch/", dispatches.dispatch, name="dispatch"),
    path("treaties/", treaties.TreatyList.as_view(), name="treaties"),
    path("treaties/<slug:slug>/", treaties.treaty, name="treaty"),
    path("treaties/<slug:slug>/text/", known_text.text, name="treaty_text"),
    path("treaties/<slug:slug>/unplaced/", unplaced.unplaced, name="unplaced"),
    path("treaties/<slug:slug>/<slug:provision>/", concordance.provision, name="provision"),
    path("treaties/<slug:slug>/<slug:provision>/wordings.csv", wordings_files.as_csv, name="wordings_csv"),
    path("treaties/<slug:slug>/<slug:provision>/wordings.json", wordings_files.as_json, name="wordings_json"),
    path("pins/", pins.pins, name="pins"),
    path("compare/", comparison.compare_reports, name="compare"),
    path("states/", authorities.StateList.as_view(), name="states"),
    path("states/<slug:slug>/", authorities.state, name="state"),
    path("persons/", authorities.PersonList.as_view(), name="persons"),
    path("persons/<slug:slug>/", authorities.person, name="person"),
    path("outlets/", authorities.OutletList.as_view(), name="outlets"),
    path("outlets/<slug:slug>/", authorities.outlet, name="outlet"),
    path("topics/", authorities.topics, name="topics"),
    path("topics/<slug:slug>/", authorities.topic, name="topic"),
]
