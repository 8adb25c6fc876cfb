"""The curator's workbench, in Django's admin."""

from archive.admin import authorities, decisions, reports, uploads, users

__all__ = ["authorities", "decisions", "reports", "uploads", "users"]
