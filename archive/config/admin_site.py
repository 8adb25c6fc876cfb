"""The curators' site: Django's admin under the archive's name."""

from django.contrib import admin
from django.contrib.admin.apps import AdminConfig


class ArchiveAdminSite(admin.AdminSite):
    """Where reports come in and facts are vouched for."""

    site_header = "Treaty archive: curators"
    site_title = "Treaty archive"
    index_title = "The workbench"
    site_url = "/"


class ArchiveAdminConfig(AdminConfig):
    """Makes the archive's site the admin's default."""

    default_site = "archive.config.admin_site.ArchiveAdminSite"
