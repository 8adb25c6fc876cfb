"""What a careful editor finds in the reports of `fixtures/reports`, and how near extraction comes to it.

`<stem>.json` holds the facts of `fixtures/reports/<stem>.txt`, absent ones included: a list that is empty says that the
report has none. `floors.json` holds the figures below which no change may bring extraction.
"""
