"""Every field of a proposal or an event, and of its accounts, in a form; accounts parted from it."""

from __future__ import annotations

import streamlit as st

from events.desk.checking import list_faults
from events.desk.decisions import correct, remove_event, split
from events.desk.differences import tidy
from events.desk.errors import ConflictError, Value
from events.desk.holdings import Desk, Held, list_held
from events.errors import Fault, RecordsError
from events.words.catalogue import _
from geo.html.elements import faults, part
from geo.page.writing.desk.asking import Asking
from geo.page.writing.desk.choosing import keep_conflict, show_conflict
from geo.page.writing.desk.opening import decide
from geo.page.writing.desk.record_fields import ID, OF_ACCOUNT, OF_EVENT, set_fields

# Of a proposal and of an event, whose forms may both be open.
STORE_KEYS = {"proposal": "Alt+S", "event": "Alt+E"}
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
        made = _ask_all(Asking(desk, told), looked_at, record)
        is_sent = st.form_submit_button(_("Store it"), key=f"store_{key}", shortcut=STORE_KEYS[held.kind])
    if is_sent:
        _store(desk, looked_at, made)
    _offer_to_split(desk, held)


def _ask_all(asking: Asking, held: Held, record: Value) -> Value:
    key = _key(held)
    fields = (ID, *OF_EVENT) if held.kind == "proposal" else OF_EVENT
    given = asking.ask_fields(fields, record, key, "")
    kept = []
    for number, account in enumerate(record.get("accounts", []), 1):
        st.html(part(_("Account {n}").format(n=number), level=4))
        values = asking.ask_fields(OF_ACCOUNT, account, f"{key}_{number}", f"accounts.{number}.")
        if not st.checkbox(_("Leave this account out"), key=f"out_{key}_{number}"):
            kept.append(set_fields(account, values))
    if asking.told:
        st.html(faults(_("Not stored"), [str(one) for one in asking.told]))
    return tidy(set_fields(record, given) | {"accounts": kept})


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
