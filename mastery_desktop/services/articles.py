"""Writes a content pack out as articles: the guide that can be read and searched."""

from collections.abc import Iterator, Sequence

from mastery_desktop.domain.content import Activity, ActivityPart, Domain, DomainStage, Element, Form, Passage
from mastery_desktop.domain.pack import Pack
from mastery_desktop.domain.reading import Article, ArticleId, Block, Entry
from mastery_desktop.messages import _
from mastery_desktop.services.back_matter import BackMatter
from mastery_desktop.services.blocks import (
    Blocks,
    K,
    Names,
    article,
    block,
    indicators_of,
    link,
    overview_of,
    points,
    shifts_of,
    texts,
)

ASSESSMENT = ArticleId("assessment")


def write_articles(pack: Pack) -> tuple[tuple[Entry, ...], dict[ArticleId, Article]]:
    """The table of contents and all articles by id."""
    written = list(_Writer(pack).articles())
    entries = tuple(Entry(article.id, article.title, depth, article.color) for depth, article in written)
    return entries, {article.id: article for _depth, article in written}


class _Writer:
    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._names = Names(pack)

    def articles(self) -> Iterator[tuple[int, Article]]:
        """Every article with its depth in the table of contents, in reading order."""
        yield 0, article("welcome", _("Mastery-based education"), self._welcome())
        yield 1, article("framework", _("The framework"), self._framework())
        yield 1, article("keys", _("Keys to change"), self._passages(self._pack.introduction.keys))
        parts = self._passages(self._pack.introduction.chapter_parts)
        yield 1, article("chapter", _("What a chapter contains"), parts)
        yield 0, article("stages", self._pack.stage_model.title, self._stages())
        for domain in self._pack.domains:
            yield from self._chapter(domain)
        yield 0, article(ASSESSMENT, _("Self-assessment"), self._assessment())
        for form in self._pack.self_assessment.forms:
            yield 1, self._form(form)
        yield from BackMatter(self._pack, self._names).articles()

    def _welcome(self) -> Blocks:
        intro = self._pack.introduction
        yield from texts(intro.welcome)
        if statute := intro.statute:
            yield block(K.HEADING, _("What the law says"), "statute")
            yield block(K.QUESTION, statute.definition)
            yield block(K.TEXT, statute.text)
            yield block(K.NOTE, statute.citation)
            yield self._names.source(statute.source)
        yield block(K.HEADING, _("Getting started"))
        yield block(K.TEXT, intro.getting_started)
        yield self._names.source(intro.source)

    def _framework(self) -> Blocks:
        yield block(K.TEXT, self._pack.introduction.framework)
        for component in self._pack.introduction.components:
            yield block(K.HEADING, component.title, component.id)
            yield block(K.TEXT, component.text)
            yield self._names.source(component.source)
            if component.domain:
                domain = self._pack.domain_by_id[component.domain]
                yield link(_("Read the chapter {domain}").format(domain=domain.name), overview_of(domain))

    def _passages(self, passages: Sequence[Passage]) -> Blocks:
        for passage in passages:
            yield block(K.HEADING, passage.title, passage.id)
            yield block(K.TEXT, passage.text)
        for source in dict.fromkeys(passage.source for passage in passages):
            yield self._names.source(source)

    def _stages(self) -> Blocks:
        model = self._pack.stage_model
        yield block(K.TEXT, model.introduction)
        yield from texts(model.advice)
        yield self._names.source(model.source)
        for stage in model.stages:
            yield block(K.HEADING, stage.name, stage.id)
            yield block(K.TEXT, stage.summary)
            yield block(K.LABEL, _("You are here when"))
            yield block(K.TEXT, stage.have)
            yield block(K.LABEL, _("and when"))
            yield from points(stage.ready)
            yield block(K.LABEL, _("Key activities, as the worksheets list them"))
            yield from points(stage.handout_activities)
            yield block(K.LABEL, _("Key activities, as the guide lists them"))
            yield from points(stage.guide_activities)
            yield self._names.source(stage.source)

    def _chapter(self, domain: Domain) -> Iterator[tuple[int, Article]]:
        kicker = domain.name
        yield 0, article(domain.id, domain.name, self._overview(domain), domain=domain)
        shifts = article(shifts_of(domain), _("Shifts"), self._shifts(domain), kicker=kicker, domain=domain)
        yield 1, shifts
        signs = self._indicators(domain)
        yield 1, article(indicators_of(domain), _("Indicators"), signs, kicker=kicker, domain=domain)
        for stage in domain.stages:
            name = self._pack.stage_by_id[stage.stage].name
            yield 1, article(stage.id, name, self._domain_stage(stage), kicker=kicker, domain=domain)

    def _overview(self, domain: Domain) -> Blocks:
        yield block(K.LABEL, domain.subtitle)
        yield block(K.QUESTION, domain.cover_question)
        if domain.inner_question != domain.cover_question:
            yield block(K.NOTE, domain.inner_question)
        yield block(K.TEXT, domain.framework_line)
        yield from texts(domain.overview)
        if domain.aspects_lead:
            yield block(K.TEXT, domain.aspects_lead)
        for aspect in domain.aspects:
            yield block(K.SUBHEADING, aspect.title, aspect.id)
            if aspect.text:
                yield block(K.TEXT, aspect.text)
            yield from points(aspect.points)
            yield from self._names.elements([aspect.element] if aspect.element else [])
        yield self._names.source(domain.source)
        yield block(K.HEADING, _("In this chapter"))
        yield link(_("Shifts"), shifts_of(domain))
        yield link(_("Indicators"), indicators_of(domain))
        for stage in domain.stages:
            yield link(self._pack.stage_by_id[stage.stage].name, ArticleId(stage.id))
        yield link(_("Self-assessment"), ArticleId(self._pack.form_of[domain.id].id))

    def _shifts(self, domain: Domain) -> Blocks:
        for element in domain.elements:
            yield block(K.HEADING, element.name, element.id)
            yield block(K.LABEL, _("From"))
            yield block(K.TEXT, element.shift_from)
            yield block(K.LABEL, _("To"))
            yield block(K.QUESTION, element.shift_to)
            yield block(K.TEXT, element.rationale)
            yield self._names.source(element.shift_source)
            yield link(_("Its indicators"), indicators_of(domain), element.id)

    def _indicators(self, domain: Domain) -> Blocks:
        for element in domain.elements:
            yield block(K.HEADING, element.name, element.id)
            yield block(K.LABEL, _("In the system and its practices"))
            yield block(K.TEXT, element.system)
            yield block(K.LABEL, _("What learners would show"))
            yield from points(element.student)
            yield from self._script(element)
            yield self._names.source(element.indicator_source)
            yield link(_("Its shift"), shifts_of(domain), element.id)

    def _script(self, element: Element) -> Blocks:
        for label, words in (
            (_("Say this"), element.say),
            (_("Watch for"), element.watch),
            (_("If the talk is stuck"), element.stuck),
        ):
            if words:
                yield block(K.LABEL, label)
                yield block(K.NOTE, words)

    def _domain_stage(self, stage: DomainStage) -> Blocks:
        yield block(K.QUESTION, stage.title)
        yield block(K.TEXT, stage.introduction)
        yield block(K.HEADING, _("Outcomes"))
        yield from points(stage.outcomes)
        yield block(K.HEADING, _("Activities and resources"))
        for activity in stage.activities:
            yield block(K.SUBHEADING, activity.title, activity.id)
            yield from self._activity(activity)
            for part in activity.parts:
                yield block(K.SUBHEADING, part.title, part.id)
                yield from self._activity(part)
        yield self._names.source(stage.source)

    def _activity(self, activity: Activity | ActivityPart) -> Blocks:
        yield block(K.TEXT, activity.text)
        yield from self._names.elements(activity.elements)
        yield from self._names.resources(activity.resources)

    def _assessment(self) -> Blocks:
        shared = self._pack.self_assessment
        yield block(K.HEADING, _("The levels"))
        for level in shared.levels:
            yield Block(kind=K.LEVEL, text=level.label, anchor=level.id, symbol=level.symbol)
        for column in shared.evidence:
            yield block(K.HEADING, column.title, column.id)
            yield block(K.LABEL, column.lead)
            yield block(K.QUESTION, column.question)
            yield from points(column.kinds)
            yield self._names.source(column.source)
        yield block(K.HEADING, _("What the form asks"))
        yield from points((shared.support_prompt, shared.want_prompt))
        yield block(K.HEADING, _("Choosing a focus area"))
        yield from points(shared.focus_questions)
        yield block(K.HEADING, shared.next_title)
        yield from texts(shared.next_text)
        yield self._names.source(shared.source)

    def _form(self, form: Form) -> Article:
        domain = self._pack.domain_by_id[form.domain]
        title, kicker = domain.name, _("Self-assessment")
        return article(form.id, title, self._form_blocks(form, domain), kicker=kicker, domain=domain)

    def _form_blocks(self, form: Form, domain: Domain) -> Blocks:
        if form.derived_note:
            yield block(K.NOTE, form.derived_note)
        yield from texts(form.introduction)
        yield block(K.HEADING, _("The practices"))
        for name, element in zip(form.item_names, domain.elements, strict=False):
            yield link(name, indicators_of(domain), element.id)
        if form.tips:
            yield block(K.HEADING, _("Tips"))
        for tip in form.tips:
            yield block(K.SUBHEADING, tip.title, tip.id)
            yield block(K.TEXT, tip.text)
        yield block(K.HEADING, form.focus_title)
        yield link(_("The questions that help to choose"), ASSESSMENT)
        yield self._names.source(form.source)
