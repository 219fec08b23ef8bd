"""Records of events as the TOML of a collection's file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from tests.helpers.specimens import CLOSED


def make_report(when: str, summary: str, **given: Any) -> dict[str, Any]:
    """Return the record of a report with one account, of the first sentence of the bridge's article."""
    fields = {"id": "bridge-report", "kind": "report", "when": when, "summary": summary}
    return fields | given | {"accounts": [make_account()]}


def make_account(source: str = "herald", **given: Any) -> dict[str, Any]:
    """Return the record of an account of the first sentence of a source."""
    fields = {"source": source, "paragraph": 1, "sentences": [CLOSED], "says": "Says so."}
    return fields | {"attributed_to": "The miller"} | given


def write_event(event: Mapping[str, Any]) -> str:
    """Write an event with its `accounts` as it stands in a file of events."""
    given = {name: value for name, value in event.items() if name != "accounts"}
    tables = [("[[event]]", given), *(("[[event.account]]", account) for account in event["accounts"])]
    lines = []
    for head, fields in tables:
        lines += [head, *(f"{name} = {write_value(value)}" for name, value in fields.items())]
    return "\n".join([*lines, ""])


def write_value(value: Any) -> str:
    """Write a value as TOML; of texts and lists of texts JSON is a part of it, but for one character."""
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{name} = {write_value(one)}" for name, one in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(write_value, value)) + "]"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
