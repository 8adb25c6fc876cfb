"""The roles of 0003 with what curators do to official texts. `archive/roles.py` is today's table."""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations

VERBS = ("view", "add", "change", "delete")
ROLES = ("curator", "administrator")


def give(apps, schema_editor):
    """Curators, and administrators, may bring official texts in and take them away."""
    database = schema_editor.connection.alias
    create_permissions(installed.get_app_config("archive"), verbosity=0, using=database, apps=apps)
    for group in apps.get_model("auth", "Group").objects.using(database).filter(name__in=ROLES):
        group.permissions.add(*_permissions(apps, database))


def take(apps, schema_editor):
    """They no longer may."""
    database = schema_editor.connection.alias
    for group in apps.get_model("auth", "Group").objects.using(database).filter(name__in=ROLES):
        group.permissions.remove(*_permissions(apps, database))


def _permissions(apps, database):
    return (
        apps.get_model("auth", "Permission")
        .objects.using(database)
        .filter(
            content_type__app_label="archive",
            content_type__model="officialtext",
            codename__in=[f"{verb}_officialtext" for verb in VERBS],
        )
    )


class Migration(migrations.Migration):
    dependencies = [("archive", "0005_dispatches")]
    operations = [migrations.RunPython(give, take)]
