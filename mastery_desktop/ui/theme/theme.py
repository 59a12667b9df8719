"""Lays colours, fonts and the style sheet over the application."""

from typing import Final

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from mastery_desktop.config.resources import Resources
from mastery_desktop.ui.theme.sheet import style_sheet
from mastery_desktop.ui.theme.tokens import LIGHT_AND_DARK, THEMES, Colors, Type

FAMILY: Final = "Atkinson Hyperlegible Next"
FALLBACK: Final = "Noto Sans"
"""For the letters that the first family lacks, such as Cyrillic ones; loaded after the window is there."""

_WEIGHTS: Final = ("Regular", "SemiBold", "Bold", "ExtraBold")


class Theme:
    """The look in use. Widgets that paint themselves take colours from their palette and sizes from their font.

    The palette's roles stand for the tokens: Window is the canvas, Base the paper, Mid the lines, Midlight the soft
    ground, Dark the edge of a control, PlaceholderText the muted text, Accent the accent, Highlight its tint,
    BrightText the text on the accent, LinkVisited what went wrong, Link the accent,
    Shadow the ring of the focus.

    Attributes:
        colors: the colours in use.
        scale: the user's text size; 1 is 100 %.
    """

    def __init__(self, app: QApplication, resources: Resources) -> None:
        """Load the first family; the fallback comes with `load_fallback`."""
        self._app, self._resources = app, resources
        self.colors: Colors = THEMES["standard"]
        self.scale = 1.0
        self._asked = ("system", 100)
        self._is_dark, self._has_contrast = _is_dark(app.palette()), False
        for weight in _WEIGHTS:
            QFontDatabase.addApplicationFont(str(resources.path(f"fonts/{FAMILY.replace(' ', '')}-{weight}.ttf")))

    def load_fallback(self) -> None:
        """Load the fonts of the fallback, which are large."""
        prefix = FALLBACK.replace(" ", "")
        for file in self._resources.fonts():
            if file.name.startswith(prefix):
                QFontDatabase.addApplicationFont(str(file))

    def prepare(self, theme: str, text_percent: int) -> None:
        """Set colours and font, but no style sheet yet: a window is made faster without one.

        The arguments are those of `apply`, which must follow before the window is shown.
        """
        self._asked = (theme, text_percent)
        self.colors, self.scale = THEMES[self._fitting(theme)], text_percent / 100
        self._app.setFont(self.font(Type.BODY))
        self._app.setPalette(palette_of(self.colors))

    def apply(self, theme: str, text_percent: int) -> None:
        """Show the whole application in a theme and a size of text.

        Args:
            theme: a name in `THEMES`, or `system` for what fits the colours of the computer.
            text_percent: the size of text, 100 to 200.
        """
        self.prepare(theme, text_percent)
        light = "-light" if _is_dark(palette_of(self.colors)) else ""
        pictures = {name: self._resources.path(f"theme/{name}{light}.svg") for name in ("arrow", "check")}
        self._app.setStyleSheet(style_sheet(self.colors, self.scale, pictures))

    def follow_system(self) -> None:
        """Be dark or rich in contrast as the computer is, now and when it changes; not before the first frame."""
        from PySide6.QtGui import QGuiApplication  # noqa: PLC0415 - see above

        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._look_at_system)
        hints.accessibility().contrastPreferenceChanged.connect(self._look_at_system)
        self._look_at_system()

    def _look_at_system(self) -> None:
        self._is_dark, self._has_contrast = self._system()
        theme, text_percent = self._asked
        if self.colors is not THEMES[self._fitting(theme)]:
            self.apply(theme, text_percent)

    def _system(self) -> tuple[bool, bool]:
        """Whether the computer shows its windows dark, and in strong contrast."""
        from PySide6.QtCore import Qt  # noqa: PLC0415 - slow, see `early`
        from PySide6.QtGui import QGuiApplication  # noqa: PLC0415

        hints = QGuiApplication.styleHints()
        scheme, contrast = hints.colorScheme(), hints.accessibility().contrastPreference()
        is_dark = self._is_dark if scheme is Qt.ColorScheme.Unknown else scheme is Qt.ColorScheme.Dark
        return is_dark, contrast is Qt.ContrastPreference.HighContrast

    def _fitting(self, theme: str) -> str:
        if theme != "system":
            return theme
        light = "high-contrast" if self._has_contrast else "standard"
        return LIGHT_AND_DARK[light] if self._is_dark else light

    def font(self, size: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """The font of a size in pixels, before the user's text size."""
        font = QFont([FAMILY, FALLBACK])
        font.setPixelSize(round(size * self.scale))
        font.setWeight(weight)
        return font


def _is_dark(palette: QPalette) -> bool:
    """Whether light text stands on a dark ground, as the computer shows its own windows."""
    role = QPalette.ColorRole
    return palette.color(role.WindowText).lightness() > palette.color(role.Window).lightness()


def palette_of(colors: Colors) -> QPalette:
    """The palette that stands for the tokens."""
    role = QPalette.ColorRole
    palette = QPalette()
    for name, color in (
        (role.Window, colors.canvas),
        (role.WindowText, colors.ink),
        (role.Base, colors.paper),
        (role.AlternateBase, colors.soft),
        (role.Text, colors.ink),
        (role.Button, colors.paper),
        (role.ButtonText, colors.ink),
        (role.BrightText, colors.on_accent),
        (role.PlaceholderText, colors.muted),
        (role.Highlight, colors.tint),
        (role.HighlightedText, colors.ink),
        (role.Accent, colors.accent),
        (role.Link, colors.accent),
        (role.LinkVisited, colors.bad),
        (role.Light, colors.paper),
        (role.Midlight, colors.soft),
        (role.Mid, colors.line),
        (role.Dark, colors.edge),
        (role.Shadow, colors.focus),
        (role.ToolTipBase, colors.paper),
        (role.ToolTipText, colors.ink),
    ):
        palette.setColor(name, QColor(color))
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(colors.muted))
    return palette
