"""P24 as a page for a browser: the words of the sheet of paper, one file, no script, nothing from elsewhere.

Headings, landmarks and table headers carry the order for those who listen to the page. Marks are dots for the eye and
a number for the ear. The page prints on Letter as it stands.
"""

import math
from collections.abc import Iterable
from html import escape
from typing import Final

from mastery_desktop.documents.sheet import foot_note
from mastery_desktop.documents.summary_words import (
    ACTIONS,
    ASK,
    FOCUS,
    HOW,
    PRACTICE,
    SETTLED,
    TITLE,
    Passage,
    Practice,
    summary_words,
)
from mastery_desktop.documents.web import whole_page
from mastery_desktop.domain.content import Level, LevelSymbol
from mastery_desktop.domain.pack import Pack
from mastery_desktop.domain.workshop import Workshop
from mastery_desktop.messages import _, ngettext

_MOST_DOTS: Final = 40


def summary_page(pack: Pack, workshop: Workshop | None) -> bytes:
    """Make the page of a workshop's summary, as UTF-8; the same bytes for the same workshop."""
    words = summary_words(pack, workshop)
    title = _(TITLE)
    whose = " · ".join(words.whose)
    name = f"{title} · {whose}" if whose else title
    body = [
        "<header>",
        f"<h1>{escape(title)}</h1>",
        _paragraph(whose),
        f'<p class="draft">{escape(words.draft)}</p>' if words.draft else "",
        "</header>",
        "<main>",
        *_section(_(HOW), [_paragraph(words.how), _table(words.levels, words.practices) if words.practices else ""]),
        *_section(_(FOCUS), [_passage("p", passage) for passage in words.focus]),
        *_section(_(ACTIONS), _list(words.actions)),
        *_section(
            _(ASK),
            [
                _paragraph(words.ask),
                _passage("p", words.needs) if words.needs else "",
                _paragraph(words.later),
            ],
        ),
        "</main>",
        f"<footer><p>{escape(foot_note(pack))}</p></footer>",
    ]
    return whole_page(name, pack.language, body)


def _section(name: str, parts: Iterable[str]) -> list[str]:
    """A part with its heading; one in which nothing was written says so, as there is no pen to write with."""
    shown = [part for part in parts if part] or [_paragraph(_("Nothing was written here yet."))]
    return ["<section>", f"<h2>{escape(name)}</h2>", *shown, "</section>"]


def _paragraph(words: str) -> str:
    return f'<p dir="auto">{escape(words)}</p>' if words else ""


def _passage(tag: str, passage: Passage) -> str:
    lead = f"<strong>{escape(passage.lead)}</strong>" if passage.lead else ""
    tail = f"<em>{escape(passage.tail)}</em>" if passage.tail else ""
    words = " ".join(part for part in (lead, escape(passage.words), tail) if part)
    return f'<{tag} dir="auto">{words}</{tag}>' if words else ""


def _list(passages: Iterable[Passage]) -> list[str]:
    items = [item for item in (_passage("li", passage) for passage in passages) if item]
    return ["<ul>", *items, "</ul>"] if items else []


def _table(levels: tuple[Level, ...], practices: tuple[Practice, ...]) -> str:
    """The marks; where the window is narrow, the table is moved sideways, by keyboard too."""
    rows = (
        f'<tr><th scope="row">{escape(practice.name)}</th>'
        + "".join(f"<td>{_marks(count)}</td>" for count in practice.marks)
        + f"<td>{escape(practice.outcome)}{_stress(practice.stress)}</td></tr>"
        for practice in practices
    )
    name = escape(_("Marks and outcome of each practice"), quote=True)
    return "\n".join(
        [
            f'<div class="levels" role="region" aria-label="{name}" tabindex="0">',
            f'<table><caption class="hidden">{name}</caption>',
            "<thead><tr>",
            f'<th scope="col">{escape(_(PRACTICE))}</th>',
            *(f'<th scope="col">{_symbol(level.symbol)}{escape(level.short)}</th>' for level in levels),
            f'<th scope="col">{escape(_(SETTLED))}</th>',
            "</tr></thead>",
            "<tbody>",
            *rows,
            "</tbody></table></div>",
        ]
    )


def _stress(words: str) -> str:
    """A remark that stands out, behind a magnifying glass."""
    if not words:
        return ""
    glass = '<circle cx="7" cy="7" r="5" fill="none" stroke="#111" stroke-width="2"/>'
    handle = '<path d="M11 11L16.5 16.5" stroke="#111" stroke-width="2.6" stroke-linecap="round"/>'
    drawing = f'<svg viewBox="0 0 18 18" aria-hidden="true" focusable="false">{glass}{handle}</svg>'
    return f'<strong class="stress">{drawing}{escape(words)}</strong>'


def _marks(count: int) -> str:
    """One dot for each mark, and their number for those who listen; a number alone where a hand could not count."""
    if count > _MOST_DOTS:
        return str(count)
    words = ngettext("{n} mark", "{n} marks", count).format(n=count)
    dots = '<span class="dot"></span>' * count
    return f'<span aria-hidden="true">{dots}</span><span class="hidden">{escape(words)}</span>'


def _symbol(symbol: LevelSymbol) -> str:
    """The circle of a level, as full as the level; its word stands beside it."""
    share = symbol.share
    full = '<circle cx="9" cy="9" r="7.5"/>' if share == 1 else ""
    if 0 < share < 1:
        turn = 2 * math.pi * share
        x, y = 9 + 7.5 * math.sin(turn), 9 - 7.5 * math.cos(turn)
        full = f'<path d="M9 9V1.5A7.5 7.5 0 {int(share > 0.5)} 1 {x:.2f} {y:.2f}Z"/>'  # noqa: PLR2004 - half a turn
    ring = '<circle cx="9" cy="9" r="7.5" fill="none" stroke="#111" stroke-width="1.6"/>'
    return f'<svg viewBox="0 0 18 18" aria-hidden="true" focusable="false">{full}{ring}</svg>'
