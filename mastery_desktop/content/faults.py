"""Where faults of a pack go while it is read: the first ends the reading, or all are kept for who mends the pack."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import msgspec

from mastery_desktop.content.format import LANGUAGE_FREE
from mastery_desktop.content.refusals import shape_at, values_at
from mastery_desktop.domain.errors import PackError

_MOST: Final = 1000
_MISSING: Final = re.compile(r"Object missing required field `(\w+)`")
_EXPECTED: Final = re.compile(r"Expected `([^`]+)`")
_TEXT: Final = "…"
_STAND_INS: Final[dict[str, Any]] = {"str": _TEXT, "int": 1, "bool": False, "array": [], "object": {}, "null": None}


class Faults:
    """Raises the first fault, or keeps all.

    Attributes:
        found: the faults that were kept, in the order of their finding.
        told: how many were, each as often as it was met.
    """

    def __init__(self, *, keep: bool = False) -> None:
        """Begin without any; `keep` them instead of raising the first."""
        self.found: list[PackError] = []
        self.told = 0
        self._keep = keep

    def add(self, fault: PackError) -> None:
        """Raise a fault, or keep it, unless the same was told of the same place before."""
        if not self._keep:
            raise fault from None
        self.told += 1
        if all((one.place, one.reason) != (fault.place, fault.reason) for one in self.found):
            self.found.append(fault)

    @contextmanager
    def each(self) -> Iterator[None]:
        """Take what is raised within as a fault, and go on behind it."""
        try:
            yield
        except PackError as fault:
            self.add(fault)

    @property
    def units(self) -> set[str]:
        """The units that have a fault."""
        return {fault.place.partition(" ")[0] for fault in self.found}


class StandIns:
    """Puts values of the right kind where wrong ones stand, so that what is wrong behind them is found as well.

    Attributes:
        are_texts: whether nothing but wording and names was put in, so that all references can still be followed.
    """

    def __init__(self, shape: type[Any]) -> None:
        """Stand in for values of a document that is to be read into a class."""
        self._shape, self._places = shape, set[str]()
        self.are_texts = True

    def put(self, document: Any, error: msgspec.ValidationError) -> tuple[bool, bool]:  # noqa: ANN401 - as JSON comes
        """Put a value where an error is; gives whether that could be done, and whether the fault is one of the pack."""
        reason, _at, path = str(error).partition(" - at `")
        path = path.rstrip("`").removeprefix("$")
        is_new = path not in self._places and not any(path.startswith((f"{p}.", f"{p}[")) for p in self._places)
        missing, expected = _MISSING.match(reason), _EXPECTED.match(reason)
        value: Any = _TEXT
        if missing:
            path = f"{path}.{missing[1]}"
        elif expected:
            kinds = expected[1].split(" | ")
            value = _STAND_INS.get("null" if "null" in kinds else kinds[0])
            is_wording = (
                shape_at(self._shape, path) in {str, tuple[str, ...]} and path.split(".")[-1] not in LANGUAGE_FREE
            )
            self.are_texts = self.are_texts and (is_wording or value is None)
        elif allowed := values_at(self._shape, path):
            value = allowed[0]
        steps = re.findall(r"\.(\w+)|\[(\d+)\]", path)
        if not steps or len(self._places) > _MOST:
            return False, is_new
        for name, index in steps[:-1]:
            document = document[name] if name else document[int(index)]
        name, index = steps[-1]
        document[name or int(index)] = value.copy() if isinstance(value, list | dict) else value
        self._places.add(path)
        return True, is_new
