"""A session in the tools that people have: read back by their rules, with nothing in it that a program would run."""

import csv
import io
import json
import re
from argparse import Namespace
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from mastery_desktop import export_command
from mastery_desktop.content.loader import load_pack
from mastery_desktop.domain.errors import NotPossible
from mastery_desktop.domain.export_tables import sheets_of
from mastery_desktop.domain.school_share import ShareLevel
from mastery_desktop.services.exporting import ExportKind, csv_files, exported, left_out
from tests.helpers.stores import desk
from tests.helpers.workshops import SESSION, full_workshop

PACK = load_pack()
EVIL = ("=1+1", "+cmd|' /C calc'!A0", "-2", "@SUM(A1)", "\t=1", "  =1")


@pytest.fixture
def workshop():
    return full_workshop(PACK)


@pytest.fixture
def evil(workshop):
    first, *others = workshop.actions
    return replace(workshop, actions=(*(replace(first, what=text, who="<b>&\x07") for text in EVIL), *others))


def opened(data):
    return openpyxl.load_workbook(io.BytesIO(data))


def test_a_workbook_has_real_numbers_and_dates_and_a_frozen_header(workshop):
    data = exported(ExportKind.XLSX, PACK, workshop)
    book = opened(data)
    about = {row[0].value: row[1] for row in book["About"].rows}
    assert about["Date"].value.date() == date(2026, 11, 6)
    assert about["Date"].number_format == "yyyy-mm-dd"
    assert about["People"].value == 14
    assert all(isinstance(cell.value, int) for cell in next(book["Marks"].iter_rows(min_row=2, min_col=5)))
    assert all(page.freeze_panes == "A2" and page["A1"].font.bold for page in book)
    assert {page.oddFooter.left.text for page in book} == {"For colleagues"}
    assert data == exported(ExportKind.XLSX, PACK, workshop)


def test_no_text_becomes_a_formula_in_a_workbook(evil):
    cells = [cell for page in opened(exported(ExportKind.XLSX, PACK, evil)) for row in page.rows for cell in row]
    assert {"=1+1", "@SUM(A1)", "<b>&"} <= {cell.value for cell in cells}, "the words stay as they are"
    assert not any(cell.data_type == "f" or cell.hyperlink for cell in cells)


def test_a_csv_opens_as_utf_8_and_no_cell_begins_like_a_formula(evil):
    tables = dict(csv_files(PACK, evil))
    assert set(tables) == {"About.csv", "Results.csv", "Marks.csv", "Evidence.csv", "Actions.csv"}
    for data in tables.values():
        assert data.startswith(b"\xef\xbb\xbf")
        rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
        assert len({len(row) for row in rows}) == 1
        assert not any(cell.lstrip().startswith(("=", "+", "-", "@")) for row in rows for cell in row)


def test_every_line_of_a_csv_says_for_whom_it_is(workshop):
    for data in dict(csv_files(PACK, workshop)).values():
        assert {row["Shared"] for row in csv.DictReader(io.StringIO(data.decode("utf-8-sig")))} == {"For colleagues"}


def test_no_table_has_a_column_that_was_worked_out_of_levels(workshop):
    for sheet in sheets_of(PACK, workshop):
        assert not re.search(r"(?i)mean|average|median|total|score|percent|sum", " ".join(sheet.head))


def test_marks_that_were_not_revealed_are_in_no_table(workshop):
    hidden = replace(workshop, ratings=())
    assert [len(sheet.rows) for sheet in sheets_of(PACK, hidden)][1:3] == [0, 0]


def test_a_calendar_has_the_days_of_the_plan_in_lines_that_every_program_takes(workshop):
    data = exported(ExportKind.ICS, PACK, workshop)
    lines = data.decode().split("\r\n")
    assert all(len(line.encode()) <= 75 for line in lines)
    unfolded = data.decode().replace("\r\n ", "")
    goal = next(goal for goal in workshop.goals if goal.check_on)
    assert f"DTSTART;VALUE=DATE:{goal.check_on:%Y%m%d}" in unfolded
    assert (
        unfolded.count("BEGIN:VEVENT") == unfolded.count("END:VEVENT") == len(set(re.findall(r"UID:(.*)\r", unfolded)))
    )
    assert "ATTENDEE" not in unfolded
    assert "ALARM" not in unfolded


def test_days_of_actions_are_days_in_the_calendar_and_in_the_workbook(workshop):
    first, second, *others = workshop.actions
    dated = replace(first, by="January 15, 2027", check="11/26"), replace(second, by="by Thanksgiving", check="")
    workshop = replace(workshop, actions=(*dated, *others))
    calendar = exported(ExportKind.ICS, PACK, workshop).decode().replace("\r\n ", "")
    assert "DTSTART;VALUE=DATE:20270115" in calendar
    assert "DTSTART;VALUE=DATE:20261126" in calendar
    page = opened(exported(ExportKind.XLSX, PACK, workshop))["Actions"]
    head = [cell.value for cell in page[1]]
    by, check = head.index("By"), head.index("Check")
    one, two = page[2], page[3]
    assert (one[by].value.date(), one[check].value.date()) == (date(2027, 1, 15), date(2026, 11, 26))
    assert (two[by].value, two[check].value) == ("by Thanksgiving", None)


def test_words_that_are_no_days_are_named_where_the_calendar_is_saved(workshop):
    first, second, *others = workshop.actions
    dated = replace(first, by="January 15, 2027", check="2/30"), replace(second, by="by Thanksgiving", check="2/30")
    others = (replace(action, by="", check="") for action in others)
    workshop = replace(workshop, actions=(*dated, *others))
    assert "not in it: “2/30”, “by Thanksgiving”." in left_out(ExportKind.ICS, workshop)
    assert left_out(ExportKind.XLSX, workshop) == ""


def test_words_in_a_calendar_cannot_add_a_line(workshop):
    goals = tuple(replace(goal, text="a\r\nATTENDEE:x;y,z\\", check_on=date(2027, 1, 14)) for goal in workshop.goals)
    data = exported(ExportKind.ICS, PACK, replace(workshop, goals=goals)).decode().replace("\r\n ", "")
    assert not any(line.startswith("ATTENDEE") for line in data.split("\r\n"))
    assert r"\;y\,z" in data


def test_a_session_without_dates_says_so(workshop):
    with pytest.raises(NotPossible, match="no dates"):
        exported(ExportKind.ICS, PACK, replace(workshop, focus_areas=(), parked=()))


def test_the_text_for_an_improvement_plan_says_focus_goal_and_actions(workshop):
    text = exported(ExportKind.TXT, PACK, workshop).decode("utf-8-sig")
    focus = workshop.active_focus[0]
    assert PACK.elements[focus.element].name in text
    for action in workshop.actions_for(focus):
        assert action.what in text


def test_the_text_is_a_draft_until_the_team_has_released_its_summary_and_says_no_more_than_that(workshop):
    draft = exported(ExportKind.TXT, PACK, workshop).decode()
    assert "DRAFT" in draft
    released = replace(workshop, session=replace(workshop.session, released=True))
    assert "DRAFT" not in exported(ExportKind.TXT, PACK, released).decode()
    unsaid = [goal.notice for goal in workshop.goals] + [action.evidence for action in workshop.actions]
    assert all(unsaid)
    assert not any(text in draft for text in unsaid)


@pytest.mark.parametrize("level", [ShareLevel.DISTRICT, ShareLevel.STATE])
def test_the_json_fits_the_published_schema(tmp_path, workshop, level):
    schema = json.loads((Path(__file__).parents[2] / "resources" / "schema" / "share-1.schema.json").read_bytes())
    with desk(tmp_path / "here", PACK) as one:
        one.fill(workshop)
        document = json.loads(one.sharing.as_json(SESSION, level))
    assert set(document) == set(schema["$defs"]["ShareShape"]["required"])
    assert document["privacy"] == level.value


@pytest.mark.parametrize(("kind", "told"), [("json", "For the district."), ("txt", "For the public.")])
def test_the_level_that_nobody_named_is_told(tmp_path, workshop, kind, told):
    said, saved = [], {}
    with desk(tmp_path, PACK) as one:
        one.fill(workshop)
        options = Namespace(session=SESSION, kind=kind, level=None, passphrase=False, out=tmp_path / "out")
        export_command.run(options, one, save=saved.__setitem__, complain=said.append)
        with pytest.raises(ValueError, match="JSON"):
            one.sharing.as_json(SESSION, ShareLevel.TEAM)
    assert saved
    assert said[0].endswith(told)


@pytest.mark.parametrize(
    ("kind", "level", "passphrase", "told"),
    [
        ("xlsx", "state", False, "--for team"),
        ("txt", "team", False, "--for public"),
        ("json", "team", False, "--for district"),
        ("txt", None, True, "can have a passphrase"),
    ],
)
def test_a_level_that_a_kind_is_not_made_with_is_refused_and_nothing_written(tmp_path, kind, level, passphrase, told):
    with desk(tmp_path, PACK) as one:
        one.fill(full_workshop(PACK))
        options = Namespace(session=SESSION, kind=kind, level=level, passphrase=passphrase, out=tmp_path / "out")
        with pytest.raises(NotPossible, match=told):
            export_command.run(options, one, save=None, complain=print)
    assert not (tmp_path / "out").exists()
