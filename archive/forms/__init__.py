"""What a curator fills in: new reports, and the mending of a fact."""

from archive.forms.facts import MENDABLE, FactForm, fact_form
from archive.forms.uploads import UploadForm

__all__ = ["MENDABLE", "FactForm", "UploadForm", "fact_form"]
