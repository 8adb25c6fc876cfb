"""Files that hold other files: what is in a ZIP or a WARC, one at a time, bounded."""
