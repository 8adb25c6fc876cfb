"""The archive as JSON, to read: published reports and what they say of treaties."""
