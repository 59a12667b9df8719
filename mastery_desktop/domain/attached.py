"""Which files a computer's own program may open for us: documents, pictures, sound and film, never a program."""

from pathlib import PurePath
from typing import Final

_READ: Final = "pdf txt md rtf csv tsv doc docx odt pages xls xlsx ods numbers ppt pptx odp key epub htm html"
_SEEN: Final = "png jpg jpeg gif webp bmp tif tiff heic"
_HEARD: Final = "mp3 m4a wav ogg flac mp4 m4v mov webm mkv avi"

DOCUMENTS: Final = frozenset(f"{_READ} {_SEEN} {_HEARD}".split())
"""The ends of names, in small letters; formats that carry macros by their name are not among them."""


def is_document(file: PurePath) -> bool:
    """Whether the name of a file says that it is read or looked at; anything else could be a program."""
    return file.suffix.lower().removeprefix(".") in DOCUMENTS
