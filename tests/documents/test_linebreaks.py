from hypothesis import given, settings
from hypothesis import strategies as st

from mastery_desktop.documents.fonts import PLACEHOLDER, Face
from mastery_desktop.documents.linebreaks import break_lines
from tests.helpers.pages import FONTS

WORDS = st.text(st.characters(min_codepoint=32, max_codepoint=0x24F, exclude_categories=["Cc", "Cf"]), max_size=300)


def _text(lines):
    return "".join(run.text for line in lines for run in line.runs)


@settings(deadline=None, derandomize=True, max_examples=80)
@given(WORDS, st.floats(60, 500), st.sampled_from([9.4, 12.0, 18.0]))
def test_no_line_is_wider_than_its_column_and_no_letter_is_lost(words, width, size):
    lines = break_lines(FONTS, ((words, Face.REGULAR),), size, width)
    assert all(line.width <= width + 0.01 for line in lines)
    assert "".join(_text(lines).split()) == "".join(words.split())


def test_line_breaks_and_empty_lines_are_kept():
    lines = break_lines(FONTS, (("one\n\ntwo", Face.REGULAR),), 12, 200)
    assert [_text([line]) for line in lines] == ["one", "", "two"]


def test_a_single_short_word_is_not_left_alone_on_the_last_line():
    words = "Which practices in this area would make our shift toward mastery learning go faster than it"
    for width in range(150, 400, 7):
        lines = break_lines(FONTS, ((words, Face.REGULAR),), 12, width)
        if len(lines) > 1 and len(_text([lines[-2]]).split()) > 3:
            assert len(_text([lines[-1]]).split()) > 1, width


def test_a_line_that_gave_its_last_word_away_is_not_left_short():
    words = "Identificar una posible área de enfoque en Empoderamiento estudiantil"
    width = FONTS.width("Identificar una posible área de", Face.BOLD) * 15 + 1
    lines = break_lines(FONTS, ((words, Face.BOLD),), 15, width)
    assert [_text([line]) for line in lines] == [
        "Identificar una posible",
        "área de enfoque en",
        "Empoderamiento estudiantil",
    ]


def test_a_word_with_a_hyphen_is_one_word_when_the_last_line_gets_company():
    words = "A self-assessment was done, and now we have done a self-assessment."
    width = FONTS.width("A self-assessment was done, and now we have done a", Face.REGULAR) * 12 + 1
    lines = break_lines(FONTS, ((words, Face.REGULAR),), 12, width)
    assert _text([lines[-1]]) == "a self-assessment."
    end = FONTS.width("One-size-fits-all", Face.BOLD) * 12 + 1
    lines = break_lines(FONTS, (("One-size-fits-all progression", Face.BOLD),), 12, end)
    assert [_text([line]) for line in lines] == ["One-size-fits-all", "progression"]


def test_a_line_of_facts_is_broken_between_two_facts_if_it_takes_no_more_lines():
    facts = ("Clearwater Middle School ·", "November 6, 2026 /", "6 de noviembre de 2026")
    width = FONTS.width("Clearwater Middle School · November 6, 2026 / 6 de", Face.REGULAR) * 12 + 1
    lines = break_lines(FONTS, ((" ".join(facts), Face.REGULAR),), 12, width)
    assert [_text([line]) for line in lines] == [" ".join(facts[:2]), facts[2]]
    counts = ("14\u00a0people /", "14\u00a0personas ·", "12\u00a0rate / 12\u00a0valoran")
    more = " ".join((*facts, "·", *counts))
    width = FONTS.width(" ".join((facts[2], "·", *counts[:2], "12\u00a0rate /")), Face.REGULAR) * 12 + 1
    lines = break_lines(FONTS, ((more, Face.REGULAR),), 12, width)
    assert [_text([line]) for line in lines][1:] == [" ".join((facts[2], "·", *counts[:2])), counts[2]]
    for narrow in range(60, 300, 7):
        lines = break_lines(FONTS, ((" ".join(facts), Face.REGULAR),), 12, narrow)
        assert "".join(_text(lines).split()) == "".join("".join(facts).split())
        assert all(line.width <= narrow for line in lines)


def test_no_line_begins_with_what_stands_between_two_parts():
    words = "14 people / 14 personas · 12\u00a0rate / 12\u00a0valoran"
    for width in range(90, 400, 7):
        lines = [_text([line]) for line in break_lines(FONTS, ((words, Face.REGULAR),), 12, width)]
        assert not [line for line in lines if line.startswith(("/", "·"))], width


def test_no_line_begins_with_the_dots_of_words_that_are_left_open():
    words = "“We have it because we believe …”. If nobody can finish it, write down just that."
    for width in range(90, 400, 7):
        lines = [_text([line]) for line in break_lines(FONTS, ((words, Face.REGULAR),), 12, width)]
        assert not [line for line in lines if line.startswith("…")], width


def test_no_line_begins_with_a_hyphen_for_the_first_part_of_a_word():
    for width in range(90, 200, 7):
        spans = (("Student-directed and -monitored learning", Face.REGULAR),)
        lines = [_text([line]) for line in break_lines(FONTS, spans, 12, width)]
        assert not [line for line in lines if line.startswith("-")], width


def test_a_word_that_is_left_open_keeps_what_it_is_joined_with():
    words = "Content- and Competency-aligned"
    narrowest = FONTS.width("Competency-aligned", Face.REGULAR) * 12 + 1
    for width in range(round(narrowest), round(FONTS.width(words, Face.REGULAR) * 12), 4):
        lines = [_text([line]) for line in break_lines(FONTS, ((words, Face.REGULAR),), 12, width)]
        assert lines[0].startswith("Content- and"), width


def test_faces_can_change_within_a_line():
    (line,) = break_lines(FONTS, (("Lead.", Face.BOLD), ("Text", Face.REGULAR)), 12, 300)
    assert [run.font for run in line.runs] == [Face.BOLD.value[0], Face.REGULAR.value[0]]
    assert _text([line]) == "Lead. Text"


def test_missing_letters_come_from_the_second_family_with_their_marks():
    (line,) = break_lines(FONTS, (("aЖc\u0313d 日", Face.BOLD),), 12, 300)
    atkinson, noto, *_others = Face.BOLD.value
    assert [(run.font, run.text) for run in line.runs] == [
        (atkinson, "a"),
        (noto, "Жc\u0313"),
        (atkinson, "d "),
        (PLACEHOLDER, "日"),
    ]


def test_a_tiny_word_gets_company_in_a_narrow_column():
    for words, last in (
        ("Working on it", "on it"),
        ("Not worked on", "worked on"),
        ("Collaboration & calibration", "& calibration"),
        ("Personas que valoran", "que valoran"),
    ):
        width = FONTS.width(words.rsplit(" ", 1)[0], Face.REGULAR) * 12 + 1
        lines = break_lines(FONTS, ((words, Face.REGULAR),), 12, width)
        assert "".join(run.text for run in lines[-1].runs) == last


def test_the_last_line_of_a_label_gets_company_where_it_stays_the_shorter_one():
    for words, broken in (
        ("Moment-by-moment formative assessment", ["Moment-by-moment", "formative assessment"]),
        ("Acordado: Comenzando (Mixtas)", ["Acordado:", "Comenzando (Mixtas)"]),
        ("Authentic academic experiences", ["Authentic academic", "experiences"]),  # would be longer than the first
        ("Two teacher leaders", ["Two teacher", "leaders"]),  # a tiny word would be alone
    ):
        width = FONTS.width(words.rsplit(" ", 1)[0], Face.REGULAR) * 12 + 20
        assert [_text([line]) for line in break_lines(FONTS, ((words, Face.REGULAR),), 12, width)] == broken


def test_a_tiny_word_does_not_go_down_where_it_would_leave_another_one_alone():
    width = FONTS.width("transparencia ", Face.REGULAR) * 12
    lines = break_lines(FONTS, (("Falta de transparencia en el aprendizaje", Face.REGULAR),), 12, width)
    assert ["".join(run.text for run in line.runs) for line in lines] == [
        "Falta de",
        "transparencia",
        "en el",
        "aprendizaje",
    ]


def test_a_dash_between_two_parts_of_a_name_begins_no_line():
    words = "Classroom Design - Values and Features — Key Structures"
    for width in range(70, 330, 7):
        lines = break_lines(FONTS, ((words, Face.REGULAR),), 12, width)
        assert not any(_text([line]).startswith(("-", "—")) for line in lines), width


def test_a_single_short_word_is_not_left_alone_below_words_that_run_from_the_right():
    words = "Common planning time exists on paper for all grades in בית ספר and we believe it"
    width = FONTS.width("Common planning time exists on paper for all grades in בית ספר and we believe", Face.REGULAR)
    lines = break_lines(FONTS, ((words, Face.REGULAR),), 12, width * 12 + 1)
    assert [_text([line]) for line in lines][-1] == "believe it"
