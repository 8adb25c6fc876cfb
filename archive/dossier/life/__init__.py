"""What became of a treaty: its steps, its state on a day, who signed, and the drawing of its life."""
