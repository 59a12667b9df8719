"""What is said about a count, and the snapshot that a finished one gives."""

from collections.abc import Sequence
from dataclasses import replace

from mastery_desktop.domain.choices import RatingMode, RatingState
from mastery_desktop.domain.content import ElementId
from mastery_desktop.domain.counting import Count, CountWay
from mastery_desktop.domain.passes import CountPass
from mastery_desktop.domain.rating import ANONYMOUS_FROM
from mastery_desktop.domain.records import Counts, natural_id
from mastery_desktop.domain.workshop import Workshop
from mastery_desktop.messages import N_, _, ngettext
from mastery_desktop.ui.console.count_book import Part
from mastery_desktop.ui.console.pads import progress_text
from mastery_desktop.ui.console.snapshots import put
from mastery_desktop.ui.console.words import counts_text

_TITLES = {
    RatingMode.SLIPS: N_("Count the slips"),
    RatingMode.CARDS: N_("Count the cards"),
    RatingMode.DOTS: N_("Count the dots"),
}

_COUNT_HINTS = {
    RatingMode.SLIPS: N_("The wall shows a question to talk about; it shows nothing of this until you reveal."),
    RatingMode.CARDS: N_("“Cards up!” for each practice; type how many hold up each level. The wall shows none of it."),
    RatingMode.DOTS: N_("Go from poster to poster; type how many dots are on each level. The wall shows none of it."),
}
"""How marks are counted, by how they were given."""


def title_text(part: Part, *, counting: bool, checking: bool, goes_on: bool = False) -> str:
    """What there is to do now."""
    if part.at_table:
        return _("What does {table} agree on?").format(table=part.label())
    if part.one.by_talk:
        return _("Decide together")
    if not counting:
        return _("{part}: done").format(part=part.label()) if goes_on else _("The count is done")
    return _("Second count") if checking else _(_TITLES[part.one.mode])


def hint_text(levels: int, part: Part, *, counting: bool, hidden: bool = False, on_paper: bool = False) -> str:
    """How it is done."""
    if part.at_table:
        words = _("Only the level of the table is kept, and shown with the reveal. ↑ ↓ practice, 1 to {most} level.")
        return words.format(most=levels)
    if part.one.by_talk:
        return _(
            "Only the level you agree on is kept, never a mark. Tab: what you have seen. "
            "↑ ↓ choose a practice, 1 to {most} agree."
        ).format(most=levels)
    if on_paper:
        return _("Type what the slips say. The room has seen these marks, so they show as soon as you go on.")
    if not counting:
        return _("Go on to the reveal. Until then nobody sees a mark.")
    if hidden and part.count is not None:
        return covered_text(part.count, levels)
    return _(_COUNT_HINTS[part.one.mode])


def left_text(parts: Sequence[Part], workshop: Workshop) -> str:
    """How far a count in several ways is, and which one comes next; empty where nothing is left."""
    left = [part for part in parts if not part.done(workshop)]
    if not left:
        return ""
    count = sum(len(part.one.elements) for part in parts)
    n = count - sum(len(part.one.elements) for part in left)
    words = _("{n} of {count} practices counted. N takes up the next: {part}.")
    return words.format(n=n, count=count, part=left[0].label())


def more_text(mode: RatingMode, way: CountWay) -> str:
    """What opens a closed count again."""
    one_more = mode is RatingMode.SLIPS and way is CountWay.SLIPS
    return _("Open again for one more slip") if one_more else _("Open the count again")


def opened_piles_text() -> str:
    """How a count by level that is open again is corrected."""
    return _("The count is open again: arrows choose a pile, Backspace empties it, digits fill it.")


def covered_text(count: Count, levels: int) -> str:
    """How it is typed where the room may see the screen, so that nothing of it shows."""
    hidden = _("Hidden, since the room may see this screen.")
    if count.way is CountWay.PILES:
        return hidden + " " + _("Digits, Tab for the next level, Enter for the next practice. L counts slip by slip.")
    keys = _("1 to {most} for a level, 0 for an empty box, Backspace takes back. L counts by level.")
    return hidden + " " + keys.format(most=levels)


def forget_text() -> str:
    """Ask for a second press before what was typed is forgotten."""
    return _("What was typed of this count goes. Press again only to start from the beginning.")


def way_stays_text() -> str:
    """Say why the way to count does not change, and how it can."""
    return _("The way to count can be changed only before anything is typed, or after “Count again from the start”.")


def nothing_here_text() -> str:
    """Say that undo found nothing in a private entry, and took back nothing of another step."""
    return _("Nothing is typed here that could be taken back. Nothing else was undone.")


def short_text(name: str, missing: int) -> str:
    """Say that the piles of a practice miss marks, or hold too many."""
    if missing > 0:
        return ngettext(
            "{name}: {n} mark is missing. Count again, or go on with what is there.",
            "{name}: {n} marks are missing. Count again, or go on with what is there.",
            missing,
        ).format(name=name, n=missing)
    return ngettext(
        "{name}: {n} mark too many. Count again, or correct how many rate.",
        "{name}: {n} marks too many. Count again, or correct how many rate.",
        -missing,
    ).format(name=name, n=-missing)


def leaving_text(name: str, missing: int) -> str:
    """Ask on the private console whether a practice is left whose piles do not make the number."""
    if missing > 0:
        return ngettext(
            "{name}: {n} mark is missing. Enter again goes on, or type the rest",
            "{name}: {n} marks are missing. Enter again goes on, or type the rest",
            missing,
        ).format(name=name, n=missing)
    return ngettext(
        "{name}: {n} mark too many. Enter again goes on, or correct it",
        "{name}: {n} marks too many. Enter again goes on, or correct it",
        -missing,
    ).format(name=name, n=-missing)


def blind_leaving_text(name: str, expected: int) -> str:
    """Ask the same where the room reads it: with one pile typed, the number that is missing would tell of it."""
    return _("{name} does not make {n}: Enter again goes on, or type the rest").format(name=name, n=expected)


def closing_text(count: Count) -> str:
    """Ask whether a count with slips missing is to be closed."""
    if count.way is CountWay.PILES:
        words = _("{n} of {expected} are in: Enter again closes the count, or correct a number")
    else:
        words = _("{n} of {expected} slips: Enter again closes the count, or go on with slip {next}")
    return words.format(n=count.slips_in, expected=count.expected, next=count.slips_in + 1)


def difference_text(count: Count, names: dict[ElementId, str]) -> str:
    """Say where two counts differ, with their numbers: for the private console alone."""
    first, second = count.counts(), count.entry.counts()
    lines = [
        _("{name}: first {first}, second {second}").format(
            name=names[element], first=counts_text(first[element]), second=counts_text(second[element])
        )
        for element in count.differing()
    ]
    return "\n".join([_("The two counts differ:"), *lines])


def notice_text(count: Count, names: dict[ElementId, str], *, asking: bool, people: int | None = None) -> str:
    """What the private console has to say of a count now; empty for nothing."""
    if asking:
        return closing_text(count)
    if count.disagrees:
        return difference_text(count, names)
    lines = [short_text(names[element], missing) for element, missing in count.short().items()]
    if people is not None and count.expected > people:
        lines.append(
            _("{n} people rate, and {people} are in the room. Correct one of the two numbers.").format(
                n=count.expected, people=people
            )
        )
    return "\n".join(lines)


def blind_words(count: Count, names: dict[ElementId, str], *, comparing: bool, asking: bool) -> str:
    """How far a count is, for a picture that the room reads as well: nothing of what was typed."""
    if comparing:
        differing = ", ".join(names[element] for element in count.differing())
        return _("The counts differ for: {names}").format(names=differing)
    if asking:
        return closing_text(count)
    text = progress_text(count, names)
    return _("Second count. {progress}").format(progress=text) if count.checking else text


def blind_keys(count: Count | None, *, comparing: bool) -> tuple[str, str] | None:
    """What the keys do where a blind count needs to say more than usual."""
    if comparing:
        return _("1 keep the first, 2 keep the second"), _("⌫ take it back")
    if count and count.finished and count.slips_in >= count.expected and not count.checking:
        return _("C count again to check"), _("Enter done")
    if count and count.started:
        return (_("⌫ take it back"), _("Enter for the next practice")) if count.missing else None
    if count and count.way is CountWay.SLIPS:
        return _("Keys 1 to {most} for a level, 0 for an empty box").format(most=count.levels), _("L by level")
    return (_("Digits, Tab for the next level, Enter for the next practice"), _("L slip by slip")) if count else None


def counts_expected(workshop: Workshop, one: CountPass, count: Count) -> Workshop | None:
    """The snapshot once a count is saved; None where it will be refused, or is added up with those of other tables."""
    counts = count.counts()
    enough = min(count.expected, count.counted) >= ANONYMOUS_FROM
    fits = all(sum(marks) <= count.expected for marks in counts.values())
    if one.group is not None or not (enough and fits):
        return None
    return with_counts(workshop, counts, count.expected, slips=count.counted, mode=one.mode)


def with_counts(
    workshop: Workshop,
    counts: dict[ElementId, tuple[int, ...]],
    raters: int,
    *,
    slips: int = 0,
    round_number: int = 1,
    mode: RatingMode = RatingMode.CARDS,
) -> Workshop:
    """The snapshot with a finished count: marks are there, and wait for the reveal."""
    session = workshop.session
    for element, marks in counts.items():
        record = Counts(
            id=natural_id("counts", session.id, element, round_number, None),
            session_id=session.id,
            element=element,
            round=round_number,
            mode=mode,
            marks=marks,
            raters=raters,
            slips=max(slips, sum(marks)),
        )
        rating = workshop.rating(element)
        state = RatingState.SECOND_ROUND if round_number > 1 else RatingState.COMPLETE
        workshop = replace(
            workshop,
            counts=put(workshop.counts, record),
            ratings=put(workshop.ratings, replace(rating, state=state)),
        )
    return workshop
