"""The text of the guide to the program: one plain file for each chapter, read into an article.

A chapter is `# Title`, then a line for each paragraph, `- ` before a point, `## Heading {anchor}` before a part,
`[name] caption` for a picture. A name in braces within the text stands for a key.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from mastery_desktop.domain.reading import Article, ArticleId, Block, BlockKind

_HEADING: Final = re.compile(r"## (?P<text>.+) \{(?P<anchor>\w+)\}")
_PICTURE: Final = re.compile(r"\[(?P<name>[\w-]+)\] (?P<text>.+)")
_KEY: Final = re.compile(r"\{(\w+)\}")


def chapter(name: str, text: str, keys: Mapping[str, str], kicker: str = "") -> Article:
    """Read a chapter.

    Args:
        name: its id.
        text: what its file holds.
        keys: what a key is called on the keyboard, by its name.
        kicker: what the chapter belongs to.

    Raises:
        ValueError: it has no title, or names a key that there is not.
    """
    first, *lines = text.strip().splitlines()
    if not first.startswith("# "):
        raise ValueError(f"the chapter {name} has no title")
    blocks = tuple(_blocks(lines, name, keys))
    return Article(id=ArticleId(name), title=first.removeprefix("# "), kicker=kicker, blocks=blocks)


def _blocks(lines: list[str], name: str, keys: Mapping[str, str]) -> Iterator[Block]:
    for line in filter(None, map(str.strip, lines)):
        if found := _HEADING.fullmatch(line):
            yield Block(kind=BlockKind.HEADING, text=found["text"], anchor=found["anchor"])
        elif found := _PICTURE.fullmatch(line):
            yield Block(kind=BlockKind.PICTURE, text=_with_keys(found["text"], name, keys), picture=found["name"])
        elif line.startswith("- "):
            yield Block(kind=BlockKind.POINT, text=_with_keys(line.removeprefix("- "), name, keys))
        else:
            yield Block(kind=BlockKind.TEXT, text=_with_keys(line, name, keys))


def _with_keys(text: str, name: str, keys: Mapping[str, str]) -> str:
    def hint(found: re.Match[str]) -> str:
        if found[1] not in keys:
            raise ValueError(f"the chapter {name} names the key {found[1]}, which there is not")
        return keys[found[1]]

    return _KEY.sub(hint, text)
