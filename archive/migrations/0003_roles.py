"""The three roles, as groups with their permissions. As they stood when this was written: `archive/roles.py` is today's."""

from django.apps import apps as installed
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.db import migrations

AUTHORITIES = ("treaty", "provision", "person", "state", "body", "outlet", "topic")
PARTS = (
    "treatyname", "recordedevent", "recordedrelation", "provisioncue",
    "personname", "statename", "bodyname", "outletname", "topiccue",
)
CURATOR = (
    ("archive", "add view", ("upload",)),
    ("archive", "view change", ("report",)),
    ("archive", "view", ("uploaditem", "decision", "authoritychange")),
    ("archive", "view add change", AUTHORITIES),
    ("archive", "view add change delete", PARTS),
)
ADMINISTRATOR = (
    *CURATOR,
    ("archive", "delete", AUTHORITIES),
    ("auth", "view add change", ("user",)),
    ("search", "view", ("pending",)),
)
ROLES = {"reader": (), "curator": CURATOR, "administrator": ADMINISTRATOR}


def make_roles(apps, schema_editor):
    """Makes the groups, or sets right those that are there."""
    database = schema_editor.connection.alias
    for label in ("archive", "auth", "search"):
        # Django makes permissions after all migrations have run, and from what is installed; here they are needed now.
        create_permissions(installed.get_app_config(label), verbosity=0, using=database, apps=apps)
    Permission = apps.get_model("auth", "Permission")
    for role, rows in ROLES.items():
        group, _made = apps.get_model("auth", "Group").objects.using(database).get_or_create(name=role)
        group.permissions.set(
            Permission.objects.using(database).get(
                content_type__app_label=app, content_type__model=model, codename=f"{verb}_{model}"
            )
            for app, verbs, models in rows
            for model in models
            for verb in verbs.split()
        )


def unmake_roles(apps, schema_editor):
    """Takes the groups away; who was in them stays a user."""
    apps.get_model("auth", "Group").objects.using(schema_editor.connection.alias).filter(name__in=ROLES).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("archive", "0002_workbench"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("search", "0003_saved_search"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [migrations.RunPython(make_roles, unmake_roles)]
