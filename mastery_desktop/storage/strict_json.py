"""Reads JSON from strangers: what the usual reader lets through, or repairs without a word, is refused here.

Refused are other encodings than UTF-8, keys that stand twice, every number that is not a whole one of 63 bits, depth
that no file of ours has, halves of surrogate pairs and NUL in texts.
"""

import json
import re
from collections.abc import Iterable
from typing import Any, NoReturn

from mastery_desktop.messages import _

DEEPEST = 20
LARGEST = 2**63 - 1
LONGEST_NUMBER = 20

_NO_CHARACTER = re.compile("[\0\ud800-\udfff]")

Json = Any


class NotStrict(ValueError):
    """Data is not JSON as it must be; the text says why and quotes nothing of it."""


def read_json(data: bytes) -> Json:
    """Read a JSON document.

    Raises:
        NotStrict: it is not strict JSON.
    """
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
    _check(document, "$", DEEPEST, escapes="\\u" in text)
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


def _check(value: Json, place: str, depth: int, *, escapes: bool) -> None:
    """Look at depth and texts; those without `escapes` hold only what decoding and parsing let through."""
    if depth == 0:
        raise NotStrict(_("It is nested too deeply."))
    if isinstance(value, str):
        if _NO_CHARACTER.search(value):
            raise NotStrict(_("A text in it holds characters that are none (at {place}).").format(place=place))
    elif isinstance(value, dict):
        for key in value if escapes else ():
            _check(key, place, depth, escapes=escapes)
        _check_all(value.items(), place, depth - 1, escapes=escapes)
    elif isinstance(value, list):
        _check_all(enumerate(value), place, depth - 1, escapes=escapes)


def _check_all(parts: Iterable[tuple[object, Json]], place: str, depth: int, *, escapes: bool) -> None:
    for name, inner in parts:
        if escapes or isinstance(inner, dict | list):
            _check(inner, f"{place}.{name}", depth, escapes=escapes)
