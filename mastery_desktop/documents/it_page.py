"""P27: one page for whoever looks after the computers of the district: what it does and what it leaves alone."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from mastery_desktop.documents.blocks import Block, Space, text
from mastery_desktop.documents.book import Document
from mastery_desktop.documents.groups import Row, stack
from mastery_desktop.documents.layout import Style
from mastery_desktop.documents.paging import Part, Sizes, in_fullest_pages
from mastery_desktop.documents.sheet import Context
from mastery_desktop.messages import _

_NAMES: Final = 128.0
_PAD: Final = 5.0
_GAP: Final = 8.0

_APART: Final = (16.0, 14.0, 12.0, 10.0, 8.0, 6.0)
"""How far from each other the facts may stand in large print, from roomy to close."""

DATA_FOLDERS: Final = (
    ("Windows", "%LOCALAPPDATA%\\mastery-desktop"),
    ("macOS", "~/Library/Application Support/mastery-desktop"),
    ("Linux", "~/.local/share/mastery-desktop"),
)
"""Where the data lie where nobody chose another folder, by the system."""


def it_page(context: Context) -> Document:
    """Make the page."""
    title, look = _("Mastery Desktop: for the district’s IT"), context.look
    lead = _("A program for one laptop that leads a school team through a planning workshop. It needs no server.")
    above = [
        Part(block=context.masthead(title.replace(": ", ":\u00a0"), "")),
        Part(block=text(lead, look.body), gap=6),
    ]
    if not look.large:
        return context.document(title, [*above, Part(block=_facts(context, above), gap=_GAP)])
    leaf = context.leaf
    ways = [partial(_in_large_print, context, above, apart) for apart in _APART]
    sizes = Sizes(leaf.width, leaf.first_height, leaf.later_height)
    return context.document(title, in_fullest_pages(ways, context.fonts, sizes))


def _in_large_print(context: Context, above: Sequence[Part], apart: float) -> list[Part]:
    """What stands above, and the facts without columns, so far from each other."""
    look = context.look
    facts = (stack([text(name, look.label, glue=True), Space(2), text(words, look.body)]) for name, words in _rows())
    return [*above, Part(block=stack(facts, gap=apart), gap=_GAP)]


def _facts(context: Context, above: Sequence[Part]) -> Block:
    """The facts in a table, in the largest type with which they stay on one page."""
    look, fonts, width = context.look, context.fonts, context.leaf.width
    free = context.leaf.first_height - _GAP - sum(part.block.height(fonts, width) + part.gap for part in above)
    tables = [_table(context, style) for style in (look.body, look.small, look.facilitator)]
    return next((table for table in tables if table.height(fonts, width) <= free), tables[-1])


def _table(context: Context, style: Style) -> Block:
    look = context.look
    return stack(
        context.keep(Row((text(name, look.label), text(words, style)), (_NAMES, 0.0), 0.0, _PAD, 0.75, lid=not at))
        for at, (name, words) in enumerate(_rows())
    )


def _rows() -> Iterator[tuple[str, str]]:
    yield (
        _("What is installed"),
        _(
            "One folder with all that it needs. No service, no driver, no start with the system. The installer for "
            "Windows also enters the file type and how to remove it, for that user; /AllUsers for everybody, /S "
            "without questions. On a stick nothing is installed; the data lie on the computer all the same."
        ),
    )
    yield (
        _("Rights"),
        _(
            "Those of the user. No administrator is needed to run it, nor to set it up on Windows, macOS or a Linux "
            "with a desktop. The package for Debian and its kin needs one, as every package does."
        ),
    )
    yield (
        _("Network"),
        _(
            "None. The program opens no internet connection: no account, no telemetry, no update check. Started from "
            "source, the first start fetches Python packages (about 100 MB) once; a built folder needs not even that."
        ).replace(" MB", "\u00a0MB"),
    )
    folders = "\n".join(f"{system}: {folder}" for system, folder in DATA_FOLDERS)
    yield (
        _("Where data lie"),
        _(
            "In one folder of the user, on the computer itself:\n{folders}\nThe option --data-dir or the variable "
            "MASTERY_DESKTOP_HOME moves it. Not on a stick, not on a share, not in a synchronised folder: others who "
            "write there can damage a database."
        ).format(folders=folders),
    )
    yield (
        _("What is in it"),
        _(
            "A SQLite database of the workshops, its backups, settings and logs. Logs hold no text that anybody typed. "
            "The data are not encrypted by the program; use the encryption of the disk."
        ),
    )
    yield (
        _("About whom"),
        _(
            "About practices of a school, not about people. Ratings are kept as counts, never who gave them. No data "
            "of students are asked for. A list of who was there can be kept for contact hours: it stays on this "
            "computer and in its backups, is in no file that is shared, and can be deleted by itself."
        ),
    )
    yield (
        _("File types"),
        _(
            ".mastery: one workshop, or what a school shares with its district (a zip of JSON without code; sealed "
            "with AES-256 where it has a passphrase). .pdf: sheets and reports. Tables, calendars and texts when "
            "asked for."
        ),
    )
    yield (
        _("Screens and printers"),
        _(
            "A projector or panel as a second screen, extended and not mirrored; one screen works too. It prints to "
            "the printers of the system, or into a PDF for any copier."
        ),
    )
    yield (
        _("Systems"),
        _("Windows, macOS and Linux on 64 bits. From source it needs Python 3.11, 3.12 or 3.13. The license is MIT."),
    )
    yield (
        _("Parts"),
        _(
            "The folder lists all parts with versions and licenses (CycloneDX, NOTICES). SHA-256 sums come with every "
            "package."
        ),
    )
    yield (
        _("Updates"),
        _(
            "A new folder or package in place of the old one. Before it changes its database, the program makes a "
            "backup of it."
        ),
    )
