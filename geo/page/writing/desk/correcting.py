"""Every field of a proposal or an event, and of its accounts, in a form; accounts parted from it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from events.desk.checking import list_faults
from events.desk.decisions import correct, remove_event, split
from events.desk.differences import tidy
from events.desk.errors import ConflictError, Value
from events.desk.holdings import Desk, Held, list_held
from events.errors import Fault, RecordsError
from events.model import PRECISIONS, STANCES
from events.words.catalogue import _
from geo.html.elements import faults, part
from geo.page.writing.desk.choosing import keep_conflict, show_conflict
from geo.page.writing.desk.opening import decide
from geo.page.writing.desk.record_fields import (
    ID,
    OF_ACCOUNT,
    OF_EVENT,
    Field,
    get_field,
    read_field,
    set_fields,
    write_field,
)

# Of a proposal and of an event, whose forms may both be open.
STORE_KEYS = {"proposal": "Alt+S", "event": "Alt+E"}
_TALL = 70
# Shown so many letters of what an account says.
_SHOWN = 80


def show_correcting(desk: Desk, held: Held) -> None:
    """Show every field of a proposal, to be corrected, and its accounts, to be parted."""
    with st.expander(_("All fields, and its accounts one by one")):
        _show(desk, held)


def show_events(desk: Desk) -> None:
    """Show the events of the collection: one that is chosen can be corrected, split, or taken out."""
    with desk.store.reading() as connection:
        events = {held.id: held for held in list_held(connection, "event")}
    with st.expander(_("Correct an event that is on the map")):
        chosen = st.selectbox(
            _("Event"),
            ["", *events],
            format_func=lambda id: f"{events[id].present.get('summary', '')} ({id})" if id else "",
            key="desk_event",
        )
        if not chosen:
            return
        held = events[chosen]
        _show(desk, held)
        reason = st.text_input(_("Reason, if it is taken out"), key=f"removing_{held.id}")
        if st.button(_("Take it out"), key=f"remove_{held.id}"):
            decide(desk, _("Not taken out"), lambda: remove_event(desk, held.id, reason, seen=held.version))


def _show(desk: Desk, held: Held) -> None:
    show_conflict(desk, held.kind, held.id)
    shown_as = f"desk_shown_{held.kind}_{held.id}"
    looked_at: Held = st.session_state.get(shown_as, held)
    # What was sent is of what was shown, which somebody may have changed meanwhile.
    if not st.session_state.get(f"store_{_key(looked_at)}"):
        looked_at = held
    st.session_state[shown_as] = looked_at
    record, key = _record(looked_at), _key(looked_at)
    told: list[Fault] = st.session_state.pop(f"desk_faults_{key}", [])
    with st.form(f"correcting_{key}"):
        made = _Asking(desk, told).ask_all(looked_at, record)
        is_sent = st.form_submit_button(_("Store it"), key=f"store_{key}", shortcut=STORE_KEYS[held.kind])
    if is_sent:
        _store(desk, looked_at, made)
    _offer_to_split(desk, held)


class _Asking:
    """Asks for fields, each with its faults beside it; `told` are those that no field has had."""

    def __init__(self, desk: Desk, told: list[Fault]) -> None:
        self.desk, self.told = desk, told

    def ask_all(self, held: Held, record: Value) -> Value:
        key = _key(held)
        fields = (ID, *OF_EVENT) if held.kind == "proposal" else OF_EVENT
        given = self._ask_fields(fields, record, key, "")
        kept = []
        for number, account in enumerate(record.get("accounts", []), 1):
            st.html(part(_("Account {n}").format(n=number), level=4))
            values = self._ask_fields(OF_ACCOUNT, account, f"{key}_{number}", f"accounts.{number}.")
            if not st.checkbox(_("Leave this account out"), key=f"out_{key}_{number}"):
                kept.append(set_fields(account, values))
        if self.told:
            st.html(faults(_("Not stored"), [str(one) for one in self.told]))
        return tidy(set_fields(record, given) | {"accounts": kept})

    def _ask_fields(self, fields: Sequence[Field], record: Value, key: str, place: str) -> Value:
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


def _store(desk: Desk, held: Held, made: Value) -> None:
    """Store what is corrected, or keep what is wrong with it, or in conflict, to be shown with the form."""

    def store() -> None:
        try:
            wrong = list_faults(desk, made) if held.kind == "proposal" else []
            if not wrong:
                correct(desk, held.kind, held.id, made, seen=held.version)
        except ConflictError as error:
            keep_conflict(error, _record(held), made)
        except RecordsError as error:
            wrong = list(error.faults)
        if wrong:
            st.session_state[f"desk_faults_{_key(held)}"] = wrong

    decide(desk, _("Not stored"), store)


def _offer_to_split(desk: Desk, held: Held) -> None:
    accounts = _record(held).get("accounts", [])
    if held.kind == "event" and len(accounts) < 2:
        return
    chosen = st.multiselect(
        _("Accounts that tell of another event (none: all of it is doubled)")
        if held.kind == "proposal"
        else _("Accounts that tell of another event"),
        range(len(accounts)),
        format_func=lambda at: f"{at + 1}. {accounts[at].get('says', '')[:_SHOWN]}",
        key=f"parted_{_key(held)}",
    )
    if st.button(_("Split"), key=f"split_{_key(held)}"):
        decide(desk, _("Not split"), lambda: split(desk, held.kind, held.id, chosen, seen=held.version))


def _record(held: Held) -> Value:
    value = held.present
    return dict(value["record"] if held.kind == "proposal" else value)


def _key(held: Held) -> str:
    return f"{held.kind}_{held.id}_{held.version}"
