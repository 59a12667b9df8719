"""The room of a rehearsal: its displays, its people, and the pane that shows both beside the real console."""
