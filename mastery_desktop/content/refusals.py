"""What msgspec says of a value that does not fit, in the language in use."""

import re
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Final, Union, get_args, get_origin, get_type_hints

import msgspec

from mastery_desktop.messages import N_, _

_SAID: Final = (
    (re.compile(r"Object missing required field `(?P<name>.*)`"), N_("Object missing required field `{name}`")),
    (re.compile(r"Object contains unknown field `(?P<name>.*)`"), N_("Object contains unknown field `{name}`")),
    (re.compile(r"Expected `(?P<wanted>.*)`, got `(?P<found>.*)`"), N_("Expected `{wanted}`, got `{found}`")),
    (re.compile(r"Invalid enum value (?P<found>.*)"), N_("{found} cannot stand here, but one of these: {allowed}")),
)


def reason_and_path(error: msgspec.ValidationError, shape: type[Any]) -> tuple[str, str]:
    """The reason of a validation error, and the path to its place; a reason that is not known stays as it is.

    Args:
        error: the error.
        shape: the class that the whole document was to be read into.
    """
    reason, _at, path = str(error).partition(" - at `")
    path = path.rstrip("`").removeprefix("$")
    for pattern, words in _SAID:
        if found := pattern.fullmatch(reason):
            reason = _(words).format(**found.groupdict(), allowed=", ".join(values_at(shape, path)))
            break
    return reason, path


def unit_at(merged: Any, path: str) -> tuple[str, str]:  # noqa: ANN401 - as JSON comes
    """The nearest unit on a path like `$.domains[0].elements[1].name`, and the rest of the path below it."""
    unit, rest, node = str(merged.get("id", "")), "", merged
    for name, index in re.findall(r"\.(\w+)|\[(\d+)\]", path):
        try:
            node = node[name] if name else node[int(index)]
        except (KeyError, IndexError, TypeError):
            break
        rest += f".{name}" if name else f"[{index}]"
        if isinstance(node, dict) and "id" in node:
            unit, rest = str(node["id"]), ""
    return unit, rest.lstrip(".")


def values_at(shape: type[Any], path: str) -> list[str]:
    """The values that are allowed at a place of a document; none where nobody lists them."""
    there = shape_at(shape, path)
    return [str(each.value) for each in there] if isinstance(there, type) and issubclass(there, Enum) else []


def shape_at(shape: Any, path: str) -> Any:  # noqa: ANN401 - whatever stands in a class for a type
    """What is to be at a place of a document."""
    for name in re.findall(r"\.(\w+)|\[[^]]*\]", path):
        whole = _present(shape)
        shape = get_type_hints(whole)[name] if name else get_args(whole)[0]
    return _present(shape)


def _present(shape: Any) -> Any:  # noqa: ANN401 - as above
    """A type without the choice of there being nothing."""
    if get_origin(shape) in (Union, UnionType):
        return next(each for each in get_args(shape) if each is not NoneType)
    return shape
