"""Dispatches, what matched a clause, and official texts; what stood in single provisions becomes one text a treaty."""

import hashlib

import django.db.models.deletion
from django.conf import settings
from django.core.files.base import ContentFile
from django.db import migrations, models

import archive.models.language
from archive.reading.language import language_of


def keep_official_texts(apps, schema_editor):
    """Makes one text of what stands in a treaty's provisions, each below its label, kept like what is sent in."""
    database = schema_editor.connection.alias
    rows = {
        name: apps.get_model("archive", name).objects.using(database)
        for name in ("Original", "Provision", "OfficialText", "OfficialProvision")
    }
    made = apps.get_model("archive", "OfficialProvision")
    by_treaty = {}
    for provision in rows["Provision"].exclude(official_text="").order_by("treaty", "position", "label"):
        by_treaty.setdefault(provision.treaty_id, []).append(provision)
    for treaty, provisions in by_treaty.items():
        text, places = laid_out(provisions)
        if not places:
            continue
        data = text.encode()
        sha256 = hashlib.sha256(data).hexdigest()
        original = rows["Original"].filter(sha256=sha256).first() or rows["Original"].create(
            sha256=sha256,
            name="official-text.txt",
            media_type="text/plain",
            size=len(data),
            content=ContentFile(data, name=sha256),
        )
        official = rows["OfficialText"].create(
            treaty_id=treaty, language=language_of(text)[0] or "en", original=original, text=text, text_sha256=sha256
        )
        rows["OfficialProvision"].bulk_create(
            made(official_text=official, provision=provision, start=start, end=start + len(words), exact=words)
            for provision, start, words in places
        )


def laid_out(provisions):
    """The text of provisions, each below its label; and each that has words, where in it they begin, and they."""
    text, places = "", []
    for provision in provisions:
        words = provision.official_text.replace("\r\n", "\n").strip()
        if not words:
            continue
        text += f"{provision.label}\n\n"
        places.append((provision, len(text), words))
        text += f"{words}\n\n"
    return text, places


def put_back(apps, schema_editor):
    """Each provision has the words again that the first official text has for it."""
    database = schema_editor.connection.alias
    for official in apps.get_model("archive", "OfficialProvision").objects.using(database).select_related("provision"):
        if not official.provision.official_text:
            official.provision.official_text = official.exact
            official.provision.save(update_fields=["official_text"])


class Migration(migrations.Migration):
    dependencies = [
        ("archive", "0003_roles"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="quotedclause",
            name="matched_by",
            field=models.JSONField(
                blank=True,
                default=list,
                editable=False,
                help_text="Where the provision was matched: what shows it, the weightiest first.",
            ),
        ),
        migrations.AddField(
            model_name="report",
            name="dispatch",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                help_text="The first report of the dispatch that this one reprints; empty for the first itself.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="reprints",
                to="archive.report",
            ),
        ),
        migrations.CreateModel(
            name="OfficialText",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "language",
                    models.CharField(
                        help_text="BCP 47: en, ko-KP.",
                        max_length=35,
                        validators=[archive.models.language.validate_language],
                    ),
                ),
                ("source_url", models.URLField(blank=True, help_text="Where it was published.", max_length=2000)),
                ("text", models.TextField(editable=False)),
                ("text_sha256", models.CharField(editable=False, max_length=64)),
                ("added", models.DateTimeField(auto_now_add=True)),
                (
                    "added_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "original",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="official_texts",
                        to="archive.original",
                    ),
                ),
                (
                    "treaty",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="official_texts", to="archive.treaty"
                    ),
                ),
            ],
            options={
                "ordering": ["treaty", "language"],
            },
        ),
        migrations.CreateModel(
            name="OfficialProvision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("start", models.PositiveIntegerField()),
                ("end", models.PositiveIntegerField()),
                ("exact", models.TextField()),
                (
                    "provision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="official", to="archive.provision"
                    ),
                ),
                (
                    "official_text",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="provisions",
                        to="archive.officialtext",
                    ),
                ),
            ],
            options={
                "ordering": ["official_text", "start"],
            },
        ),
        migrations.AddConstraint(
            model_name="officialtext",
            constraint=models.UniqueConstraint(fields=("treaty", "language"), name="one_official_text"),
        ),
        migrations.AddConstraint(
            model_name="officialprovision",
            constraint=models.UniqueConstraint(fields=("official_text", "provision"), name="one_official_provision"),
        ),
        migrations.AddConstraint(
            model_name="officialprovision",
            constraint=models.CheckConstraint(
                condition=models.Q(("end__gt", models.F("start"))), name="official_provision_has_words"
            ),
        ),
        migrations.RunPython(keep_official_texts, put_back),
        migrations.RemoveField(
            model_name="provision",
            name="official_text",
        ),
    ]
