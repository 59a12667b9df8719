"""Makes bundles of the program that need no Python on the machine they run on."""
