"""Which column is what: as it is guessed, to be confirmed or changed one by one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from events.imports.days import Order
from events.imports.guessing import make_mapping
from events.imports.mapping import Mapping
from events.words.catalogue import N_, _
from geo.html.elements import part
from geo.ingest.trial import Look
from geo.page.writing.importing.staging import Staged

# What a column may hold, in the order of the form; the keys are those of `guessing.guess_purposes`.
PURPOSES = {
    "start": N_("Date, or the first of two"),
    "end": N_("Last date"),
    "year": N_("Year"),
    "month": N_("Month"),
    "day": N_("Day of the month"),
    "summary": N_("What happened, in short"),
    "says": N_("What the source says"),
    "latitude": N_("Latitude"),
    "longitude": N_("Longitude"),
    "point": N_("Latitude and longitude in one"),
    "location": N_("Name of the place"),
    "type": N_("Type of event"),
    "subtype": N_("Subtype"),
    "actor": N_("Who acts"),
    "target": N_("Against whom"),
    "best": N_("Killed"),
    "low": N_("Killed, at least"),
    "high": N_("Killed, at most"),
    "speaker": N_("Who says so"),
    "url": N_("Web address"),
    "tags": N_("Keywords"),
    "id": N_("Number or code of the row"),
}
ORDERS = {
    "": N_("As the dates tell"),
    "dmy": N_("Day before month: 03/12/2020 is 3 December"),
    "mdy": N_("Month before day: 03/12/2020 is 12 March"),
}
# So many letters of the first cells stand beside the name of a column.
_LETTERS = 40


def ask_purposes(staged: Staged, look: Look) -> Callable[[], Mapping]:
    """Show a field for each thing that a column may hold; return what makes the mapping of what is chosen.

    That raises ImportingError if no column of dates is chosen.
    """
    hint = _("What no field takes is kept among the details of the event.")
    st.html(part(_("Which column is what"), hint))
    guessed, words = look.purposes or {}, _word_columns(look)
    chosen: dict[str, str] = {}
    options, columns = ["", *look.columns], st.columns(2)
    for number, (purpose, title) in enumerate(PURPOSES.items()):
        if number % 2 == 0:
            # Pair by pair, so that on a narrow window they follow each other in this order.
            columns = st.columns(2)
        with columns[number % 2]:
            taken = st.selectbox(
                _(title),
                options,
                index=options.index(guessed.get(purpose, "")),
                format_func=lambda name: words[name] if name else _("none"),
                key=f"column_{purpose}_{staged.id}",
            )
        if taken:
            chosen[purpose] = taken
    with st.columns(2)[0]:
        order = st.selectbox(
            _("Days written in numbers"),
            list(ORDERS),
            format_func=lambda one: _(ORDERS[one]),
            key=f"order_{staged.id}",
        )
    return lambda: _make(staged, look, chosen, order)


def _make(staged: Staged, look: Look, chosen: dict[str, str], order: Any) -> Mapping:
    mapping = make_mapping(staged.path, look.columns, look.sample, chosen)
    if not order:
        return mapping
    asked: Order = order
    return mapping.model_copy(update={"date": mapping.date.model_copy(update={"order": asked})})


def _word_columns(look: Look) -> dict[str, str]:
    """Return the name of each column with the first cells that hold something."""
    words = {}
    for name in look.columns:
        cells = (" ".join(row.cells.get(name, "").split()) for row in look.sample)
        first = ", ".join(dict.fromkeys([cell for cell in cells if cell][:3]))
        shown = first if len(first) <= _LETTERS else f"{first[:_LETTERS]} …"
        words[name] = f"{name}: {shown}" if shown else name
    return words
