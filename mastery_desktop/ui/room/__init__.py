"""The check of the room before people arrive: its lines, what they say, and what the back row is shown."""
