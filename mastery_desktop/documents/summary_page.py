"""P24 as a page for a browser: the words of the sheet of paper.

Headings, landmarks and table headers carry the order for those who listen to the page. Marks are dots for the eye and
a number for the ear. In two languages every text says which one it is in, so that each is read aloud with its own
sounds; what somebody wrote stands once.
"""

import math
from collections.abc import Iterable
from html import escape
from typing import Final

from mastery_desktop.documents.sheet import foot_for, foot_of
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
from mastery_desktop.domain.content import LevelSymbol
from mastery_desktop.domain.pack import Pack
from mastery_desktop.domain.school_share import ShareLevel
from mastery_desktop.domain.workshop import Workshop
from mastery_desktop.messages import (
    BETWEEN_LANGUAGES,
    _,
    has_common_words,
    in_both,
    in_one_line,
    ngettext,
    parts_of,
    sides,
    woven,
)

_MOST_DOTS: Final = 40


def summary_page(pack: Pack, workshop: Workshop | None, *, second: str = "") -> bytes:
    """Make the page of a workshop's summary, as UTF-8; the same bytes for the same workshop.

    Args:
        pack: the content, in one language or in two.
        workshop: the workshop; None makes an empty page.
        second: the code of the second language, where there are two.
    """
    return _Page(pack, workshop, (pack.language, second)).to_bytes()


class _Page:
    """The page in the making; knows the codes of its languages."""

    def __init__(self, pack: Pack, workshop: Workshop | None, languages: tuple[str, str]) -> None:
        self._languages = languages
        self._foot = foot_of(foot_for(pack, ShareLevel.PUBLIC), workshop)
        self._words = summary_words(pack, workshop)

    def to_bytes(self) -> bytes:
        """The whole page."""
        words, title = self._words, _(TITLE)
        whose = " · ".join(words.whose)
        body = [
            "<header>",
            f"<h1>{self._below(title)}</h1>",
            self._paragraph(whose),
            f'<p class="draft">{self._below(words.draft)}</p>' if words.draft else "",
            "</header>",
            "<main>",
            *self._section(_(HOW), [self._paragraph(words.how), self._table() if words.practices else ""]),
            *self._section(_(FOCUS), [self._passage("p", passage) for passage in words.focus]),
            *self._section(_(ACTIONS), self._list(words.actions)),
            *self._section(
                _(ASK),
                [
                    self._paragraph(words.ask),
                    self._passage("p", words.needs) if words.needs else "",
                    self._paragraph(words.later),
                ],
            ),
            "</main>",
            f"<footer><p>{self._said(self._foot)}</p></footer>",
        ]
        return whole_page(woven(f"{title} · {whose}" if whose else title), self._languages[0], body)

    def _said(self, words: str) -> str:
        """A text as it stands in a line; what it says in two languages, in each of them."""
        return "".join(self._in_each(part) if in_both(part) else escape(part) for part in parts_of(words))

    def _below(self, words: str) -> str:
        """A text in a narrow place, its second language below the first."""
        if not in_both(words):
            return escape(words)
        lines = zip(("line", "line second"), self._languages, sides(words), strict=True)
        return "".join(
            f'<span class="{kind}" lang="{escape(code)}">{escape(said)}</span>' for kind, code, said in lines
        )

    def _in_each(self, words: str) -> str:
        first, second = sides(words)
        one, other = self._languages
        return (
            f'<span lang="{escape(one)}">{escape(first)}</span>{BETWEEN_LANGUAGES}'
            f'<span class="second" lang="{escape(other)}">{escape(second)}</span>'
        )

    def _section(self, name: str, parts: Iterable[str]) -> list[str]:
        """A part with its heading; one in which nothing was written says so, as there is no pen to write with."""
        shown = [part for part in parts if part] or [self._paragraph(_("Nothing was written here yet."))]
        return ["<section>", f"<h2>{self._said(name)}</h2>", *shown, "</section>"]

    def _paragraph(self, words: str) -> str:
        return self._passage("p", Passage(words)) if words else ""

    def _passage(self, tag: str, passage: Passage) -> str:
        """A text; where all of it is there in two languages, side by side."""
        parts = [("strong", passage.lead), ("", passage.words), ("em", passage.tail)]
        parts = [(inside, words) for inside, words in parts if words]
        if not parts:
            return ""
        if tag != "p" or not all(in_both(words) and not has_common_words(words) for _inside, words in parts):
            said = " ".join(_tagged(inside, self._said(words)) for inside, words in parts)
            return f'<{tag} dir="auto">{said}</{tag}>'
        columns = (
            f'<p lang="{escape(language)}">'
            + " ".join(_tagged(inside, escape(sides(words)[at])) for inside, words in parts)
            + "</p>"
            for at, language in enumerate(self._languages)
        )
        return f'<div class="both">{"".join(columns)}</div>'

    def _list(self, passages: Iterable[Passage]) -> list[str]:
        items = [item for item in (self._passage("li", passage) for passage in passages) if item]
        return ["<ul>", *items, "</ul>"] if items else []

    def _table(self) -> str:
        """The marks; where the window is narrow, the table is moved sideways, by keyboard too."""
        name = _("Marks and outcome of each practice")
        label = escape(in_one_line(name), quote=True)
        levels = self._words.levels
        return "\n".join(
            [
                f'<div class="levels" role="region" aria-label="{label}" tabindex="0">',
                f'<table><caption class="hidden">{self._said(name)}</caption>',
                "<thead><tr>",
                f'<th scope="col">{self._below(_(PRACTICE))}</th>',
                *(f'<th scope="col">{_symbol(level.symbol)}{self._below(level.short)}</th>' for level in levels),
                f'<th scope="col">{self._below(_(SETTLED))}</th>',
                "</tr></thead>",
                "<tbody>",
                *(self._row(practice) for practice in self._words.practices),
                "</tbody></table></div>",
            ]
        )

    def _row(self, practice: Practice) -> str:
        return (
            f'<tr><th scope="row">{self._below(practice.name)}</th>'
            + "".join(f"<td>{self._marks(count)}</td>" for count in practice.marks)
            + f"<td>{self._below(practice.outcome)}{self._way(practice.way)}{self._stress(practice.stress)}</td></tr>"
        )

    def _way(self, words: str) -> str:
        """How the marks of a practice were given, in a line of its own."""
        return f"<div><em>{self._below(words)}</em></div>" if words else ""

    def _stress(self, words: str) -> str:
        """A remark that stands out, behind a magnifying glass."""
        if not words:
            return ""
        glass = '<circle cx="7" cy="7" r="5" fill="none" stroke="#111" stroke-width="2"/>'
        handle = '<path d="M11 11L16.5 16.5" stroke="#111" stroke-width="2.6" stroke-linecap="round"/>'
        drawing = f'<svg viewBox="0 0 18 18" aria-hidden="true" focusable="false">{glass}{handle}</svg>'
        return f'<strong class="stress">{drawing}{self._said(words)}</strong>'

    def _marks(self, count: int) -> str:
        """One dot for each mark, and their number for those who listen; a number alone where none could count."""
        if count > _MOST_DOTS:
            return str(count)
        words = ngettext("{n} mark", "{n} marks", count).format(n=count)
        dots = '<span class="dot"></span>' * count
        return f'<span aria-hidden="true">{dots}</span><span class="hidden">{self._said(words)}</span>'


def _tagged(tag: str, inside: str) -> str:
    return f"<{tag}>{inside}</{tag}>" if tag else inside


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
