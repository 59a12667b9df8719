"""Reads JSON from strangers: what the usual reader lets through, or repairs without a word, is refused here.

Refused are other encodings than UTF-8, keys that stand twice, every number that is not a whole one of 63 bits, depth
that no file of ours has, halves of surrogate pairs and NUL in texts.
"""

import json
import re
from types import GenericAlias
from typing import Annotated, Any, Final, NoReturn

import msgspec
from msgspec import Meta

from mastery_desktop.messages import _

DEEPEST = 20
LARGEST = 2**63 - 1
LONGEST_NUMBER = 20

_NO_CHARACTER = re.compile("[\0\ud800-\udfff]")

Json = Any


def _shape(depth: int) -> Json:
    """The type of what our documents hold, with so many levels."""
    plain: Json = str | Annotated[int, Meta(ge=-LARGEST, le=LARGEST)] | bool | None
    if not depth:
        return plain
    inner = _shape(depth - 1)
    return plain | GenericAlias(dict, (str, inner)) | GenericAlias(list, inner)


_OURS: Final = msgspec.json.Decoder(_shape(6))
"""Reads what our documents are, at once. One that is written anew as the same bytes holds no key twice."""


class NotStrict(ValueError):
    """Data is not JSON as it must be; the text says why and quotes nothing of it."""


def read_json(data: bytes) -> Json:
    """Read a JSON document.

    Raises:
        NotStrict: it is not strict JSON.
    """
    if b"\\u" not in data:
        try:
            document = _OURS.decode(data)
        except (msgspec.MsgspecError, UnicodeError, RecursionError):
            return _read_strangers(data)
        if msgspec.json.encode(document, order="deterministic") == data:
            return document
    return _read_strangers(data)


def _read_strangers(data: bytes) -> Json:
    """Read a document piece by piece, and say what is wrong with it."""
    try:
        text = data.decode("utf-8")
        document = json.loads(
            text,
            object_pairs_hook=_object,
            parse_int=_whole_number,
            parse_float=_refuse_number,
            parse_constant=_refuse_number,
        )
    except UnicodeDecodeError:
        raise NotStrict(_("It is not written in UTF-8.")) from None
    except RecursionError:
        raise NotStrict(_("It is nested too deeply.")) from None
    except json.JSONDecodeError as error:
        raise NotStrict(_("It breaks off or is garbled at character {place}.").format(place=error.pos)) from None
    if "\\u" in text:
        _check(document, "$", DEEPEST)
    elif isinstance(document, dict | list):
        _check_depth(document, DEEPEST)
    return document


def _object(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise NotStrict(_("A key stands twice in it."))
    return found


def _whole_number(digits: str) -> int:
    number = int(digits) if len(digits) <= LONGEST_NUMBER else LARGEST + 1
    if abs(number) > LARGEST:
        raise NotStrict(_("It holds a number that is too large."))
    return number


def _refuse_number(_digits: str) -> NoReturn:
    raise NotStrict(_("It holds a number that is not a whole one."))


def _check_depth(value: Json, depth: int) -> None:
    """What holds no escapes has no text that parsing lets through: only its depth is looked at."""
    if depth == 0:
        raise NotStrict(_("It is nested too deeply."))
    for inner in value.values() if isinstance(value, dict) else value:
        if isinstance(inner, dict | list):
            _check_depth(inner, depth - 1)


def _check(value: Json, place: str, depth: int) -> None:
    if depth == 0:
        raise NotStrict(_("It is nested too deeply."))
    if isinstance(value, str):
        if _NO_CHARACTER.search(value):
            raise NotStrict(_("A text in it holds characters that are none (at {place}).").format(place=place))
    elif isinstance(value, dict):
        for key, inner in value.items():
            _check(key, place, depth)
            _check(inner, f"{place}.{key}", depth - 1)
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            _check(inner, f"{place}[{number}]", depth - 1)
