"""The register of sheets: every sheet that can be printed, in the order of their numbers."""

from typing import Final

from mastery_desktop.documents.action_plan import action_plan
from mastery_desktop.documents.agenda_page import agenda
from mastery_desktop.documents.certificate import certificate
from mastery_desktop.documents.change_model import change_model
from mastery_desktop.documents.chapter import chapter
from mastery_desktop.documents.consensus_sheet import consensus_sheet
from mastery_desktop.documents.dot_posters import dot_posters
from mastery_desktop.documents.exit_slip import exit_slip
from mastery_desktop.documents.focus_worksheet import focus_worksheet
from mastery_desktop.documents.gap_cards import gap_cards
from mastery_desktop.documents.indicator_reference import indicator_reference
from mastery_desktop.documents.it_page import it_page
from mastery_desktop.documents.level_cards import level_cards
from mastery_desktop.documents.next_steps import next_steps
from mastery_desktop.documents.no_power import NO_POWER, no_power_pack
from mastery_desktop.documents.parking_lot import parking_lot
from mastery_desktop.documents.posters import POSTER_SIZES
from mastery_desktop.documents.purpose_card import purpose_card
from mastery_desktop.documents.roadmap_plan import roadmap_plan
from mastery_desktop.documents.run_sheet import run_sheet
from mastery_desktop.documents.self_assessment import self_assessment
from mastery_desktop.documents.session_record import session_record
from mastery_desktop.documents.sheet import Need, Sheet
from mastery_desktop.documents.shift_posters import shift_posters
from mastery_desktop.documents.shift_strip import shift_strip
from mastery_desktop.documents.sign_in import sign_in
from mastery_desktop.documents.stage_checklist import stage_checklist
from mastery_desktop.documents.stage_posters import stage_posters
from mastery_desktop.documents.summary import summary
from mastery_desktop.documents.tally_sheet import tally_sheet
from mastery_desktop.documents.tents import name_tents, table_tents
from mastery_desktop.documents.tick_slip import tick_slip
from mastery_desktop.domain.choices import RatingMode, StepKind
from mastery_desktop.messages import N_

_EVERY_STEP: Final = frozenset(StepKind)
_TABLE: Final = 3
"""How many people write together on one sheet."""

SHEETS: Final[dict[str, Sheet]] = {
    sheet.id: sheet
    for sheet in (
        Sheet(
            id="P1",
            title=N_("Run sheet for the facilitator"),
            build=run_sheet,
            domain=Need.OPTIONAL,
            fillable=True,
            steps=_EVERY_STEP,
        ),
        Sheet(
            id="P2",
            title=N_("Agenda on one page"),
            build=agenda,
            domain=Need.OPTIONAL,
            duplex=False,
            steps=_EVERY_STEP,
            share=_TABLE,
        ),
        Sheet(
            id="P3",
            title=N_("Sign-in sheet"),
            build=sign_in,
            fillable=True,
            landscape=True,
            steps=_EVERY_STEP,
        ),
        Sheet(
            id="P4",
            title=N_("Table tents"),
            build=table_tents,
            fillable=True,
            landscape=True,
            duplex=False,
            steps=_EVERY_STEP,
            tables=True,
        ),
        Sheet(
            id="P4-names",
            title=N_("Name tents"),
            build=name_tents,
            duplex=False,
            share=2,
        ),
        Sheet(
            id="P5",
            title=N_("Purpose and norms for the tables"),
            build=purpose_card,
            fillable=True,
            known_before=True,
            duplex=False,
            steps=frozenset({StepKind.PURPOSE}),
            share=2 * _TABLE,
        ),
        Sheet(
            id="P6",
            title=N_("Shift posters"),
            build=shift_posters,
            domain=Need.REQUIRED,
            landscape=True,
            duplex=False,
            sizes=POSTER_SIZES,
            steps=frozenset({StepKind.SHIFTS, StepKind.GALLERY}),
        ),
        Sheet(
            id="P7",
            title=N_("Shifts on one page"),
            build=shift_strip,
            domain=Need.REQUIRED,
            fillable=True,
            landscape=True,
            duplex=False,
        ),
        Sheet(
            id="P8",
            title=N_("Indicators to look up"),
            build=indicator_reference,
            domain=Need.REQUIRED,
            landscape=True,
            steps=frozenset({StepKind.INDICATORS}),
            share=_TABLE,
        ),
        Sheet(
            id="P9",
            title=N_("Self-assessment worksheet"),
            build=self_assessment,
            domain=Need.REQUIRED,
            fillable=True,
            steps=frozenset({StepKind.RATE, StepKind.ONE_BY_ONE}),
            share=1,
            form=True,
            take_home=True,
        ),
        Sheet(
            id="P10",
            title=N_("Tick slips, four on a page"),
            build=tick_slip,
            domain=Need.REQUIRED,
            duplex=False,
            marks=True,
            steps=frozenset({StepKind.RATE, StepKind.ONE_BY_ONE}),
            share=4,
        ),
        Sheet(
            id="P11",
            title=N_("Level cards to hold up"),
            build=level_cards,
            duplex=False,
            steps=frozenset({StepKind.CALIBRATE, StepKind.OUTCOME, StepKind.ONE_BY_ONE}),
            share=1,
        ),
        Sheet(
            id="P12",
            title=N_("Dot posters"),
            build=dot_posters,
            domain=Need.REQUIRED,
            landscape=True,
            duplex=False,
            sizes=POSTER_SIZES,
            steps=frozenset({StepKind.RATE, StepKind.ONE_BY_ONE}),
            modes=frozenset({RatingMode.DOTS}),
        ),
        Sheet(
            id="P13",
            title=N_("Tally sheet, for when the power fails"),
            build=tally_sheet,
            domain=Need.REQUIRED,
            landscape=True,
            marks=True,
            steps=frozenset({StepKind.COUNT, StepKind.ONE_BY_ONE}),
        ),
        Sheet(
            id="P14",
            title=N_("Consensus sheets for a table"),
            build=consensus_sheet,
            domain=Need.REQUIRED,
            duplex=False,
            steps=frozenset({StepKind.RATE, StepKind.ONE_BY_ONE}),
            modes=frozenset({RatingMode.TABLES}),
            share=_TABLE,
        ),
        Sheet(
            id="P15",
            title=N_("Gap cards"),
            build=gap_cards,
            domain=Need.REQUIRED,
            duplex=False,
            share=2,
        ),
        Sheet(
            id="P16",
            title=N_("Focus-area worksheet"),
            build=focus_worksheet,
            domain=Need.OPTIONAL,
            fillable=True,
            steps=frozenset({StepKind.FOCUS}),
            share=_TABLE,
            form=True,
        ),
        Sheet(
            id="P17",
            title=N_("Stages of change: handout"),
            build=change_model,
            landscape=True,
            steps=frozenset({StepKind.STAGES, StepKind.READINESS}),
            share=1,
        ),
        Sheet(
            id="P17-poster",
            title=N_("Stages of change: posters to hang side by side"),
            build=stage_posters,
            landscape=True,
            duplex=False,
            sizes=POSTER_SIZES,
        ),
        Sheet(
            id="P18",
            title=N_("Stage checklists"),
            build=stage_checklist,
            domain=Need.REQUIRED,
            fillable=True,
            steps=frozenset({StepKind.ACTIVITIES}),
            share=_TABLE,
        ),
        Sheet(
            id="P19",
            title=N_("Action plan"),
            build=action_plan,
            fillable=True,
            landscape=True,
            steps=frozenset({StepKind.PLAN}),
            share=_TABLE,
            form=True,
            take_home=True,
        ),
        Sheet(
            id="P20",
            title=N_("Next 30, 60 and 90 days"),
            build=next_steps,
            fillable=True,
            landscape=True,
            share=_TABLE,
        ),
        Sheet(
            id="P21",
            title=N_("Parking lot"),
            build=parking_lot,
            fillable=True,
            landscape=True,
            duplex=False,
        ),
        Sheet(
            id="P22",
            title=N_("Exit slips, four on a page"),
            build=exit_slip,
            duplex=False,
            steps=frozenset({StepKind.CLOSE}),
            share=4,
        ),
        Sheet(
            id="P23",
            title=N_("Certificate of attendance"),
            build=certificate,
            fillable=True,
            landscape=True,
            share=1,
        ),
        Sheet(
            id="P24",
            title=N_("One-page summary for principal and board"),
            build=summary,
            fillable=True,
            take_home=True,
        ),
        Sheet(
            id="P25",
            title=N_("Full session record"),
            build=session_record,
            domain=Need.OPTIONAL,
            fillable=True,
        ),
        Sheet(
            id=NO_POWER,
            title=N_("No-power pack"),
            build=lambda context: no_power_pack(SHEETS, context),
            domain=Need.OPTIONAL,
        ),
        Sheet(
            id="P27",
            title=N_("One page for the district’s IT"),
            build=it_page,
            duplex=False,
        ),
        Sheet(
            id="P28",
            title=N_("Roadmap to plan with"),
            build=roadmap_plan,
            landscape=True,
            fillable=True,
            steps=frozenset({StepKind.ROADMAP}),
            share=_TABLE,
        ),
        Sheet(
            id="P29",
            title=N_("Chapter to take along"),
            build=chapter,
            domain=Need.REQUIRED,
        ),
    )
}
