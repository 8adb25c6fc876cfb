"""What binds a treaty to others, and the drawing of it."""
