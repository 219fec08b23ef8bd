"""What two editors have changed at once, field by field, with both values and a choice."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from events.desk.decisions import correct
from events.desk.differences import merge
from events.desk.errors import ConflictError, Value
from events.desk.holdings import Desk
from events.words.catalogue import _
from geo.html.elements import faults, quiet
from geo.html.tables import text_table
from geo.page.writing.desk.opening import decide


@dataclass(frozen=True, slots=True)
class Conflict:
    """Records: that which both editors began with, mine, which is not stored, and theirs, in `version`."""

    base: Value
    mine: Value
    theirs: Value
    version: int


def keep_conflict(error: ConflictError, base: Value, mine: Value) -> None:
    """Keep what two editors have changed at once, until it is chosen. Raises the error if theirs is gone."""
    theirs = error.theirs
    if theirs is None:
        raise error
    theirs = theirs["record"] if error.kind == "proposal" else theirs
    st.session_state[_name(error.kind, error.id)] = Conflict(base, mine, theirs, error.version)


def show_conflict(desk: Desk, kind: str, id: str) -> None:
    """Show what is to be chosen, if anything is, and store what is."""
    found: Conflict | None = st.session_state.get(_name(kind, id))
    if found is None:
        return
    _merged, fields = merge(found.base, found.mine, found.theirs)
    told = _("Somebody has changed this meanwhile. Nothing of yours was stored: choose, and store it.")
    st.html(faults(id, [told]))
    heads = ["", _("Field"), _("Before"), _("Yours"), _("Stored by now")]
    rows = [
        [str(number), one.field, _word(one.base), _word(one.mine), _word(one.theirs)]
        for number, one in enumerate(fields, 1)
    ]
    mine, theirs = _("Yours"), _("Stored by now")
    chosen = set()
    with st.form(f"choosing_{kind}_{id}_{found.version}"):
        if fields:
            st.html(text_table(_("Both of you have changed"), heads, rows))
        else:
            st.html(quiet(_("You changed other fields than they did: both can stand.")))
        for number, one in enumerate(fields, 1):
            label = _("Which is to stand in row {n}").format(n=number)
            key = f"choice_{kind}_{id}_{found.version}_{number}"
            if st.radio(label, (theirs, mine), horizontal=True, key=key) == mine:
                chosen.add(one.field)
        is_sent = st.form_submit_button(_("Store the choice"))
        is_dropped = st.form_submit_button(_("Drop mine"))
    if is_dropped:
        del st.session_state[_name(kind, id)]
        st.rerun()
    if is_sent:
        decide(desk, _("Not stored"), lambda: _store(desk, kind, id, found, chosen))


def _store(desk: Desk, kind: str, id: str, found: Conflict, chosen: set[str]) -> None:
    merged, _left = merge(found.base, found.mine, found.theirs, chosen=chosen)
    try:
        correct(desk, kind, id, merged or {}, seen=found.version)
    except ConflictError as error:
        # Changed once more: theirs is another, and mine is what was chosen.
        keep_conflict(error, found.theirs, merged or {})
        return
    del st.session_state[_name(kind, id)]


def _word(value: object) -> str:
    if value is None:
        return "–"
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _name(kind: str, id: str) -> str:
    return f"desk_conflict_{kind}_{id}"
