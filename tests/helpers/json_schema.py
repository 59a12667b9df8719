"""Checks a document against the part of JSON Schema that our published schemas use.

A keyword that is not known here is a KeyError, so that nothing in a schema goes unchecked.
"""

import re
from collections.abc import Iterator
from typing import Any

TYPES = {"object": dict, "array": list, "string": str, "integer": int, "boolean": bool}
NOTES = {"$schema", "$defs", "title", "description"}


def faults(document: Any, schema: dict[str, Any], root: dict[str, Any], place: str = "$") -> Iterator[str]:
    """What is wrong with a document: the place and the reason of each fault."""
    for keyword, rule in schema.items():
        if keyword in NOTES:
            continue
        yield from CHECKS[keyword](document, rule, schema, root, place)


def _ref(document, rule, _schema, root, place):
    assert rule.startswith("#/$defs/")
    yield from faults(document, root["$defs"][rule.removeprefix("#/$defs/")], root, place)


def _type(document, rule, _schema, _root, place):
    if not isinstance(document, TYPES[rule]) or (rule == "integer" and isinstance(document, bool)):
        yield f"{place}: not of type {rule}"


def _any_of(document, rule, _schema, root, place):
    if all(list(faults(document, choice, root, place)) for choice in rule):
        yield f"{place}: fits no choice"


def _enum(document, rule, _schema, _root, place):
    if document not in rule:
        yield f"{place}: not one of {rule}"


def _pattern(document, rule, _schema, _root, place):
    if isinstance(document, str) and not re.search(rule, document):
        yield f"{place}: does not match {rule}"


def _min_length(document, rule, _schema, _root, place):
    if isinstance(document, str) and len(document) < rule:
        yield f"{place}: too short"


def _items(document, rule, _schema, root, place):
    for at, item in enumerate(document if isinstance(document, list) else []):
        yield from faults(item, rule, root, f"{place}[{at}]")


def _min_items(document, rule, _schema, _root, place):
    if isinstance(document, list) and len(document) < rule:
        yield f"{place}: too few"


def _properties(document, rule, _schema, root, place):
    for key, value in document.items() if isinstance(document, dict) else ():
        if key in rule:
            yield from faults(value, rule[key], root, f"{place}.{key}")


def _required(document, rule, _schema, _root, place):
    for key in rule if isinstance(document, dict) else ():
        if key not in document:
            yield f"{place}: no {key}"


def _additional(document, rule, schema, root, place):
    for key, value in document.items() if isinstance(document, dict) else ():
        if key in schema.get("properties", {}):
            continue
        if rule is False:
            yield f"{place}: unknown {key}"
        else:
            yield from faults(value, rule, root, f"{place}.{key}")


CHECKS = {
    "$ref": _ref,
    "type": _type,
    "anyOf": _any_of,
    "enum": _enum,
    "pattern": _pattern,
    "minLength": _min_length,
    "items": _items,
    "minItems": _min_items,
    "properties": _properties,
    "required": _required,
    "additionalProperties": _additional,
}
