"""Nothing in the program asks in a box that blocks its windows: while the wall is shown, no key would lead it."""

import ast
from pathlib import Path

import mastery_desktop

PACKAGE = Path(mastery_desktop.__file__).parent
BLOCKING_CALLS = {"exec", "exec_", "setModal", "getOpenFileName", "getOpenFileNames", "getSaveFileName", "getText"}
BLOCKING_CALLS |= {
    "getExistingDirectory",
    "getItem",
    "getInt",
    "getColor",
    "getFont",
    "question",
    "warning",
    "critical",
}
BLOCKING_KINDS = {"QMessageBox", "QInputDialog", "QErrorMessage", "QProgressDialog", "QColorDialog", "QPrintDialog"}
NO_DIALOGS = {"app", "_log", "pdfmetrics", "prose", "paths", "self._paths"}
"""What has methods of the same names."""

LOOKS_FOR_THEM = {"app/demo/watch.py"}
"""The demonstration complains where it sees one."""


def found_in(source: str) -> list[str]:
    """What blocks in a module: calls on dialogs, and kinds of them that are made or inherited."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in BLOCKING_CALLS:
            owner = ast.unparse(node.func.value)
            if owner not in NO_DIALOGS:
                found.append(f"{owner}.{node.func.attr}")
        names = {child.id for child in ast.walk(node) if isinstance(child, ast.Name)} if is_use(node) else set()
        found += sorted(names & BLOCKING_KINDS)
        if isinstance(node, ast.Attribute) and node.attr in {"ApplicationModal", "WindowModal"}:
            found.append(node.attr)
    return found


def is_use(node: ast.AST) -> bool:
    return isinstance(node, ast.Call | ast.ClassDef)


def test_no_module_asks_in_a_box_that_blocks():
    sources = {file.relative_to(PACKAGE).as_posix(): file.read_text("utf-8") for file in PACKAGE.rglob("*.py")}
    assert len(sources) > 150
    blocking = {name: found_in(text) for name, text in sources.items() if name not in LOOKS_FOR_THEM}
    assert {name: found for name, found in blocking.items() if found} == {}


def test_one_that_is_planted_is_found():
    for planted in (
        "QMessageBox.question(self, 'a', 'b')",
        "dialog.exec()",
        "name = QFileDialog.getSaveFileName(self)",
        "box = QMessageBox(self)",
        "window.setWindowModality(Qt.WindowModality.ApplicationModal)",
        "class Ask(QInputDialog): pass",
    ):
        assert found_in(planted), planted
