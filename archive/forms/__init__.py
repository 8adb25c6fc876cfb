"""What a curator fills in: new reports, what is said of them, and the facts in them."""

from archive.forms.facts import KIND_NAMES, MENDABLE, FactForm, FactsShown, WordsForm, blank, fact_form
from archive.forms.reports import AboutForm
from archive.forms.uploads import UploadForm

__all__ = [
    "KIND_NAMES",
    "MENDABLE",
    "AboutForm",
    "FactForm",
    "FactsShown",
    "UploadForm",
    "WordsForm",
    "blank",
    "fact_form",
]
