"""The parts of the facilitator's window during a workshop: one panel per kind of step, and what stands around it."""
