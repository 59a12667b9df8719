"""The roll-up of several schools as a page for a browser: the words and tables of the sheet of paper."""

from collections.abc import Iterator
from html import escape

from mastery_desktop.documents.sheet import foot_for
from mastery_desktop.documents.web import whole_page
from mastery_desktop.domain.pack import Pack
from mastery_desktop.domain.rollup import RollUp
from mastery_desktop.domain.rollup_words import TITLE, RollUpTable, facts, tables, warnings
from mastery_desktop.domain.school_share import ShareLevel
from mastery_desktop.messages import _


def rollup_page(pack: Pack, rolled: RollUp) -> bytes:
    """Make the page, as UTF-8; the same bytes for the same numbers."""
    title = _(TITLE)
    body = [
        "<header>",
        f"<h1>{escape(title)}</h1>",
        *(f"<p>{escape(words)}</p>" for words in facts(rolled)),
        *(f'<p class="draft">{escape(words)}</p>' for words in warnings(rolled, pack)),
        "</header>",
        "<main>",
        *(line for table in tables(rolled, pack) for line in _table(table)),
        "</main>",
        f"<footer><p>{escape(foot_for(pack, ShareLevel.DISTRICT))}</p></footer>",
    ]
    return whole_page(title, pack.language, body)


def _table(table: RollUpTable) -> Iterator[str]:
    name = escape(table.title, quote=True)
    yield from ("<section>", f"<h2>{name}</h2>")
    yield f'<div class="levels" role="region" aria-label="{name}" tabindex="0">'
    yield f'<table><caption class="hidden">{name}</caption>'
    yield "<thead><tr>" + "".join(f'<th scope="col">{escape(head)}</th>' for head in table.heads) + "</tr></thead>"
    yield "<tbody>"
    for row in table.rows:
        note = f'<td colspan="{len(table.heads) - 1}">{escape(row.note)}</td>'
        cells = "".join(f"<td>{escape(cell)}</td>" for cell in row.cells) or note
        yield f'<tr><th scope="row">{escape(row.name)}</th>{cells}</tr>'
    if not table.rows:
        nothing = _("Nothing was shared here.")
        yield f'<tr><td colspan="{len(table.heads)}">{escape(nothing)}</td></tr>'
    yield from ("</tbody></table></div>", "</section>")
