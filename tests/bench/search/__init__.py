"""How fast the search is, beside stock Whoosh, SQLite FTS5 and tantivy on the same texts: `make bench-search`."""

import sys

# snowballstemmer is quicker where PyStemmer happens to be installed. The archive does not ask for it.
sys.modules["Stemmer"] = None  # type: ignore[assignment]
