"""The command `print --release`: the team says on the terminal that its one-page summary is no draft any more."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from mastery_desktop.domain.errors import NotPossible
from mastery_desktop.domain.leaving_names import before_it_leaves
from mastery_desktop.domain.school_share import ShareLevel
from mastery_desktop.messages import _
from mastery_desktop.services.finding import only_session

if TYPE_CHECKING:
    from mastery_desktop.bootstrap import ContentChoice
    from mastery_desktop.config.paths import Paths

Say = Callable[[str], None]


def release(
    named: str, choice: "ContentChoice", paths: "Paths", *, say: Say, complain: Say, read_line: Callable[[], str]
) -> None:
    """Release the summary of a session on this computer, when somebody says that the team decided it.

    Args:
        named: the beginning of the id of the session.
        choice: which content.
        paths: where the sessions lie.
        say: writes a line of the answer.
        complain: writes a remark.
        read_line: reads what is typed; empty where nothing can be.

    Raises:
        NotPossible: there is no such session, or nobody said yes.
    """
    from mastery_desktop.bootstrap import opened  # noqa: PLC0415 - slow to load

    with opened(paths, choice) as services:
        session = only_session(services.sessions, named)
        now = services.sessions.load(session).session
        if now.released:
            say(_("The summary of {team} is released already.").format(team=now.team))
            return
        if words := before_it_leaves(services.sharing.names_leaving(session, ShareLevel.PUBLIC)):
            complain(words)
        question = _("Has {team} decided together to release its one-page summary? Then type yes: ")
        say(question.format(team=now.team))
        if read_line().strip().casefold() not in {"yes", _("yes").casefold()}:
            raise NotPossible(_("Nobody said yes, so the summary stays a draft."))
        services.sessions.release(session, released=True)
        say(_("Released. Copies printed from now on are no draft."))


def take_back(named: str, choice: "ContentChoice", paths: "Paths", *, say: Say) -> None:
    """Make the summary of a session on this computer a draft again.

    Raises:
        NotPossible: there is no such session.
    """
    from mastery_desktop.bootstrap import opened  # noqa: PLC0415 - slow to load

    with opened(paths, choice) as services:
        services.sessions.release(only_session(services.sessions, named), released=False)
    say(_("Taken back. Every copy says again that it is a draft."))
