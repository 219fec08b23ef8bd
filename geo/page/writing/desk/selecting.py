"""Sentences of an article that an editor selects become an event that is proposed, or an account of one."""

from __future__ import annotations

import streamlit as st

from events.desk.articles import Text
from events.desk.decisions import new_account
from events.desk.errors import DeskError
from events.desk.holdings import Desk, list_held
from events.desk.passages import Sentence, list_sentences
from events.desk.proposing import new_event
from events.words.catalogue import _
from geo.html.elements import quiet
from geo.page.writing.desk.opening import decide

# So many letters of a sentence tell which it is.
_SHOWN = 90
SELECT_KEYS = "Alt+N"


def show_selecting(desk: Desk, article: str, text: Text) -> None:
    """Show the sentences of an article to select from, and make of them what is asked for."""
    sentences = list_sentences(text.text)
    with desk.store.reading() as connection:
        events = {held.id: held for held in list_held(connection, "event")}
    new = _("A new event")
    sent = st.session_state.get("desk_selected", 0)
    key = f"{article}_{sent}"
    with st.expander(_("Make an event or an account of sentences")), st.form(f"selecting_{key}"):
        st.html(quiet(_("Sentences of one paragraph, at most eight; type to find them.")))
        chosen = st.multiselect(
            _("Sentences"),
            range(len(sentences)),
            format_func=lambda number: _word(text.text, sentences[number], number),
            key=f"sentences_{key}",
        )
        into = st.selectbox(
            _("They tell of"),
            ["", *events],
            format_func=lambda id: f"{events[id].present.get('summary', '')} ({id})" if id else new,
            key=f"into_{key}",
        )
        says = st.text_area(_("What they say, in words of ours"), height=70, key=f"selected_says_{key}")
        speaker = st.text_input(
            _("Who says so (empty: the article, in its own words)"), key=f"selected_who_{key}"
        )
        columns = st.columns(2)
        kinds = [kind.id for kind in desk.settings.kinds]
        kind = columns[0].selectbox(_("Kind of the new event"), kinds, key=f"selected_kind_{key}")
        when = columns[1].text_input(_("When it was (EDTF)"), key=f"selected_when_{key}")
        districts = {district.code: district.name for district in desk.settings.districts}
        named = st.multiselect(
            _("Districts of the new event"),
            list(districts),
            format_func=districts.__getitem__,
            key=f"selected_districts_{key}",
        )
        summary = st.text_area(_("Summary of the new event"), height=70, key=f"selected_summary_{key}")
        is_sent = st.form_submit_button(_("Make it"), shortcut=SELECT_KEYS)
    if not is_sent:
        return
    account = {"says": says.strip()} | ({"attributed_to": speaker.strip()} if speaker.strip() else {})
    fields = {"kind": kind, "when": when.strip(), "summary": summary.strip(), "districts": named}

    def make() -> None:
        span = find_span(sentences, chosen)
        if into:
            new_account(desk, article, span, (into, events[into].version), account)
        else:
            new_event(desk, article, span, fields, account)
        # Another form, which is empty.
        st.session_state.desk_selected = sent + 1

    decide(desk, _("Nothing was made of it"), make)


def find_span(sentences: list[Sentence], chosen: list[int]) -> tuple[int, int]:
    """Return the characters (end excluded) of sentences in a row, by their numbers.

    Raises DeskError if there is none, or others stand between them.
    """
    if not chosen:
        raise DeskError(_("No sentence is selected: expected one or more"))
    first, last = min(chosen), max(chosen)
    if len(set(chosen)) != last - first + 1:
        raise DeskError(_("The sentences that are selected have others between them: expected a row of them"))
    return sentences[first].start, sentences[last].end


def _word(text: str, sentence: Sentence, number: int) -> str:
    words = " ".join(text[sentence.start : sentence.end].split())
    shown = words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
    return f"{number + 1}. {shown}"
