"""What is known of a treaty's text: its own with what has been quoted of it, or what reports have told of it."""
