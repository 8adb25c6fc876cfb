"""The treaty archive: reports of treaties, kept byte for byte, with every fact on the words that support it."""
