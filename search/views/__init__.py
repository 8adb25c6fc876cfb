"""The pages of search, a module each."""
