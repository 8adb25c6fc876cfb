"""What the archive says aloud of its authorities where Django says nothing: rows that were moved many at once."""

from django.dispatch import Signal

rows_moved = Signal()
"""Sent by an authority's model, in the transaction, with `rows`: the authorities between which rows were moved."""
