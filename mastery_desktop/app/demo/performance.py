"""Performs the demonstration from the first screen to the last check, and says in a sentence where it failed."""

from __future__ import annotations

import contextlib
import shutil
import sys
import tempfile
from datetime import UTC
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Final, NamedTuple

from mastery_desktop.app.qt import QtCore, QtWidgets  # isort: skip - before whatever else imports Qt
from mastery_desktop.app.demo import (
    clock_acts,
    paper_acts,
    planning_acts,
    rating_acts,
    room_acts,
    series_acts,
    step_acts,
    table_acts,
)
from mastery_desktop.app.demo.camera import Camera
from mastery_desktop.app.demo.checks import differences
from mastery_desktop.app.demo.displays import LAPTOP, provide_screens
from mastery_desktop.app.demo.hands import Hands, StuckError
from mastery_desktop.app.demo.index import page
from mastery_desktop.app.demo.leader import Leader, RoomClock
from mastery_desktop.app.demo.story import Story
from mastery_desktop.app.demo.watch import Watch
from mastery_desktop.app.start import Program
from mastery_desktop.bootstrap import open_services, system_clock
from mastery_desktop.config.logs import LOG_NAME
from mastery_desktop.config.paths import Paths
from mastery_desktop.config.settings import Choices
from mastery_desktop.messages import N_, _, ngettext

if TYPE_CHECKING:
    from collections.abc import Callable

    from mastery_desktop.app.demo.camera import Moment
    from mastery_desktop.bootstrap import ContentChoice


class Act(NamedTuple):
    """A step of the demonstration: its name, for the sentence about a failure, and what is done."""

    name: str
    play: Callable[[Leader], None]


ACTS: Final = (
    Act(N_("open the program"), rating_acts.open_program),
    Act(N_("start a workshop"), rating_acts.new_session),
    Act(N_("check the room"), room_acts.check_room),
    Act(N_("rehearse"), room_acts.rehearse),
    Act(N_("project"), rating_acts.project),
    Act(N_("look at the displays"), room_acts.look_at_displays),
    Act(N_("purpose"), rating_acts.purpose),
    Act(N_("the question"), rating_acts.read_question),
    Act(N_("framework"), rating_acts.read_framework),
    Act(N_("change the run sheet"), step_acts.add_steps),
    Act(N_("own slide"), step_acts.show_own_slide),
    Act(N_("gallery walk"), step_acts.walk_the_gallery),
    Act(N_("rotation board"), step_acts.rotate_tables),
    Act(N_("shifts"), rating_acts.mark_shifts),
    Act(N_("indicators"), rating_acts.read_indicators),
    Act(N_("calibrate"), rating_acts.calibrate),
    Act(N_("rate alone"), rating_acts.rate_alone),
    Act(N_("count"), rating_acts.count_slips),
    Act(N_("reveal"), rating_acts.reveal),
    Act(N_("discuss"), rating_acts.discuss),
    Act(N_("a room that is stuck"), clock_acts.stuck_room),
    Act(N_("running late"), clock_acts.running_late),
    Act(N_("settle the rest"), rating_acts.settle_the_rest),
    Act(N_("results"), rating_acts.look_at_results),
    Act(N_("the questions about the focus area"), planning_acts.answer_questions),
    Act(N_("private dots"), planning_acts.place_dots),
    Act(N_("choose the focus area"), planning_acts.choose_focus),
    Act(N_("readiness stage"), planning_acts.choose_stage),
    Act(N_("activities"), planning_acts.tick_activities),
    Act(N_("action plan"), planning_acts.write_plan),
    Act(N_("looks at the plan"), series_acts.look_ahead),
    Act(N_("the roadmap"), series_acts.show_roadmap),
    Act(N_("the parking lot"), clock_acts.settle_parking_lot),
    Act(N_("close"), planning_acts.close_workshop),
    Act(N_("print"), paper_acts.print_papers),
    Act(N_("share"), paper_acts.share_session),
    Act(N_("back to the first screen"), paper_acts.go_home),
    Act(N_("plan the next workshop"), series_acts.plan_next),
    Act(N_("look back"), series_acts.look_back),
    Act(N_("practice by practice"), series_acts.rate_one_again),
    Act(N_("a workshop of tables"), table_acts.start_with_tables),
    Act(N_("tables agree"), table_acts.agree_at_tables),
)
"""The whole workshop, the beginning of the next one, and what tables do otherwise, in order."""

_LED: Final = 3
"""How many sessions there are in the end."""

LEFT: Final = (paper_acts.FILLED, paper_acts.BLANK, paper_acts.SESSION)
_OF_THE_PLATFORM: Final = "This plugin does not support "
"""How Qt's offscreen platform begins to say that its windows cannot be raised, moved or typed into from outside."""

INDEX: Final = "index.html"
LOG: Final = "what-went-wrong.log"


class FailedError(Exception):
    """The demonstration failed; the text is a sentence."""


def run(out: Path, content: ContentChoice, size: tuple[int, int] | None = None) -> int:
    """Perform, check, and say how it went; gives the exit code.

    Args:
        out: the folder for pictures, papers and the session file.
        content: the content to lead the workshop with.
        size: width and height of the console in pixels; without it, the console has the size of a first start.
    """
    began = monotonic()
    out = out.absolute()
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        paths = Paths(Path(folder) / "profile")
        for old in (out / name for name in (*LEFT, INDEX, LOG)):
            if old.is_file():  # of an earlier demonstration
                old.unlink()
        try:
            pack = content.load()
            moments = _perform(out, paths, content, Story(pack), size)
            _check(paths, content, Story(pack))
        except FailedError as error:
            if (paths.logs / LOG_NAME).exists():
                shutil.copy(paths.logs / LOG_NAME, out / LOG)
            sys.stderr.write(f"mastery-desktop: {error}\n")
            return 1
    files = [out / name for name in LEFT]
    seconds = round(monotonic() - began)
    pictures = sum(len(moment.pictures) for moment in moments)
    summary = ngettext(
        "A whole workshop, typed and clicked in {n} second. {pictures} pictures, the papers and the session file.",
        "A whole workshop, typed and clicked in {n} seconds. {pictures} pictures, the papers and the session file.",
        seconds,
    ).format(n=seconds, pictures=pictures)
    (out / INDEX).write_text(page(moments, files, summary), encoding="utf-8")
    sys.stdout.write(summary + " " + _("See {file}.").format(file=out / INDEX) + "\n")
    return 0


def _perform(
    out: Path, paths: Paths, content: ContentChoice, story: Story, size: tuple[int, int] | None
) -> list[Moment]:
    """Play every act on the program.

    Raises:
        FailedError: an act failed.
    """
    provide_screens(paths.data.parent, laptop=size or LAPTOP)
    QtCore.qInstallMessageHandler(_tell)
    app = QtWidgets.QApplication.instance() or QtWidgets.QApplication(sys.argv[:1])
    assert isinstance(app, QtWidgets.QApplication)  # noqa: S101 - for the checker of types

    def chosen() -> ContentChoice:
        return content

    paths.create()
    choices = Choices.read(paths.settings)
    choices.clicker_pause = 0  # these hands press a key as fast as the program takes it, and mean each one
    choices.save()
    after_school = system_clock().astimezone().replace(hour=15, minute=30, second=0)
    clock = RoomClock(after_school.astimezone(UTC))
    program = Program(app, paths, chosen, clock)
    window = program.window

    def busy() -> bool:
        return program.busy

    watch = Watch(window)
    app.installEventFilter(watch)
    hands = Hands(window, busy, watch.complaint)
    camera = Camera(out, window)
    camera.clear()
    leader = Leader(window=window, hands=hands, camera=camera, story=story, clock=clock, out=out)
    program.show(None)
    if size:
        window.resize(*size)
    try:
        for act in ACTS:
            try:
                act.play(leader)
            except (StuckError, OSError) as error:
                with contextlib.suppress(OSError):
                    camera.take("failed", str(error))
                sentence = _("The demonstration failed at the step “{step}”: {reason}.")
                raise FailedError(sentence.format(step=_(act.name), reason=str(error).rstrip(".?!"))) from None
    finally:
        window.close()
    return camera.moments


def _tell(_kind: QtCore.QtMsgType, _where: QtCore.QMessageLogContext, text: str) -> None:
    """Say what Qt complains of, except for what a platform without a display cannot do by its nature."""
    if not text.startswith(_OF_THE_PLATFORM):
        sys.stderr.write(text + "\n")


def _check(paths: Paths, content: ContentChoice, story: Story) -> None:
    """Compare what the database holds with what was typed.

    Raises:
        FailedError: it does not hold exactly that.
    """
    services = open_services(paths, content)
    try:
        sessions = [summary.session for summary in services.sessions.summaries()]
        first = [session.id for session in sessions if session.previous is None and session.team == story.team]
        if len(first) != 1 or len(sessions) != _LED:
            raise FailedError(_("The database holds {n} sessions, but three were led.").format(n=len(sessions)))
        found = differences(story, services.sessions.load(first[0]))
    finally:
        services.close()
    if found:
        raise FailedError(_("The demonstration failed at the check: {reason}.").format(reason="; ".join(found)))
