"""A page that shows what the demonstration left: no script, nothing from elsewhere."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from mastery_desktop.messages import _

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from mastery_desktop.app.demo.camera import Moment

_STYLE = (
    "body{font:16px/1.5 sans-serif;max-width:1200px;margin:2em auto;padding:0 1em;color:#1b2430}"
    "figure{margin:2em 0}div{display:flex;gap:1em;flex-wrap:wrap}a{flex:1;min-width:300px}"
    "img{max-width:100%;border:1px solid #d8d3c6}"
)


def page(moments: Sequence[Moment], files: Sequence[Path], summary: str) -> str:
    """The page, as HTML."""
    title = _("A workshop from start to finish")
    links = "".join(f"<li>{_link(file.name, escape(file.name))}</li>" for file in files)
    figures = "\n".join(_figure(number, moment) for number, moment in enumerate(moments, 1))
    return (
        f'<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f"<style>{_STYLE}</style></head>\n<body><h1>{escape(title)}</h1><p>{escape(summary)}</p>\n"
        f"<ul>{links}</ul>\n{figures}\n</body></html>\n"
    )


def _figure(number: int, moment: Moment) -> str:
    pictures = "".join(
        _link(file.name, f'<img src="{escape(file.name)}" alt="{escape(window)}" loading="lazy">')
        for window, file in moment.pictures.items()
    )
    return f"<figure><figcaption>{number}. {escape(moment.caption)}</figcaption><div>{pictures}</div></figure>"


def _link(name: str, inside: str) -> str:
    return f'<a href="{escape(name)}">{inside}</a>'
