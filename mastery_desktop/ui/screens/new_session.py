"""A new workshop: the team and the number of people, all else has defaults; beside it the run sheet as it will be."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from mastery_desktop.domain.agenda import PlannedStep, Template, fit_warnings
from mastery_desktop.domain.choices import DecisionRule, RatingMode
from mastery_desktop.domain.labels import RULES
from mastery_desktop.domain.rating import fitting_mode, room_talks
from mastery_desktop.domain.returning import looking_back
from mastery_desktop.domain.table_names import name_to_keep
from mastery_desktop.messages import _
from mastery_desktop.services.sessions import MOST_PEOPLE, NewSession
from mastery_desktop.ui import keys
from mastery_desktop.ui.console.words import MODES
from mastery_desktop.ui.screens.content_choice import ContentChoice, DomainBoxes
from mastery_desktop.ui.screens.new_session_words import about_raters, back_text, total_text
from mastery_desktop.ui.screens.series_box import SeriesBox
from mastery_desktop.ui.screens.template_choice import TemplateChoice
from mastery_desktop.ui.theme.tokens import Space, Type
from mastery_desktop.ui.widgets.areas import keep_in_sight, scrolling
from mastery_desktop.ui.widgets.buttons import Button
from mastery_desktop.ui.widgets.day_field import DayField
from mastery_desktop.ui.widgets.fields import FieldRow, choice_of, side_by_side
from mastery_desktop.ui.widgets.head import ScreenHead
from mastery_desktop.ui.widgets.labels import PlainLabel
from mastery_desktop.ui.widgets.numbers import NumberField
from mastery_desktop.ui.widgets.run_sheet import RunSheet
from mastery_desktop.ui.widgets.screen import BeginningScreen
from mastery_desktop.ui.widgets.warning_box import WarningBox

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from mastery_desktop.domain.content import DomainId
    from mastery_desktop.domain.errors import MasteryError
    from mastery_desktop.domain.pack import Pack
    from mastery_desktop.domain.workshop import Workshop
    from mastery_desktop.ui.context import Context

_USUAL_PEOPLE: Final = 12
_MOST_TABLES: Final = 12
_LONGEST: Final = 720
_SHEET_WIDTH: Final = 380
_NARROW: Final = 860
_MOST_WARNING: Final = 0.22
"""The share of the height that warnings may take where the run sheet has no room beside the form; else twice that."""


class NewSessionScreen(BeginningScreen):
    """Asks for what a workshop needs.

    Attributes:
        created: the workshop is there (its id).
        leave_requested: the user thinks better of it.
    """

    created = Signal(str)
    leave_requested = Signal()

    def __init__(self, context: Context, previous: Workshop | None = None, parent: QWidget | None = None) -> None:
        """Begin with defaults, or with what the workshop before in the series had."""
        super().__init__(parent)
        self._context, self._previous = context, previous
        self._pack = context.services.pack
        self._raters_follow = True
        self._wanted_mode = RatingMode.SLIPS
        self._mode_follows = True
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        head = ScreenHead(_("Plan the next workshop") if previous else _("Start a workshop"))
        head.back_requested.connect(self.leave_requested)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(0)
        self._sides.addWidget(scrolling(self._make_form()), 1)
        self._sides.addWidget(self._make_sheet())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(head)
        whole.addLayout(self._sides, 1)
        keys.bind(keys.LEAVE, self, head.back.click)
        self.begin_at(self.team)
        if previous:
            self._take_over(previous)
        self._choose_template()

    @property
    def steps(self) -> tuple[PlannedStep, ...]:
        """The run sheet as it will be, with time for what the workshop before leaves to look back at."""
        steps, before = self._usual_steps, self._previous
        return looking_back(steps, before, self._pack, discussed=self._template.discuss) if before else steps

    @property
    def _usual_steps(self) -> tuple[PlannedStep, ...]:
        by_one = self.one_by_one.isChecked()
        return self._template.steps(self.domains, one_by_one=by_one, by_talk=self._talks)

    @property
    def _talks(self) -> bool:
        """Whether the team will agree on its levels in talk."""
        return room_talks(RatingMode(self.mode.currentData()), self.raters.value(), tables=self.tables.value() > 0)

    @property
    def domains(self) -> tuple[DomainId, ...]:
        """The domains that are chosen, in the order of the framework."""
        return self._domains.domains

    @property
    def domain_boxes(self) -> dict[DomainId, QCheckBox]:
        """The boxes of all domains."""
        return self._domains.boxes

    # What the user does -----------------------------------------------------------------------------------------

    def _choose_template(self) -> None:
        """Take over the length and the number of domains that the agenda is made for."""
        if not self._previous:
            self._domains.tick_first(self._template.domains)
        self.minutes.setValue(self._template.minutes)
        self._refresh()

    def _on_content_chosen(self, pack: Pack) -> None:
        self._context = self._context._replace(services=self._context.services.working_with(pack))
        self._pack = pack
        self._domains.show_pack(pack)
        self._domains.tick_first(self._template.domains)
        self.sheet.set_pack(pack)
        self._templates.show_pack(pack)
        self._refresh()

    def _on_people_changed(self, people: int) -> None:
        if self._raters_follow:
            self.raters.setValue(people)
            self._raters_follow = True
        self._refresh()

    def _on_raters_changed(self, raters: int) -> None:
        self._raters_follow = raters == self.people.value()
        self._fit_mode()
        self._refresh()

    def _on_mode_chosen(self) -> None:
        """What somebody chose stays, whoever comes or goes."""
        self._mode_follows = False
        self._refresh()

    def _fit_mode(self) -> None:
        if self._mode_follows:
            fitting = fitting_mode(self._wanted_mode, self.raters.value())
            self.mode.setCurrentIndex(self.mode.findData(fitting))

    def _on_team_changed(self) -> None:
        self._team_row.set_wrong("")

    def _on_series(self, previous: Workshop | None) -> None:
        if previous and previous.session.pack_id != self._pack.id:
            self.content.choose_for(previous.session.id, partial(self._on_series, previous))
            return
        self._previous = previous
        if previous:
            self._take_over(previous)
        self._refresh()

    def _on_start(self) -> None:
        if not self.team.text().strip():
            self._team_row.set_wrong(_("Give the team a name first; all else can wait."))
            self.team.setFocus()
            keep_in_sight(self._team_row)
            return
        if not self.domains:
            self._context.news.say_error(_("Choose at least one domain to work on."))
            return
        self.start.setEnabled(False)
        create = partial(self._context.services.sessions.create, self._asked())
        self._context.operations.run(create, self._on_created, self._on_refused, origin=self)

    def _on_created(self, workshop: Workshop) -> None:
        self.created.emit(workshop.session.id)

    def _on_refused(self, error: MasteryError) -> None:
        self.start.setEnabled(True)
        self._context.news.say_error(str(error))

    def _refresh(self) -> None:
        """Show the run sheet and what is worth knowing about it."""
        steps = self.steps
        self.sheet.show_steps(steps, by_talk=self._talks)
        self.total.setText(total_text(steps))
        self.back.setText(back_text(steps, self._usual_steps))
        self.back.setVisible(bool(self.back.text()))
        elements = {domain.id: len(domain.elements) for domain in self._pack.domains}
        about = fit_warnings(steps, self.minutes.value(), elements, by_talk=self._talks)
        self.warnings.say([*self._about_raters(), *about])
        self._fit_warnings()

    def _about_raters(self) -> list[str]:
        by_talk = self.mode.currentData() == RatingMode.DIRECT
        return about_raters(self.raters.value(), self.tables.value(), by_talk=by_talk)

    def _asked(self) -> NewSession:
        tables, raters = self.tables.value(), self.raters.value()
        shares = [raters // tables + (number < raters % tables) for number in range(tables)]
        return NewSession(
            team=self.team.text(),
            people=self.people.value(),
            held_on=self.held_on.day,
            template=self._template.id,
            steps=self.steps,
            domains=self.domains,
            raters=raters,
            minutes=self.minutes.value(),
            tables=tuple((name_to_keep(at), share) for at, share in enumerate(shares, 1)),
            school=self.school.text(),
            district=self.district.text(),
            title=self.title.text(),
            facilitator=self.facilitator.text(),
            rule=DecisionRule(self.rule.currentData()),
            mode=RatingMode(self.mode.currentData()),
            voters=self.voters.text(),
            purpose=self.purpose.toPlainText(),
            previous=self._previous.session.id if self._previous else None,
        )

    @property
    def _template(self) -> Template:
        return self._templates.template

    def _take_over(self, previous: Workshop) -> None:
        """Begin with what the workshop before had; its actions open this one."""
        before = previous.session
        for field, text in (
            (self.team, before.team),
            (self.school, before.school),
            (self.district, before.district),
            (self.facilitator, before.facilitator),
            (self.voters, before.voters),
        ):
            field.setText(text)
        self.purpose.setPlainText(before.purpose)
        self.people.setValue(before.people)
        self.rule.setCurrentIndex(self.rule.findData(before.rule))
        self._wanted_mode = before.mode
        self.raters.setValue(before.raters)
        self._fit_mode()
        self._templates.choose(before.template)
        for id_, box in self.domain_boxes.items():
            box.setChecked(id_ in previous.domains)

    # How it is put together -------------------------------------------------------------------------------------

    def _make_form(self) -> QWidget:
        form = QWidget()
        column = QVBoxLayout(form)
        column.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        column.setSpacing(Space.L)
        self.team = QLineEdit()
        self.team.textChanged.connect(self._on_team_changed)
        self.people = NumberField(1, MOST_PEOPLE, _USUAL_PEOPLE)
        self.people.valueChanged.connect(self._on_people_changed)
        self._team_row = FieldRow(_("Team"), self.team, hint=_("As people call it: a school, or a group in it."))
        column.addWidget(side_by_side(self._team_row, FieldRow(_("People in the room"), self.people), stretch=(3, 1)))
        self._domains = DomainBoxes(self._pack)
        self._domains.changed.connect(self._refresh)
        if not self._previous:
            self.content = ContentChoice(self._context)
            self.content.chosen.connect(self._on_content_chosen)
            column.addWidget(self.content)
            column.addWidget(SeriesBox(self._context, self.team, self._on_series))
        self._templates = TemplateChoice(self._pack)
        self._templates.chosen.connect(self._choose_template)
        column.addWidget(self._templates)
        column.addWidget(self._domains)
        self.more = Button(_("More details"), kind="plain")
        self.more.setCheckable(True)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self._more = self._make_more()
        self._more.hide()
        self.more.toggled.connect(self._more.setVisible)
        column.addWidget(self._more)
        column.addStretch()
        return form

    def _make_more(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.L)
        self.school, self.district, self.title, self.facilitator, self.voters = (QLineEdit() for _field in range(5))
        self.title.setPlaceholderText(_("From the domains"))
        self.voters.setPlaceholderText(_("Everyone in the room but the facilitator"))
        self.held_on = DayField(self._context.today)
        self.minutes = NumberField(15, _LONGEST, 90)
        self.raters = NumberField(0, MOST_PEOPLE, _USUAL_PEOPLE)
        self.tables = NumberField(0, _MOST_TABLES, 0)
        for field in (self.minutes, self.tables):
            field.valueChanged.connect(self._refresh)
        self.raters.valueChanged.connect(self._on_raters_changed)
        self.rule, self.mode = choice_of(RULES), choice_of(MODES)
        self.mode.activated.connect(self._on_mode_chosen)
        self.one_by_one = QCheckBox(_("Practice by practice: read, rate, count and reveal each one"))
        self.one_by_one.clicked.connect(self._refresh)
        self.purpose = QPlainTextEdit()
        self.purpose.setTabChangesFocus(True)
        self.purpose.setFixedHeight(84)
        public = _("May be shown on the wall and printed.")
        rows = (
            (FieldRow(_("School"), self.school), FieldRow(_("District"), self.district)),
            (FieldRow(_("Name of the workshop"), self.title), FieldRow(_("Facilitator"), self.facilitator)),
            (FieldRow(_("Date"), self.held_on), FieldRow(_("Minutes"), self.minutes)),
            (
                FieldRow(_("How many rate"), self.raters, hint=_("The facilitator has no vote.")),
                FieldRow(_("Tables that rate on their own"), self.tables, hint=_("0: the room rates as one.")),
            ),
            (FieldRow(_("How the team decides"), self.rule), FieldRow(_("How marks are given"), self.mode)),
            (self.one_by_one,),
            (FieldRow(_("Who may vote"), self.voters, hint=public),),
            (FieldRow(_("Purpose, in the team’s words"), self.purpose, hint=public),),
        )
        for row in rows:
            column.addWidget(side_by_side(*row))
        return holder

    def _make_sheet(self) -> QWidget:
        side = QFrame()
        side.setProperty("kind", "side")
        side.setProperty("edge", "left")
        self._side = side
        column = QVBoxLayout(side)
        column.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        column.setSpacing(Space.M)
        self.total, self.back = PlainLabel("", "strong"), PlainLabel("", "small", wrap=True)
        row = QHBoxLayout()
        row.addWidget(PlainLabel(_("Run sheet"), "heading", wrap=True), 1)
        row.addWidget(self.total)
        self.sheet = RunSheet(self._pack)
        self.warnings = WarningBox()
        self.start = Button(_("Start the workshop"), kind="primary")
        self.start.clicked.connect(self._on_start)
        self._templates.entered.connect(self.start.click)
        column.addLayout(row)
        column.addWidget(self.back)
        self._sheet_area = scrolling(self.sheet)
        column.addWidget(self._sheet_area, 1)
        column.addWidget(self.warnings)
        column.addWidget(self.start)
        return side

    # Qt ---------------------------------------------------------------------------------------------------------

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.start.click()
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        scale = self.font().pixelSize() / Type.BODY
        narrow = self.width() < _NARROW * scale
        self._sides.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight,
        )
        self._sheet_area.setVisible(not narrow)
        self._side.setMaximumWidth(self.width() if narrow else round(_SHEET_WIDTH * scale))
        self._side.setMinimumWidth(0 if narrow else round(min(_SHEET_WIDTH * scale, self.width() * 0.42)))
        self._fit_warnings()

    def _fit_warnings(self) -> None:
        """Give the warnings their height up to a share: what they are about stays in sight."""
        share = _MOST_WARNING if self._sheet_area.isHidden() else 2 * _MOST_WARNING
        self.warnings.fit(self._side.maximumWidth() - 2 * Space.XL, round(self.height() * share))
