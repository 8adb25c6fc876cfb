"""The curators' site: Django's admin under the archive's name, for whoever has something to do there."""

from collections.abc import Callable
from functools import update_wrapper

from django.contrib import admin
from django.contrib.admin.apps import SimpleAdminConfig
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse


class ArchiveAdminSite(admin.AdminSite):
    """Where reports come in and facts are vouched for."""

    site_header = "Treaty archive"
    site_title = "Treaty archive"
    index_title = "The workbench"
    site_url = "/"
    enable_nav_sidebar = False

    @property
    def login_form(self):
        """Any account may sign in: its role, not a tick of its own, says what it may do here."""
        from django.contrib.auth.forms import AuthenticationForm  # models are not there yet when this module is read

        return AuthenticationForm

    def has_permission(self, request: HttpRequest) -> bool:
        """Whether the user may do anything here."""
        from archive.roles import enters_workbench

        return enters_workbench(request.user)

    def admin_view(self, view: Callable, cacheable: bool = False) -> Callable[..., HttpResponse]:
        """As Django's; but who is signed in and may not enter is told so, instead of being asked to sign in again."""
        guarded = super().admin_view(view, cacheable)

        def inner(request: HttpRequest, *args, **kwargs) -> HttpResponse:
            if request.user.is_authenticated and not self.has_permission(request):
                raise PermissionDenied("The workbench is for curators, and your account is a reader’s.")
            return guarded(request, *args, **kwargs)

        return update_wrapper(inner, guarded)


class ArchiveAdminConfig(SimpleAdminConfig):
    """Makes the archive's site the admin's default. Its pages are loaded with the addresses, not with every command."""

    default_site = "archive.config.admin_site.ArchiveAdminSite"
