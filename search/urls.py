"""The address of the search page. The rest of it is the query's own: `Query.to_url`."""

from django.urls import path

from search import views

app_name = "search"
urlpatterns = [path("", views.results, name="results")]
