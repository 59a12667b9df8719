"""What a facilitator does, one class per subject.

A public method is one action of the user and one transaction. It returns what came of it and the kinds of records that
changed, so that every screen can decide whether it is stale. Methods are called from one worker thread.
"""
