"""Articles brought in: files, a pasted text. One that cannot be read stops none of the others."""

from __future__ import annotations

from pathlib import PurePath

import streamlit as st

from events.desk.bringing import Incoming, bring_in
from events.desk.holdings import Desk
from events.errors import EventsError
from events.texts.decoding import decode_text
from events.words.catalogue import _
from events.words.wording import count
from geo.html.elements import faults, part
from geo.page.writing.desk.opening import the_reader

PAGES = (".html", ".htm")


def show_incoming(desk: Desk) -> None:
    """Show the form, and bring in what is sent."""
    for title, lines in st.session_state.pop("desk_told", []):
        st.html(faults(title, lines) if lines else part("", title))
    sent = st.session_state.get("desk_sent", 0)
    with st.expander(_("Bring articles in")), st.form(f"incoming_{sent}"):
        files = st.file_uploader(
            _("Text files or web pages"), accept_multiple_files=True, key=f"files_{sent}"
        )
        pasted = st.text_area(_("Or the text of one article"), height=120, key=f"pasted_{sent}")
        columns = st.columns(2)
        address = columns[0].text_input(_("Its address"), placeholder="https://", key=f"url_{sent}")
        publisher = columns[1].text_input(_("Who published it"), key=f"publisher_{sent}")
        is_sent = st.form_submit_button(_("Read"))
    if not is_sent:
        return
    told = {"url": address.strip(), "publisher": publisher.strip()}
    found, faulty, pasted_name = 0, [], _("The pasted text")
    progress = st.progress(0.0)
    given: list[tuple[str, bytes]] = [(one.name, one.getvalue()) for one in files]
    given += [("", pasted.encode("utf-8", "replace"))] if pasted.strip() else []
    for number, (name, content) in enumerate(given, 1):
        try:
            # An address is that of one article.
            known = told if len(given) == 1 else told | {"url": ""}
            found += bring_in(desk, _take(name, content, known), the_reader())[1]
        except EventsError as error:
            faulty.append(f"{name or pasted_name}: {error}")
        progress.progress(number / len(given), text=name)
    if not given:
        st.html(part("", _("No article was sent: choose files, or paste a text.")))
        return
    # Another form, which is empty.
    st.session_state.desk_sent = sent + 1
    read = count("{n} article read", "{n} articles read", len(given) - len(faulty))
    events = count("{n} event proposed", "{n} events proposed", found)
    st.session_state.desk_told = [(f"{read}, {events}.", [])]
    if faulty:
        st.session_state.desk_told.append((_("Not read"), faulty))
    st.rerun()


def _take(name: str, content: bytes, told: dict[str, str]) -> Incoming:
    """Return an article of a file. Raises EventsError."""
    path = PurePath(name)
    if path.suffix.lower() in PAGES:
        # Of the extra `fetch`, which not everyone has.
        from events.web.extraction import read_article

        paragraphs, _score = read_article(content, "text/html", ())
        return Incoming(text="\n\n".join(paragraphs), told=told | {"file": f"{path.stem}.txt"})
    text, _encoding = decode_text(content)
    return Incoming(text=text, told=told | {"file": name}, content=content if name else None)
