"""What the rows say aloud where Django says nothing: that some were moved, many at once."""

from django.dispatch import Signal

rows_moved = Signal()
"""Sent by an authority's model, in the transaction, with `rows`: the authorities between which rows were moved."""
