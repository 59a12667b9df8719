"""What `run.py` and `test.py` share: standard library only, because nothing else is there when they start."""
