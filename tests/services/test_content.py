"""The guide: whatever the pack holds can be read, reached by links and found; files can be attached to resources."""

from dataclasses import fields, is_dataclass
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mastery_desktop.content.loader import load_pack
from mastery_desktop.domain.content import ResourceId
from mastery_desktop.domain.errors import NotPossible
from mastery_desktop.domain.pack import Pack
from mastery_desktop.domain.reading import ArticleId, BlockKind
from mastery_desktop.domain.records import Attachment
from mastery_desktop.services.content import ContentService
from mastery_desktop.services.searching import MOST_HITS
from mastery_desktop.storage.database import open_database
from tests.helpers.packs import small_pack

NO_READING = {
    "label", "contents_title", "short_title", "short", "item_names", "aliases", "title",
    "learner_heading", "practices_heading", "support_hint", "focus_field", "standards_title", "reading_title",
}  # fmt: skip
"""Fields that are other forms of what is read elsewhere, or belong to sheets of paper."""


def clock():
    return datetime(2025, 10, 14, tzinfo=UTC)


@pytest.fixture(scope="module")
def pack():
    return load_pack()


@pytest.fixture
def content(pack, tmp_path):
    store = open_database(tmp_path / "sessions.sqlite", clock)
    yield ContentService(store, clock, pack)
    store.close()


def reading(content):
    return "\n".join(
        text
        for entry in content.contents()
        for article in [content.article(entry.article)]
        for text in (article.title, article.kicker, *(block.text for block in article.blocks))
    )


def sentences(unit):
    """Every text of a unit that is longer than a label."""
    if isinstance(unit, str):
        yield unit
    elif isinstance(unit, tuple):
        for part in unit:
            yield from sentences(part)
    elif is_dataclass(unit):
        for field in fields(unit):
            if field.name not in NO_READING:
                yield from sentences(getattr(unit, field.name))


def test_every_sentence_of_the_pack_can_be_read(content, pack):
    whole = reading(content)
    parts = (pack.introduction, pack.stage_model, pack.domains, pack.glossary, pack.resources, pack.roadmap,
             pack.appendices, pack.self_assessment.evidence, pack.self_assessment.focus_questions)  # fmt: skip
    long = [text for part in parts for text in sentences(part) if " " in text]
    assert len(long) > 600
    assert [text for text in long if text not in whole] == []


@pytest.mark.parametrize(("wanted", "told"), [(load_pack, True), (small_pack, False)])
def test_a_framework_that_builds_on_no_law_says_nothing_of_one(wanted, told, tmp_path):
    store = open_database(tmp_path / "sessions.sqlite", clock)
    assert ("What the law says" in reading(ContentService(store, clock, wanted()))) is told
    store.close()


def test_every_link_leads_to_a_place_that_is_there(content):
    links = 0
    for entry in content.contents():
        for block in content.article(entry.article).blocks:
            if block.target:
                links += 1
                anchors = {other.anchor for other in content.article(block.target.article).blocks} | {""}
                assert block.target.anchor in anchors, block
    assert links > 100


def test_the_roadmap_keeps_its_printed_numbers_and_its_cross_references(content, pack):
    numbers, references = [], 0
    for section in pack.roadmap.sections:
        blocks = content.article(ArticleId(section.id)).blocks
        headings = [b.text.split("  ")[0] for b in blocks if b.kind is BlockKind.HEADING]
        assert headings == [f"{item.number}{item.letter}" for item in section.items]
        numbers += headings
        references += sum(b.kind is BlockKind.LINK for b in blocks)
    assert len(numbers) == 20
    assert len({number.rstrip("abcdefgh") for number in numbers}) == 15
    asked = [item.references for s in pack.roadmap.sections for item in (*s.items, *s.tips)]
    assert references == sum(len(each) for each in asked) > 0


def test_a_search_needs_every_word_and_ignores_case_and_accents(content):
    hits = content.search("GRÓWTH mindset")
    assert hits
    for hit in hits:
        article = content.article(hit.target.article)
        text = f"{article.blocks[hit.block].text} {hit.title} {hit.kicker}".casefold()
        assert "growth" in text
        assert "mindset" in text


def test_a_heading_comes_before_a_mention(content):
    first = content.search("community connections")[0]
    assert "Community connections" in (first.title, first.excerpt)


def test_the_glossary_the_resources_and_the_reading_list_are_searched_too(content):
    found = {
        query: {hit.target.article for hit in content.search(query)} for query in ("IMEN", "Roland Barth", "toolkit")
    }
    assert "glossary" in found["IMEN"]
    assert found["Roland Barth"] == {"reading"}
    assert "resources" in found["toolkit"]


@given(st.text(max_size=12))
def test_what_is_marked_as_found_is_a_word_that_was_asked_for(query):
    service = ContentService(None, None, small_pack())
    for hit in service.search(query):
        for start, end in hit.found:
            assert 0 <= start < end
        assert len(hit.excerpt) <= 200


def test_the_marks_of_a_hit_stand_on_the_words(content):
    hit = next(hit for hit in content.search("seat time") if hit.found)
    assert {hit.excerpt[start:end].casefold() for start, end in hit.found} <= {"seat", "time"}


@pytest.mark.parametrize("query", ["", "   ", "zzzz", "<b>", "%", "\x00"])
def test_a_search_for_nothing_finds_nothing(content, query):
    assert content.search(query) == []


def test_a_common_letter_gives_a_list_that_can_be_looked_through(content):
    assert len(content.search("e")) == MOST_HITS


def test_an_unknown_page_is_refused_in_words(content):
    with pytest.raises(NotPossible, match="not in the guide"):
        content.article(ArticleId("nowhere"))


def test_another_framework_is_read_with_the_same_code():
    service = ContentService(None, None, small_pack())
    titles = [entry.title for entry in service.contents()]
    assert "Soil" in titles
    assert "Roadmap" not in titles


def test_a_file_stands_for_a_resource_until_it_is_taken_off(content, pack, tmp_path):
    resource = pack.resources[0].id
    file = tmp_path / "Our copy.pdf"
    file.write_bytes(b"%PDF")
    done = content.attach(resource, file)
    assert done.changed == {Attachment}
    assert content.attachments()[resource].path == file
    assert content.attachments()[resource].is_there
    file.unlink()
    assert not content.attachments()[resource].is_there
    content.detach(resource)
    assert content.attachments() == {}


def test_a_file_that_is_not_there_is_not_attached(content, tmp_path):
    with pytest.raises(NotPossible, match=r"missing\.pdf"):
        content.attach(ResourceId("res.any"), tmp_path / "missing.pdf")
    assert content.attachments() == {}


def test_a_later_file_takes_the_place_of_the_one_before(content, pack, tmp_path):
    for name in ("first.pdf", "second.pdf"):
        (tmp_path / name).write_bytes(b"%PDF")
        content.attach(pack.resources[0].id, tmp_path / name)
    assert [attached.path.name for attached in content.attachments().values()] == ["second.pdf"]


def test_a_derived_form_says_so_before_anything_else(content, pack: Pack):
    for form in pack.self_assessment.forms:
        first = content.article(ArticleId(form.id)).blocks[0]
        assert (first.text == form.derived_note) is form.derived
