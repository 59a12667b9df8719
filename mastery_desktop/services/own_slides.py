"""Slides of the facilitator's own: which step shows which picture."""

from dataclasses import replace

from mastery_desktop.domain.errors import NotPossible
from mastery_desktop.domain.own_slide import MOST_SLIDES, OwnSlide, ShownSlide, is_picture
from mastery_desktop.domain.records import SessionId, StepId, natural_id
from mastery_desktop.domain.text import line
from mastery_desktop.messages import N_, _
from mastery_desktop.services.base import Done, Service
from mastery_desktop.storage.store import Reader


class OwnSlideActions(Service):
    """Keeps the pictures of a session."""

    def set_own_slide(self, session: SessionId, step: StepId, name: str, picture: bytes) -> Done[None]:
        """Let a step show a picture, a PNG or JPEG in the size of a wall; undo brings the one before back.

        Raises:
            NotPossible: it is no such picture, or the session has too many.
        """
        if not is_picture(picture):
            raise NotPossible(_("This picture cannot be kept. Choose another one; nothing was changed."))
        with self._action(session, N_("own slide chosen")) as action:
            own = natural_id("own slide", session, step)
            others = [slide for slide in action.write.all(OwnSlide, session) if slide.id != own]
            if len(others) >= MOST_SLIDES:
                raise NotPossible(
                    _("A session can have {most} slides of its own, and has them already.").format(most=MOST_SLIDES)
                )
            digest = action.write.put_picture(picture)
            action.write.put(OwnSlide(id=own, session_id=session, step=step, name=line(name), picture=digest))
            return action.done(None)

    def name_own_slide(self, session: SessionId, step: StepId, name: str) -> Done[None]:
        """Say in words what a slide shows."""
        with self._action(session, N_("own slide named")) as action:
            now = action.write.get(OwnSlide, natural_id("own slide", session, step))
            if now is not None:
                action.write.put(replace(now, name=line(name)))
            return action.done(None)


def shown_slides(read: Reader, session: SessionId) -> tuple[ShownSlide, ...]:
    """The slides of a session with their pictures."""
    return tuple(
        ShownSlide(step=slide.step, name=slide.name, picture=data)
        for slide in read.all(OwnSlide, session)
        if (data := read.picture(slide.picture)) is not None
    )
