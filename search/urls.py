"""The addresses of search. The rest of each is the query's own: `Query.to_url`."""

from django.urls import path

from search.views import exports, feeds, results, saved, suggest, values
from search.views import help as helping

app_name = "search"
urlpatterns = [
    path("", results.results, name="results"),
    path("help/", helping.manual, name="help"),
    path("suggest/", suggest.suggest, name="suggest"),
    path("values/<slug:facet>/", values.values, name="values"),
    path("feed/", feeds.feed, name="feed"),
    path("export.csv", exports.as_csv, name="csv"),
    path("export.json", exports.as_json, name="json"),
    path("save/", saved.save, name="save"),
    path("saved/", saved.saved, name="saved"),
    path("saved/<int:pk>/", saved.kept, name="kept"),
    path("saved/<int:pk>/open/", saved.look, name="open"),
    path("saved/<int:pk>/delete/", saved.delete, name="delete"),
]
