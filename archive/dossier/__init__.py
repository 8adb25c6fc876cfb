"""All that the archive knows of one treaty: what the record has, and what the reports say, side by side."""
