"""The one style sheet, built from the tokens.

A widget says what it is with a property, never how it looks: `role` on a label, `kind` on a button or a frame. The
values that are known are those below. `@RING` is the width of the ring around what has the focus, and `@IN` with a
number what is left of so many pixels within it: with the focus, nothing takes more room.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from mastery_desktop.ui.theme.tokens import Colors, Type

_RULES: Final = """
* { outline: none; }
QMainWindow, QStackedWidget, *[kind="page"] { background: $canvas; }
QLabel { background: transparent; }
QLabel[role="name"] { font-size: @NAME; font-weight: 800; }
QLabel[role="title"] { font-size: @TITLE; font-weight: 800; }
QLabel[role="heading"] { font-size: @HEADING; font-weight: 700; }
QLabel[role="lead"] { font-size: @LEAD; font-weight: 600; }
QLabel[role="strong"] { font-weight: 700; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="label"] { color: $muted; font-size: @SMALL; font-weight: 600; }
QLabel[role="small"] { color: $muted; font-size: @SMALL; }
QLabel[role="clock"] { font-size: @CLOCK; font-weight: 800; }
QLabel[role="good"] { color: $good; font-weight: 600; }
QLabel[role="mark"] { background: $ink; color: $paper; font-weight: 800; padding: 2px; }
QLabel[role="bad"] { color: $bad; font-weight: 600; }

QFrame[kind="paper"] { background: $paper; border: 1px solid $line; border-radius: 14px; }
QFrame[kind="side"], QFrame[kind="bar"] { background: $paper; border: none; }
QFrame[kind="side"][edge="right"] { border-right: 1px solid $line; }
QFrame[kind="side"][edge="left"] { border-left: 1px solid $line; }
QFrame[kind="bar"][edge="top"] { border-top: 1px solid $line; }
QFrame[kind="bar"][edge="bottom"] { border-bottom: 1px solid $line; }
QFrame[kind="soft"] { background: $soft; border: 1px solid $line; border-radius: 8px; }
QFrame[kind="tint"] { background: $tint; border: 1px solid $accent; border-radius: 8px; }
QFrame[kind="tint"][marked="true"] { border: 3px solid $focus; }
QFrame[kind="rehearsal"] { background: $tint; border: none; border-bottom: 3px solid $accent; }
QFrame[kind="sort"] { border: 2px solid transparent; border-bottom: 1px solid $line; }
QFrame[kind="sort"]:focus { background: $soft; border: 2px solid $focus; border-radius: 8px; }
QFrame[kind="keys"] { border: 2px solid transparent; border-radius: 8px; }
QFrame[kind="keys"]:focus { border-color: $focus; }
QFrame[kind="rule"] { background: $line; border: none; }
QFrame[kind="panel"] { background: $paper; border: none; border-left: 2px solid $edge; }
QFrame[kind="news"] { background: $tint; border: none; border-top: 1px solid $accent; }
QFrame[kind="error"] { background: $bad_tint; border: none; border-top: 2px solid $bad; }

QPushButton { background: $paper; border: 1px solid $line; border-radius: 8px; padding: 7px 12px; }
QPushButton:hover { border-color: $edge; }
QPushButton:pressed, QPushButton:checked { background: $tint; border-color: $accent; }
QPushButton:disabled { color: $muted; background: $canvas; border-style: dashed; }
QPushButton[kind="primary"] { background: $accent; color: $on_accent; border-color: $accent; font-weight: 600; }
QPushButton[kind="primary"]:hover, QPushButton[kind="primary"]:pressed { background: $accent_pressed; }
QPushButton[kind="primary"]:disabled { background: $soft; color: $muted; border: 1px dashed $edge; }
QPushButton[kind="quiet"] { background: transparent; border-color: transparent; }
QPushButton[kind="quiet"]:hover { border-color: $line; }
QPushButton[kind="danger"] { color: $bad; border-color: $bad; font-weight: 600; }
QPushButton[kind="sign"] { padding: 7px 6px; }
QPushButton[kind="tab"] { border-radius: 16px; padding: 6px 14px; }
QPushButton[kind="tab"]:checked { background: $ink; color: $paper; border-color: $ink; }
QPushButton[kind="row"] { text-align: left; border-color: transparent; background: transparent; padding: 6px 8px; }
QPushButton[kind="row"]:hover { background: $soft; }
QPushButton[kind="row"]:checked { background: $tint; font-weight: 700; }
QPushButton[kind="link"] { text-align: left; color: $accent; border: 1px solid transparent; background: transparent;
    padding: 2px 4px; text-decoration: underline; }
QPushButton:focus, QPushButton[kind="quiet"]:focus, QPushButton[kind="row"]:focus, QPushButton[kind="link"]:focus,
    QPushButton[kind="danger"]:focus, QPushButton[kind="tab"]:checked:focus { border: @RING solid $focus; }
QPushButton:focus { padding: @IN8 @IN13; }
QPushButton[kind="primary"]:focus { border: @RING solid $focus; }
QPushButton[kind="sign"]:focus { padding: @IN8 @IN7; }
QPushButton[kind="tab"]:focus { padding: @IN7 @IN15; }
QPushButton[kind="row"]:focus { padding: @IN7 @IN9; }
QPushButton[kind="link"]:focus { padding: @IN3 @IN5; }

QPushButton[kind="card"] { background: $paper; border: 1px solid $line; border-radius: 14px; padding: 0; }
QPushButton[kind="card"]:hover { border-color: $edge; }
QPushButton[kind="card"]:checked { background: $tint; border: 2px solid $accent; }
QPushButton[kind="card-primary"] { background: $accent; border: 1px solid $accent; border-radius: 14px;
    padding: 0; }
QPushButton[kind="card-primary"]:hover,
    QPushButton[kind="card-primary"]:pressed { background: $accent_pressed; }
QPushButton[kind="card"]:focus { border: 3px solid $focus; }
QPushButton[kind="card-primary"]:focus { border: @RING solid $focus; }
QPushButton:disabled[kind="card"], QPushButton:disabled[kind="card-primary"] { border-style: dashed; }
QPushButton[kind="card-primary"] QLabel { color: $on_accent; }
QPushButton[kind="card-primary"] QLabel[role="muted"] { color: $on_accent_soft; }
QPushButton:disabled[kind="card-primary"] { background: $soft; border-color: $edge; }
QPushButton[kind="card-primary"] QLabel:disabled, QPushButton[kind="card"] QLabel:disabled { color: $muted; }

QLineEdit, QPlainTextEdit, QSpinBox, QDateEdit, QComboBox { background: $paper; border: 1px solid $edge;
    border-radius: 8px; padding: 7px 10px; selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit:focus, QPlainTextEdit:focus, QSpinBox:focus, QDateEdit:focus, QComboBox:focus { border: @RING solid $focus;
    padding: @IN8 @IN11; }
QLineEdit:disabled { color: $muted; background: $canvas; border: 1px dashed $line; }
QLineEdit[wrong="true"], QSpinBox[wrong="true"] { border: 2px solid $bad; padding: 6px 9px; }
QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:focus { border: none; padding: 0 10px; background: transparent; }
QDateEdit::up-button, QDateEdit::down-button { width: 0; border: none; }
QComboBox::drop-down { border: none; width: 26px; }
QComboBox::down-arrow { image: url("$arrow"); width: @ARROW; height: @ARROW; }
QComboBox QAbstractItemView { background: $paper; border: 1px solid $edge; selection-background-color: $tint;
    selection-color: $ink; padding: 4px; }
QCheckBox, QRadioButton { spacing: 8px; background: transparent; padding: 3px; border: 2px solid transparent;
    border-radius: 6px; }
QCheckBox:focus, QRadioButton:focus { border-color: $focus; }
QCheckBox::indicator { width: @TICK; height: @TICK; border: 2px solid $ink; border-radius: 4px; background: $paper; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url("$check"); }
QRadioButton::indicator { width: @TICK; height: @TICK; border: 2px solid $ink; border-radius: @TICK_ROUND;
    background: $paper; }
QRadioButton::indicator:checked { width: @DOT; height: @DOT; border: 5px solid $accent; }

QScrollArea, QScrollArea > QWidget > QWidget[kind="clear"] { background: transparent; border: none; }
QScrollArea:focus { border: 2px solid $focus; }
QAbstractItemView { background: $paper; border: none; selection-background-color: $tint; selection-color: $ink; }
QListView, QTreeView { border: 1px solid $line; border-radius: 8px; padding: 4px; }
QListView:focus, QTreeView:focus { border: 2px solid $focus; padding: 3px; }
QListView::item, QTreeView::item { padding: 6px 8px; border-radius: 6px; color: $ink; }
QListView::item:selected, QTreeView::item:selected { background: $tint; color: $ink; }
QHeaderView { background: $paper; border: none; }
QHeaderView::section { background: $paper; color: $muted; border: none; border-bottom: 1px solid $line;
    font-size: @SMALL; font-weight: 600; padding: 11px 18px; text-align: left; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $edge; border-radius: 4px; margin: 2px; min-height: 28px; min-width: 28px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { background: $soft; border: none; border-radius: 5px; max-height: 10px; min-height: 10px; }
QProgressBar::chunk { background: $accent; border-radius: 5px; }
QToolTip { background: $paper; color: $ink; border: 1px solid $edge; padding: 4px; }
"""

_RING = 2
_TICK = 14
_ARROW = 14
_INSIDE: Final = re.compile(r"@IN(\d+)")


def ring_width(scale: float) -> int:
    """The width in pixels of the ring around what has the focus, at a size of text (1 is 100 %)."""
    return round(_RING * scale)


def style_sheet(colors: Colors, scale: float, pictures: Mapping[str, Path]) -> str:
    """The style sheet for some colours and a size of text.

    Args:
        colors: the colours.
        scale: the user's text size; 1 is 100 %.
        pictures: the files of the pictures `arrow` and `check`.
    """
    sheet = _RULES
    for size in Type:
        sheet = sheet.replace(f"@{size.name}", f"{round(size * scale)}px")
    ring = ring_width(scale)
    sheet = _INSIDE.sub(lambda found: f"{max(0, int(found[1]) - ring)}px", sheet).replace("@RING", f"{ring}px")
    tick = round(_TICK * scale)
    sheet = (
        sheet.replace("@DOT", f"{tick - 6}px")
        .replace("@ARROW", f"{round(_ARROW * scale)}px")
        .replace("@TICK_ROUND", f"{tick // 2 + 2}px")
        .replace("@TICK", f"{tick}px")
    )
    values = colors._asdict() | {name: file.as_posix() for name, file in pictures.items()}
    for name in sorted(values, key=len, reverse=True):  # "ink2" before "ink"
        sheet = sheet.replace(f"${name}", values[name])
    return sheet
