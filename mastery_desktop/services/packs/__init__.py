"""Content packs and overlays of others: as one file, and among what this computer has."""
