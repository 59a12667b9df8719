"""The keys of the program as somebody reads them, on a screen or on paper."""

from typing import NamedTuple


class KeyGroup(NamedTuple):
    """Keys for one purpose, in the language in use: each with its names and what it does."""

    title: str
    rows: tuple[tuple[str, str], ...]
