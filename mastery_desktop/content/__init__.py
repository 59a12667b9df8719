"""The shipped teaching content, as data files, and the loader that checks them into domain objects."""
