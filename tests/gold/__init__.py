"""What a careful editor finds in reports, and how near extraction comes to it.

`<stem>.json` holds the facts of `fixtures/reports/<stem>.txt`, absent ones included: a list that is empty says that the
report has none. The files of `developed/` and `kept_apart/` hold the text too. Rules are made and mended on the samples
and the developed reports; on those kept apart they are only measured, so that the figures say how unseen reports fare.
`floors.json` holds the figures below which no change may bring any of the three sets.
"""
