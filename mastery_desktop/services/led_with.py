"""The content that a session is shown with, and what is said where it is not the content that it was led with."""

from dataclasses import dataclass, replace

from mastery_desktop.domain.errors import NotPossible
from mastery_desktop.domain.kept_pack import kept_pack
from mastery_desktop.domain.pack import Pack
from mastery_desktop.domain.records import Session, Wording
from mastery_desktop.domain.wording import as_led, is_foreign
from mastery_desktop.messages import _


@dataclass(frozen=True)
class Led:
    """The pack to show a session with, and a sentence where it differs from the content here."""

    pack: Pack
    note: str


def has_wording_of(pack: Pack, session: Session) -> bool:
    """Whether the pack is that of a session with the same wording, in the same language or in another of its own."""
    return session.overlay == pack.overlay and session.pack_hash in (pack.hash, *pack.hashes)


def led_with(session: Session, wording: Wording | None, pack: Pack | None) -> Led:
    """What to show a session with.

    Args:
        session: the session.
        wording: what it kept of its content.
        pack: the nearest content on this computer, in whatever wording, and in the language that was kept where it has
            that; None where its framework is not here.

    Raises:
        NotPossible: its framework is not here, and it kept too little of it.
    """
    if pack and has_wording_of(pack, session):
        return Led(pack, "")
    if pack and wording and not is_foreign(pack, wording):
        return Led(replace(as_led(pack, wording), overlay=session.overlay), _other_wording(session))
    kept = kept_pack(wording) if wording else None
    if kept is None:
        raise NotPossible(_other_framework(session))
    return Led(kept, _kept_words(session))


def content_warning(session: Session, pack: Pack | None) -> str:
    """What is said of the content of a session before it is taken in; `pack` is the nearest on this computer."""
    if pack is None:
        return _other_framework(session)
    return "" if has_wording_of(pack, session) else _other_wording(session)


def _other_wording(session: Session) -> str:
    return _(
        "This session was led with other wording (version {version} of the content). It is shown in the words that the"
        " team saw."
    ).format(version=session.pack_version)


def _kept_words(session: Session) -> str:
    return _(
        "This session was led with another framework ({pack}), which is not on this computer. It opens with the words"
        " that it kept; the guide, activities and scripts of that framework are not there. Take its content in to have"
        " them."
    ).format(pack=session.pack_id)


def _other_framework(session: Session) -> str:
    return _(
        "This session was led with another framework ({pack}), which is not on this computer. It is kept whole; take"
        " that content in to work on it."
    ).format(pack=session.pack_id)
