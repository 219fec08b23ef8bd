"""Fields of a record in a form: each asked for in its own way, with its faults beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from events.desk.errors import Value
from events.desk.holdings import Desk, list_held
from events.errors import Fault
from events.model import PRECISIONS, STANCES
from events.words.catalogue import _
from geo.html.elements import faults
from geo.page.writing.desk.record_fields import Field, get_field, read_field, write_field

_TALL = 70


class Asking:
    """Asks for fields, each with its faults beside it; `told` are those that no field has had."""

    def __init__(self, desk: Desk, told: list[Fault]) -> None:
        """Keep what choices are taken from, and the faults."""
        self.desk, self.told = desk, told

    def ask_fields(self, fields: Sequence[Field], record: Value, key: str, place: str) -> Value:
        """Return what is given for fields of a record, by path; `place` is where its faults say it stands."""
        given = {}
        for field in fields:
            given[field.path] = self._ask(field, get_field(record, field.path), f"{field.path}_{key}")
            self._show_beside(_(field.label), f"{place}{field.path}")
        return given

    def _ask(self, field: Field, value: Any, key: str) -> Any:
        label = _(field.label)
        if field.form == "choices":
            districts = {one.code: one.name for one in self.desk.settings.districts}
            there = value if isinstance(value, list) else []
            options = list(dict.fromkeys([*districts, *there]))
            return st.multiselect(
                label, options, there, format_func=lambda code: districts.get(code, code), key=key
            )
        if field.form == "choice":
            options = list(dict.fromkeys([*_list_choices(self.desk, field), value or ""]))
            return st.selectbox(label, options, index=options.index(value or ""), key=key)
        written = write_field(value, field.form)
        if field.form in ("text", "number"):
            return read_field(st.text_input(label, written, key=key), field.form)
        return read_field(st.text_area(label, written, height=_TALL, key=key), field.form)

    def _show_beside(self, label: str, path: str) -> None:
        beside = [one for one in self.told if one.field == path or one.field.startswith(f"{path}.")]
        self.told = [one for one in self.told if one not in beside]
        if beside:
            worded = _("{value}: expected {expected}")
            lines = [worded.format(value=one.value, expected=one.expected) for one in beside]
            st.html(faults(label, lines))


def _list_choices(desk: Desk, field: Field) -> list[str]:
    sides = ["", *(id for id, _name in desk.settings.sides)]
    if field.path == "supersedes":
        deadlines = {kind.id for kind in desk.settings.kinds if kind.is_deadline}
        with desk.store.reading() as connection:
            events = list_held(connection, "event")
        return ["", *(one.id for one in events if one.present.get("kind") in deadlines)]
    return {
        "kind": [kind.id for kind in desk.settings.kinds],
        "stance": ["", *STANCES],
        "precision": ["", *PRECISIONS],
        "side": sides,
        "controlled_by": sides,
    }[field.path]
