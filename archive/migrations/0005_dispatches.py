"""Fingerprints are taken in another way: those of before go, and `manage.py setup` takes them anew, with dispatches."""

from django.db import migrations


def forget(apps, schema_editor):
    apps.get_model("archive", "FingerprintBand").objects.all().delete()
    apps.get_model("archive", "Fingerprint").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("archive", "0004_dossier")]
    operations = [migrations.RunPython(forget, migrations.RunPython.noop)]
