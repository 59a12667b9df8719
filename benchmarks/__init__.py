"""Measurements, each a ratio to the bare limit of the same machine in the same run."""
