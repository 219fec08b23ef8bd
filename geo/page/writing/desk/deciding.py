"""One proposal after the other: its fields, and what an editor decides of it."""

from __future__ import annotations

import streamlit as st

from events.desk.decisions import accept, correct, join, refuse
from events.desk.differences import tidy
from events.desk.errors import Value
from events.desk.holdings import Desk, Held
from events.desk.sameness import list_same
from events.words.catalogue import _
from geo.html.elements import part, quiet
from geo.page.writing.desk.asking import Asking
from geo.page.writing.desk.correcting import show_correcting
from geo.page.writing.desk.opening import decide
from geo.page.writing.desk.record_fields import OF_ACCOUNT, OF_EVENT, set_fields

ACCEPT_KEYS, REFUSE_KEYS = "Alt+A", "Alt+X"
# What an editor looks at first; the form of all fields has the rest.
FIRST = ("kind", "when", "summary", "districts", "places")
FIRST_OF_ACCOUNT = ("says", "attributed_to")


def show_proposal(desk: Desk, held: Held) -> None:
    """Show a proposal with its fields; do what is decided."""
    value = held.present
    certain = all(one.get("certain", True) for one in value["found"])
    told = value.get("modality", "reported")
    line = _("Told as {modality}").format(modality=told) + ("" if certain else ". " + _("Not certain"))
    st.html(part(value["record"].get("summary", held.id), line))
    with st.form(f"proposal_{held.id}_{held.version}"):
        record = _ask(desk, value["record"], f"first_{held.id}_{held.version}")
        is_fact = told != "reported" and st.checkbox(_("Accept it as a fact all the same"))
        is_accepted = st.form_submit_button(_("Accept"), shortcut=ACCEPT_KEYS, type="primary")
        reason = st.text_input(_("Reason, if it is refused"))
        is_refused = st.form_submit_button(_("Refuse"), shortcut=REFUSE_KEYS)
    if is_accepted:
        decide(desk, _("Not accepted"), lambda: _accept(desk, held, record, is_fact))
    if is_refused:
        decide(desk, _("Not refused"), lambda: refuse(desk, held.id, reason, seen=held.version))
    _offer_to_join(desk, held)
    show_correcting(desk, held)
    for one in value["found"]:
        if one.get("reason"):
            st.html(quiet(_("Why: {reason}").format(reason=one["reason"])))


def _accept(desk: Desk, held: Held, record: Value, is_fact: bool) -> None:
    seen = held.version
    if tidy(record) != held.present["record"]:
        seen = correct(desk, "proposal", held.id, record, seen=seen).version
    accept(desk, held.id, seen=seen, as_fact=is_fact)


def _ask(desk: Desk, record: Value, key: str) -> Value:
    """Ask for the fields that decide, of a record and of its accounts, and return it with what is given."""
    asking = Asking(desk, [])
    given = asking.ask_fields([one for one in OF_EVENT if one.path in FIRST], record, key, "")
    of_account = [one for one in OF_ACCOUNT if one.path in FIRST_OF_ACCOUNT]
    accounts = [
        set_fields(account, asking.ask_fields(of_account, account, f"{key}_{number}", ""))
        for number, account in enumerate(record.get("accounts", ()))
    ]
    return set_fields(record, given) | {"accounts": accounts}


def _offer_to_join(desk: Desk, held: Held) -> None:
    near = {f"{one.kind} {one.id}": one for one in list_same(desk, held.id)}
    if not near:
        return
    chosen = st.selectbox(_("May be the same as"), list(near), key=f"near_{held.id}_{held.version}")
    if st.button(_("Join with it"), key=f"join_{held.id}"):
        other = near[chosen]
        into = (other.kind, other.id)
        decide(
            desk,
            _("Not joined"),
            lambda: join(desk, held.id, into, seen=held.version, seen_into=other.version),
        )
