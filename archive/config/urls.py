"""The root of all addresses."""

from django.contrib import admin
from django.contrib.auth import views as auth
from django.urls import include, path

admin.autodiscover()

urlpatterns = [
    path("admin/", admin.site.urls),
    path("accounts/login/", auth.LoginView.as_view(redirect_authenticated_user=True), name="login"),
    path("accounts/logout/", auth.LogoutView.as_view(), name="logout"),
    path(
        "accounts/password/",
        # A name of its own: the curators' site has another page under Django's.
        auth.PasswordChangeView.as_view(template_name="registration/password.html"),
        name="password_change",
    ),
    path(
        "accounts/password/changed/",
        auth.PasswordChangeDoneView.as_view(template_name="registration/password_changed.html"),
        name="password_change_done",
    ),
    path("api/v1/", include("archive.api.urls")),
    path("search/", include("search.urls")),
    path("", include("archive.urls")),
]

handler404 = "archive.views.paging.not_found"
