"""The root of all addresses."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("api/v1/", include("archive.api.urls")),
    path("search/", include("search.urls")),
    path("", include("archive.urls")),
]
