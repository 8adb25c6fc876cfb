"""Wordings laid side by side: which provision they are of, how they differ word by word, and who copied whom."""
