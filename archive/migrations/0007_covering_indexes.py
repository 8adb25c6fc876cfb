"""What every page of a treaty asks first, answered by an index alone: which reports speak of it, and what of."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("archive", "0006_official_texts")]
    operations = [
        migrations.AddIndex(
            model_name="topicmark",
            index=models.Index(fields=["report", "topic", "state", "adrift"], name="topics_of_report"),
        ),
        migrations.AddIndex(
            model_name="treatymention",
            index=models.Index(fields=["treaty", "state", "adrift", "report"], name="reports_of_treaty"),
        ),
    ]
