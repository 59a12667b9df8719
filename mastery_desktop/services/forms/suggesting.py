"""What filled-in forms would change in a session as it stands.

A text is added to the one that stands there; a goal, a day or a stage takes the place of another, which is shown.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from mastery_desktop.domain.choices import RatingState
from mastery_desktop.domain.content import DomainId, ElementId, StageId
from mastery_desktop.domain.filled_forms import FilledForms, Suggestion, Suggestions, Written
from mastery_desktop.domain.form_fields import FieldKind, FormField
from mastery_desktop.domain.labels import long_date
from mastery_desktop.domain.pack import Pack
from mastery_desktop.domain.rating import keeps_no_marks
from mastery_desktop.domain.records import (
    Action,
    Candidate,
    Evidence,
    FocusArea,
    FocusId,
    Goal,
    Record,
    natural_id,
)
from mastery_desktop.domain.workshop import Workshop
from mastery_desktop.messages import N_, _, ngettext
from mastery_desktop.services.base import next_place

_MOST_DOTS: Final = 999
_ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_AMERICAN: Final = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII)
_OF_ACTIONS: Final = {
    FieldKind.WHAT: N_("We will"),
    FieldKind.WHO: N_("Who (role)"),
    FieldKind.BY: N_("By"),
    FieldKind.RESOURCES: N_("Resources"),
    FieldKind.EVIDENCE: N_("Evidence we bring"),
    FieldKind.CHECK: N_("Check on"),
}
_OF_GOALS: Final = frozenset({FieldKind.GOAL, FieldKind.CHECK_ON, FieldKind.NOTICE, FieldKind.BARRIERS})
_SIDES: Final = {FieldKind.HAVE: N_("Evidence we have: {practice}"), FieldKind.WANT: N_("Evidence we want: {practice}")}


def suggestions(forms: FilledForms, workshop: Workshop, pack: Pack) -> Suggestions:
    """What the forms would change, and what is left for talk; the same keys each time it is asked."""
    maker = _Maker(forms, workshop, pack)
    unlike: dict[tuple[str, str, str], Suggestion] = {}
    for change in (*maker.counts(), *maker.texts(), *maker.actions()):
        same = (change.place, change.now, change.then)
        first = unlike.get(same)
        unlike[same] = replace(first, source=f"{first.source}, {change.source}") if first else change
    return Suggestions(tuple(unlike.values()), (*forms.notes, *dict.fromkeys(maker.notes)))


def day_of(text: str) -> date | None:
    """A day as 2027-01-14 or 1/14/2027; None where it is none."""
    if found := _ISO.fullmatch(text.strip()):
        year, month, day = found.groups()
    elif found := _AMERICAN.fullmatch(text.strip()):
        month, day, year = found.groups()
    else:
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


class _Maker:
    """Compares what was written with what stands in the session."""

    def __init__(self, forms: FilledForms, workshop: Workshop, pack: Pack) -> None:
        self._forms, self._workshop, self._pack = forms, workshop, pack
        self._session = workshop.session.id
        self.notes: list[str] = []

    def counts(self) -> Iterator[Suggestion]:
        """A count for each domain, without its numbers: they are seen by all at the reveal."""
        by_domain: dict[DomainId, dict[ElementId, tuple[int, ...]]] = {}
        session = self._workshop.session
        for element, marks in self._forms.counts.items():
            domain = self._pack.domain_of[element].id
            if self._leads(domain):
                by_domain.setdefault(domain, {})[element] = marks
        if by_domain and keeps_no_marks(session.mode, session.raters):
            self.notes.append(
                _("This team comes to its levels in talk, so the levels that were ticked stay uncounted.")
            )
            return
        for domain, counted in by_domain.items():
            done = [self._pack.elements[element].name for element in counted if not self._uncounted(element)]
            if done:
                words = _("{practices}: counted in the room already. The forms change nothing there.")
                self.notes.append(words.format(practices=", ".join(done)))
            left = {element: marks for element, marks in counted.items() if self._uncounted(element)}
            if left:
                yield self._count(domain, left)

    def texts(self) -> Iterator[Suggestion]:
        """Everything that was written but actions."""
        for written in self._forms.written:
            kind, domain = written.field.kind, written.field.domain
            if domain and not self._leads(domain):
                continue
            if kind in _SIDES:
                yield from self._evidence(written)
            elif kind in (FieldKind.ANSWER, FieldKind.POTENTIAL):
                yield from self._potential(written)
            elif kind in (FieldKind.CANDIDATE, FieldKind.DOTS):
                yield from self._candidate(written)
            elif kind in (FieldKind.FOCUS, FieldKind.REASON, FieldKind.WAITS):
                yield from self._choice(written)
            elif kind is FieldKind.STAGE:
                yield from self._stage(written)
            elif kind in _OF_GOALS:
                yield from self._goal(written)

    def actions(self) -> Iterator[Suggestion]:
        """A suggestion for each row of a plan."""
        rows: dict[tuple[str, str], dict[FieldKind, str]] = {}
        for written in self._forms.written:
            if written.field.kind in _OF_ACTIONS:
                rows.setdefault((written.source, written.field.of), {})[written.field.kind] = written.text
        focus = self._workshop.focus
        if rows and focus is None:
            self.notes.append(_("The forms hold actions. Choose the focus area first; the plan belongs to it."))
            return
        known = {_flat(action.what) for action in self._workshop.actions_for(focus)}
        for (source, of), row in rows.items():
            words = {kind: row.get(kind, "") for kind in _OF_ACTIONS}
            if focus is None or _flat(words[FieldKind.WHAT]) in known:
                continue
            record = Action(
                id=natural_id("action from a form", self._session, focus.id, *words.values()),
                session_id=self._session,
                focus=focus.id,
                place=next_place(self._workshop.actions),
                **{kind.value: text for kind, text in words.items()},  # type: ignore[arg-type] # all of them are texts
            )
            then = "\n".join(f"{_(_OF_ACTIONS[kind])}: {text}" for kind, text in words.items() if text)
            row_of = Written(FormField("", FieldKind.WHAT, None, of), then, source)
            yield self._suggest(row_of, _("A new action"), "", then, record)

    # One kind after the other ---------------------------------------------------------------------------------------

    def _count(self, domain: DomainId, counted: dict[ElementId, tuple[int, ...]]) -> Suggestion:
        forms = self._forms.forms.get(domain, 0)
        name = self._pack.domain_by_id[domain].name
        practices = ngettext("{n} practice", "{n} practices", len(counted)).format(n=len(counted))
        source = ngettext("{n} form", "{n} forms", forms).format(n=forms)
        then = _("Counted for {practices}. How many chose which level is seen when the marks are revealed.")
        return Suggestion(
            key=natural_id("count from forms", self._session, domain, str(sorted(counted.items()))),
            source=source,
            place=_("Count of {domain}").format(domain=name),
            now=_("Not counted yet."),
            then=then.format(practices=practices),
            counts=counted,
            raters=max(self._workshop.session.raters, forms),
        )

    def _evidence(self, written: Written) -> Iterator[Suggestion]:
        element, have = ElementId(written.field.of), written.field.kind is FieldKind.HAVE
        place = _(_SIDES[written.field.kind]).format(practice=self._pack.elements[element].name)
        known = {_flat(each.text) for each in self._workshop.evidence_for(element, have=have)}
        for words in filter(None, (row.strip() for row in written.text.splitlines())):
            if _flat(words) in known:
                continue
            record = Evidence(
                id=natural_id("evidence from a form", self._session, element, str(have), words),
                session_id=self._session,
                element=element,
                place=next_place(self._workshop.evidence),
                text=words,
                have=have,
            )
            yield self._suggest(written, place, "", words, record, part=words)

    def _potential(self, written: Written) -> Iterator[Suggestion]:
        domains = self._workshop.domains
        domain = written.field.domain or (domains[0] if len(domains) == 1 else None)
        if domain is None:
            self._talk(written, _("an answer that belongs to no domain"))
            return
        now = self._workshop.potential_focus(domain)
        name = self._pack.domain_by_id[domain].name
        if written.field.kind is FieldKind.POTENTIAL:
            before = self._pack.elements[now.element].name if now.element in self._pack.elements else ""
            element = ElementId(written.text)
            if element != now.element:
                place = _("Potential focus area of {domain}").format(domain=name)
                yield self._suggest(
                    written, place, before, self._pack.elements[element].name, replace(now, element=element)
                )
            return
        questions = self._pack.self_assessment.focus_questions
        at = int(written.field.of) if written.field.of.isdecimal() else len(questions)
        if at >= len(questions):
            self._talk(written, _("an answer to a question that is not known here"))
            return
        answers = [*now.answers, *("" for _question in questions[len(now.answers) :])]
        added = _added(answers[at], written.text)
        if added != answers[at]:
            record = replace(now, answers=tuple(added if here == at else answer for here, answer in enumerate(answers)))
            yield self._suggest(written, f"{name}: {questions[at]}", answers[at], added, record)

    def _candidate(self, written: Written) -> Iterator[Suggestion]:
        element = ElementId(written.field.of)
        name = self._pack.elements[element].name
        now = self._workshop.candidate(element)
        known = now in self._workshop.candidates
        if written.field.kind is FieldKind.CANDIDATE:
            if not known:
                place = _("A candidate for the focus area")
                yield self._suggest(written, place, "", name, now)
            return
        dots = int(written.text) if written.text.isascii() and written.text.isdecimal() else _MOST_DOTS + 1
        if dots > _MOST_DOTS:
            self._talk(written, _("dots for {practice}").format(practice=name))
        elif dots != now.dots:
            place = _("Dots for {practice}").format(practice=name)
            yield self._suggest(written, place, str(now.dots) if known else "", str(dots), replace(now, dots=dots))

    def _choice(self, written: Written) -> Iterator[Suggestion]:
        """The focus area with its reason, or a reason for the one that was chosen."""
        focus = self._workshop.focus
        kind = written.field.kind
        if kind is FieldKind.WAITS:
            yield from self._waits(written)
        elif kind is FieldKind.REASON and focus:
            added = _added(focus.reason, written.text)
            if added != focus.reason:
                place = _("Why this focus area")
                yield self._suggest(written, place, focus.reason, added, replace(focus, reason=added))
        elif kind is FieldKind.REASON and not self._beside(written, FieldKind.FOCUS):
            self._talk(written, _("a reason, without the practice that it is for"))
        elif kind is FieldKind.FOCUS:
            element = ElementId(written.text)
            name = self._pack.elements[element].name
            if focus is None:
                reason = self._beside(written, FieldKind.REASON)
                areas = self._workshop.focus_areas
                dropped = next((area.id for area in areas if area.element == element), None)
                record = FocusArea(
                    id=dropped or FocusId(natural_id("focus from a form", self._session, element)),
                    session_id=self._session,
                    place=next_place(areas),
                    element=element,
                    reason=reason,
                )
                then = f"{name}. {reason}" if reason else name
                yield self._suggest(written, _("Our focus area"), "", then, record)
            elif focus.element != element:
                words = _("{file} names {practice} as the focus area. Talk about it, and change it in the session.")
                self.notes.append(words.format(file=written.source, practice=name))

    def _waits(self, written: Written) -> Iterator[Suggestion]:
        focus = self._workshop.focus
        others = [one for one in self._workshop.candidates if focus is None or one.element != focus.element]
        changed: list[Candidate] = [
            replace(one, waits=added) for one in others if (added := _added(one.waits, written.text)) != one.waits
        ]
        if not others:
            self._talk(written, _("why the others wait, while no other practice is a candidate"))
        elif changed:
            names = ", ".join(self._pack.elements[one.element].name for one in changed)
            now = "\n".join(dict.fromkeys(one.waits for one in others if one.waits))
            place = _("Why these wait: {practices}").format(practices=names)
            yield self._suggest(written, place, now, _added(now, written.text), *changed)

    def _stage(self, written: Written) -> Iterator[Suggestion]:
        focus, stages = self._workshop.focus, self._pack.stage_by_id
        name = stages[StageId(written.text)].name
        if focus is None:
            self._talk(written, _("the stage"), name)
            return
        now = self._workshop.stage_choice(focus)
        if now.stage != written.text:
            before = stages[now.stage].name if now.stage in stages else ""
            record = replace(now, stage=StageId(written.text))
            yield self._suggest(written, _("Stage of the focus area"), before, name, record)

    def _goal(self, written: Written) -> Iterator[Suggestion]:
        kind, focus = written.field.kind, self._workshop.focus
        if focus is None:
            self._talk(written, _("a part of the plan, which needs a focus area first"))
            return
        now = self._workshop.goal(focus)
        if kind is FieldKind.CHECK_ON:
            day = day_of(written.text)
            if day is None:
                self._talk(written, _("a day to look at the evidence"))
            elif day != now.check_on:
                before = long_date(now.check_on) if now.check_on else ""
                place = _("Day to look at the evidence together")
                yield self._suggest(written, place, before, long_date(day), replace(now, check_on=day))
            return
        changes: dict[FieldKind, tuple[str, str, Goal]] = {
            FieldKind.GOAL: (_("Our goal"), now.text, replace(now, text=written.text)),
            FieldKind.NOTICE: (
                _("How learners will notice"),
                now.notice,
                replace(now, notice=_added(now.notice, written.text)),
            ),
            FieldKind.BARRIERS: (
                _("What could block us"),
                now.barriers,
                replace(now, barriers=_added(now.barriers, written.text)),
            ),
        }
        place, before, changed = changes[kind]
        if changed != now:
            then = {FieldKind.GOAL: changed.text, FieldKind.NOTICE: changed.notice}.get(kind, changed.barriers)
            yield self._suggest(written, place, before, then, changed)

    # What they share ------------------------------------------------------------------------------------------------

    def _suggest(
        self, written: Written, place: str, now: str, then: str, *records: Record, part: str = ""
    ) -> Suggestion:
        """A change with the records as they would be; `part` is the line of a text that it is about."""
        key = natural_id("suggestion", self._session, written.source, written.field.name, part or written.text)
        return Suggestion(key=key, source=written.source, place=place, now=now, then=then, records=records)

    def _beside(self, written: Written, kind: FieldKind) -> str:
        """What was written into another field of the same form."""
        same = (one for one in self._forms.written if one.source == written.source and one.field.kind is kind)
        return next((one.text for one in same if one.field.domain == written.field.domain), "")

    def _talk(self, written: Written, what: str, text: str = "") -> None:
        """Leave something for talk, with its words, so that nothing is lost."""
        words = _("{file}: {what} could not be taken over: {text}")
        self.notes.append(words.format(file=written.source, what=what, text=text or written.text))

    def _leads(self, domain: DomainId) -> bool:
        if domain in self._workshop.domains:
            return True
        name = self._pack.domain_by_id[domain].name
        self.notes.append(
            _("{domain} is not on this session’s run sheet. Its forms change nothing.").format(domain=name)
        )
        return False

    def _uncounted(self, element: ElementId) -> bool:
        counted = any(self._workshop.rounds(element))
        return not counted and self._workshop.rating(element).state is RatingState.COLLECTING


def _flat(text: str) -> str:
    """A text as it is compared: its white space and its empty lines do not matter."""
    return "\n".join(words for row in text.splitlines() if (words := " ".join(row.split())))


def _added(text: str, more: str) -> str:
    """A text with another one below it; as it is where it holds those lines already."""
    if f"\n{_flat(more)}\n" in f"\n{_flat(text)}\n":
        return text
    return "\n".join(part for part in (text, more) if part)
