"""Who reports on a treaty, and when."""
