"""What every sheet is given and what it says of itself."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import time
from enum import Enum
from typing import Final

from mastery_desktop.documents.blocks import NOTHING, Below, Block, Rule, Space, WritingLines, right, text
from mastery_desktop.documents.book import Document
from mastery_desktop.documents.capped import Capped
from mastery_desktop.documents.entries import Entry, EntryLine, lines_to_type
from mastery_desktop.documents.fields import Field, FieldRow
from mastery_desktop.documents.fonts import Fonts
from mastery_desktop.documents.groups import Keep, Row, Stack, stack
from mastery_desktop.documents.layout import BODY, Leaf, Look, PaperSize, Style
from mastery_desktop.documents.paging import Part
from mastery_desktop.documents.words import place_name
from mastery_desktop.domain.choices import RatingMode, StepKind
from mastery_desktop.domain.content import Domain, DomainId
from mastery_desktop.domain.form_fields import FieldKind, FormField
from mastery_desktop.domain.labels import long_date
from mastery_desktop.domain.pack import Pack
from mastery_desktop.domain.school_share import FOR_WHOM, SAMPLE, ShareLevel
from mastery_desktop.domain.workshop import Workshop
from mastery_desktop.messages import N_, _, in_both, sides, woven

_REMARK_GAP: Final = 14.0
_DATE: Final = 0.38
"""What a date takes of the width of a page, beside the school."""

_ONE_LINE: Final = 21.0
_BELOW_HEADING: Final = 3.0
_MOST_LINES: Final = 6
"""Lines of a heading that stands on every page."""

FOOT_NOTE = N_("Practices and systems, not people. No student names.")

FORM_NOTE = N_("To fill in on a laptop: open it in a reader of PDFs, type, save it, and hand the file in.")
FORM_NOTE_ON_MARKS = N_(
    "Whoever opens your file sees what you ticked. The program counts levels only together, from five forms on."
)


class Need(Enum):
    """Whether a sheet is about one domain."""

    NONE = "none"
    OPTIONAL = "optional"
    REQUIRED = "required"


@dataclass(frozen=True, kw_only=True)
class Request:
    """A sheet that somebody wants.

    Attributes:
        sheet: the id of the sheet.
        domain: the domain it is about, where it needs one.
        blank: whether it is printed to be written on, also where a workshop is given.
        size: the size of paper.
        body: the size of body text: 12 points, 18 or 20 for large print.
        begins: when the workshop begins, for sheets that name clock times.
        form: whether it is filled in on a laptop; such a sheet is blank and in usual print.
        color: whether names and grounds have the colour of the domain.
        both_sides: whether a sheet that is meant for both sides of the paper is printed so.
        people: how many people come; 0 for as many as the workshop says.
    """

    sheet: str
    domain: DomainId | None = None
    blank: bool = False
    size: PaperSize = PaperSize.LETTER
    body: float = BODY
    begins: time | None = None
    form: bool = False
    color: bool = False
    both_sides: bool = True
    people: int = 0


@dataclass(frozen=True, kw_only=True)
class Context:
    """What a sheet is drawn from.

    `workshop` is None for a blank sheet. `planned` is the workshop that the sheet is for, also where it stays blank:
    its run sheet and its numbers of people are known before anybody writes. `form` tells of a sheet that is filled in
    on a laptop, `sheet` is its id. `level` says for whom the sheet is, where it holds what a team found.
    `people` is how many come, 0 where nobody knows.
    """

    pack: Pack
    leaf: Leaf
    look: Look
    fonts: Fonts
    workshop: Workshop | None = None
    planned: Workshop | None = None
    begins: time | None = None
    domain: Domain | None = None
    sheet: str = ""
    form: bool = False
    level: ShareLevel | None = None
    people: int = 0

    @property
    def foot(self) -> str:
        """The note at the foot of every page, with the name of a wording that was laid over the pack.

        What a team takes away, filled from its session, says for whom it is; every page for the sample that it is one.
        """
        return foot_of(foot_on_paper(self.pack, self.level), self.planned)

    @property
    def talks(self) -> bool:
        """Whether the team of the workshop agrees on its levels in talk."""
        return self.planned is not None and self.planned.talks

    def running(self, title: str) -> str:
        """The line at the head of later pages: the sheet, and whose it is."""
        if self.workshop is None:
            return title
        return f"{title} · {place_name(self.workshop)} · {long_date(self.workshop.session.held_on)}"

    def document(
        self, title: str, parts: Sequence[Part], *, leaf: Leaf | None = None, running: str | None = None
    ) -> Document:
        """The sheet with its name and its content, ready for paging.

        Args:
            title: the name of the sheet.
            parts: the content in order.
            leaf: the paper, where it is not that of the context.
            running: the line at the head of later pages, where it is not the usual one; empty for what is cut or hung.
        """
        return Document(
            title=title,
            leaf=leaf or self.leaf,
            look=self.look,
            running=self.running(title) if running is None else running,
            foot=self.foot,
            parts=parts,
        )

    def upright_if_large(self) -> "Context":
        """The context, with upright pages in large print: there cards and lists take the place of what is wide."""
        return replace(self, leaf=replace(self.leaf, landscape=False)) if self.look.large else self

    def masthead(self, title: str, remark: str) -> Block:
        """The head of a sheet: its name, a remark beside or below it, a strong rule.

        On an upright page each part of the name has a line of its own.
        """
        look, fonts, width = self.look, self.fonts, self.leaf.width
        title = title.replace(": ", ":\u00a0" if self.leaf.landscape else "\n")
        name = self.name(title, look.title)
        if not remark:
            return stack([name, Space(5), Rule(2)])
        wide = fonts.width(remark, look.body.face) * look.body.size + 1
        parts = [part for side in sides(title) for part in side.splitlines()]
        longest = max(fonts.width(part, look.title.face) for part in parts) * look.title.size
        if longest + _REMARK_GAP + wide > width:
            return stack([name, Space(2), text(remark, look.body), Space(5), Rule(2)])
        row = Row((name, text(remark, right(look.body))), (0.0, wide), gap=_REMARK_GAP, place=1.0)
        return stack([row, Space(5), Rule(2)])

    def name(self, words: str, style: Style) -> Block:
        """A name, in two languages below each other where two columns would break it and save nothing."""
        name = text(words, style)
        if not in_both(words):
            return name
        return self._no_higher(Below(*name.in_each_language()), name)

    def _no_higher(self, better: Block, other: Block) -> Block:
        """The first of two blocks, if it takes no more height than the other one, else that."""
        heights = (block.height(self.fonts, self.leaf.width) for block in (better, other))
        return better if next(heights) <= next(heights) else other

    def facts(self, names: Iterable[str], style: Style) -> Block:
        """Facts beside each other, and on another line those that a line has no room for."""
        lines: list[str] = []
        for name in filter(None, names):
            longer = f"{lines[-1]} · {name}" if lines else name
            if lines and self.fonts.width(woven(longer), style.face) * style.size <= self.leaf.width:
                lines[-1] = longer
            else:
                lines.append(name)
        return stack(text(line, style) for line in lines)

    def place_and_date(self) -> Block:
        """The fields for school and date, written in where they are known."""
        if self.form:
            school_entry = Entry(self.field(FieldKind.SCHOOL), _("School"), _ONE_LINE, single=True)
            day_entry = Entry(self.field(FieldKind.DATE), _("Date"), _ONE_LINE, single=True)
            lines = (
                EntryLine(_("School"), school_entry, self.look.body),
                EntryLine(_("Date"), day_entry, self.look.body),
            )
            return Row(lines, (0.0, self.leaf.width * _DATE), gap=18)
        school = place_name(self.workshop) if self.workshop else ""
        day = long_date(self.workshop.session.held_on) if self.workshop else ""
        fields = Field(_("School"), school, self.look.body), Field(_("Date"), day, self.look.body)
        wide = self.leaf.width * _DATE
        if self.fonts.width(f"{_('Date')} {day}", self.look.body.face) * self.look.body.size + _REMARK_GAP > wide:
            return stack(fields, gap=4)
        return FieldRow(fields, (0.0, wide))

    def field(self, kind: FieldKind, of: str = "") -> FormField:
        """The field of this sheet that something is typed into."""
        return FormField(self.sheet, kind, self.domain.id if self.domain else None, of)

    def lines(self, count: int, kind: FieldKind, of: str, tip: str) -> WritingLines | Entry:
        """Lines to write on; on a form for a laptop, a box as high as they are."""
        if not self.form:
            return WritingLines(count)
        return lines_to_type(self.field(kind, of), tip, count, self.fonts, self.leaf.width)

    def form_note(self, *, marks: bool = False) -> Block:
        """What to do with a form on a laptop, and where it holds marks, what it gives away; nothing on paper."""
        if not self.form:
            return NOTHING
        return text(f"{_(FORM_NOTE)} {_(FORM_NOTE_ON_MARKS)}" if marks else _(FORM_NOTE), self.look.small)

    def keep(self, block: Block, *, firm: bool = False) -> Keep:
        """The block, not to be split where a page can hold it, and if `firm` also where more stays empty for it."""
        return Keep(block, self.leaf.later_height, firm)

    def continued(self, name: str, style: Style | None = None) -> Block:
        """The heading of a part where it goes on upon another page, in the style of a heading or in another one.

        A name that would take much of every page is cut: the whole of it stands where the part begins.
        """
        words = text(_("{name}, continued").format(name=name), style or self.look.heading)
        heading: Block = Capped(words, _MOST_LINES)
        if words.in_two_languages:
            below = Below(*(Capped(side, _MOST_LINES // 2) for side in words.in_each_language()))
            heading = self._no_higher(below, heading)
        return Stack((heading, Space(_BELOW_HEADING)), glue=True)


def foot_for(pack: Pack, level: ShareLevel) -> str:
    """What stands at the foot of what leaves a team: also for whom it is."""
    return foot_note(pack, _(FOR_WHOM[level]))


def foot_on_paper(pack: Pack, level: ShareLevel | None) -> str:
    """What stands at the foot of a sheet: for whom it is in every language, also where the rest has room for one."""
    return foot_note(pack, woven(_(FOR_WHOM[level])) if level else "")


def foot_of(note: str, workshop: Workshop | None) -> str:
    """What stands at the foot of a page that is for a workshop: where it is the sample, that comes first."""
    if workshop is None or not workshop.session.sample:
        return note
    return _("{sample}. {note}").format(sample=_(SAMPLE), note=note)


def foot_note(pack: Pack, whom: str = "") -> str:
    """What stands at the foot of everything: also that it is a translation, and the wording that was laid over it."""
    note = _("{note} {whom}.").format(note=_(FOOT_NOTE), whom=whom) if whom else _(FOOT_NOTE)
    note = f"{note} {pack.translation_note}".strip()
    if pack.overlay:
        return _("{note} Wording: {overlay}.").format(note=note, overlay=pack.overlay)
    return note


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A sheet in the register.

    Attributes:
        id: its number in the list of artifacts, such as `P9`.
        title: its name, marked for translation.
        build: makes the document.
        domain: whether it is about one domain.
        fillable: whether it also exists filled from a workshop.
        known_before: whether all that fills it is decided before the workshop begins, so that it never waits blank.
        landscape: whether its pages are wide.
        duplex: whether it is meant for both sides of the paper.
        sizes: the sizes of paper it is made for, the usual one first.
        steps: the kinds of steps that a workshop needs it for.
        modes: the ways of rating that it is for; empty where it serves all of them.
        tables: whether only a workshop at tables needs it.
        marks: whether it holds marks, so that a team that agrees in talk does not need it.
        share: how many people share a copy; 0 where the whole workshop needs one.
        form: whether it can be filled in on a laptop as well.
        take_home: whether people take it home at the end of a workshop.
    """

    id: str
    title: str
    build: Callable[[Context], Document]
    domain: Need = Need.NONE
    fillable: bool = False
    known_before: bool = False
    landscape: bool = False
    duplex: bool = True
    sizes: tuple[PaperSize, ...] = (PaperSize.LETTER, PaperSize.A4, PaperSize.LEGAL)
    steps: frozenset[StepKind] = frozenset()
    modes: frozenset[RatingMode] = frozenset()
    tables: bool = False
    marks: bool = False
    share: int = 0
    form: bool = False
    take_home: bool = False

    def needed_for(self, workshop: Workshop) -> bool:
        """Whether something on the workshop's run sheet needs it, in the way that the workshop rates and sits."""
        modes = {workshop.session.mode} | {rating.mode for rating in workshop.ratings if rating.mode}
        if self.modes and not modes & self.modes:
            return False
        if self.marks and workshop.talks:
            return False
        if self.tables and not workshop.groups and RatingMode.TABLES not in modes:
            return False
        return any(step.kind in self.steps and not step.skipped for step in workshop.steps)

    def copies_for(self, people: int) -> int:
        """How many copies so many people need while they work; at least one."""
        return max(1, -(-people // self.share)) if self.share else 1

    def copies_to_take_home(self, people: int) -> int:
        """How many copies so many people take home: each one of their own, of what they shared as well."""
        return max(1, people) if self.share else 1
