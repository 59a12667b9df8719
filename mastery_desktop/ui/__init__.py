"""The windows: the only part, with `app`, that knows Qt."""
