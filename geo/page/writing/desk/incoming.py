"""Articles brought in: files, a pasted text, addresses. One that cannot be read stops none of the others."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec
from pathlib import PurePath
from typing import TYPE_CHECKING

import streamlit as st

from events.desk.bringing import Incoming, bring_in
from events.desk.holdings import Desk
from events.errors import EventsError, FetchError
from events.extras import word_missing
from events.texts.decoding import decode_text
from events.words.catalogue import _
from events.words.wording import count
from geo.html.elements import faults, part
from geo.page.writing.desk.opening import the_reader

if TYPE_CHECKING:
    from events.web.extraction import Page

PAGES = (".html", ".htm", ".xhtml")
# An article that is to be taken in: what it is called in messages, and what takes it.
Given = tuple[str, Callable[[], Incoming]]


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
        addresses = st.text_area(
            _("Or addresses to fetch articles from, one on each line"),
            height=70,
            placeholder="https://",
            key=f"addresses_{sent}",
        )
        is_sent = st.form_submit_button(_("Read"))
    if not is_sent:
        return
    told = {"url": address.strip(), "publisher": publisher.strip()}
    # An address is that of one article.
    known = told if len(files) + bool(pasted.strip()) == 1 else told | {"url": ""}
    given = [_of_file(one.name, one.getvalue(), known) for one in files]
    if pasted.strip():
        given.append((_("The pasted text"), lambda: Incoming(text=pasted, told=known)))
    given += list_fetched(addresses.split(), told | {"url": ""})
    if not given:
        st.html(part("", _("No article was sent: choose files, paste a text, or give addresses.")))
        return
    # Another form, which is empty.
    st.session_state.desk_sent = sent + 1
    st.session_state.desk_told = _bring_all(desk, given)
    st.rerun()


def list_fetched(addresses: list[str], told: dict[str, str]) -> list[Given]:
    """Return the articles at addresses, which are fetched one after the other once they are taken."""
    if not addresses:
        return []
    if find_spec("trafilatura") is None:
        lack = FetchError(_("cannot be fetched: this needs {what}").format(what=word_missing("trafilatura")))
        return [(address, lambda: _refuse(lack)) for address in dict.fromkeys(addresses)]
    from events.web.download import Downloader
    from events.web.fetch import DEFAULTS, download_article

    downloader = Downloader(DEFAULTS)

    def fetched(address: str) -> Given:
        return address, lambda: _of_page(download_article(downloader, address), told | {"url": address})

    return [fetched(address) for address in dict.fromkeys(addresses)]


def _bring_all(desk: Desk, given: list[Given]) -> list[tuple[str, list[str]]]:
    """Bring articles in, showing how far that is; return what is told of it: titles, each with its faults."""
    found, faulty = 0, []
    progress = st.progress(0.0)
    for number, (name, take) in enumerate(given):
        told = _("Article {n} of {all}").format(n=number + 1, all=len(given))
        progress.progress(number / len(given), text=told)
        try:
            found += bring_in(desk, take(), the_reader())[1]
        except EventsError as error:
            faulty.append(f"{name}: {error}")
    progress.empty()
    read = count("{n} article read", "{n} articles read", len(given) - len(faulty))
    events = count("{n} event proposed", "{n} events proposed", found)
    done: list[tuple[str, list[str]]] = [(f"{read}, {events}.", [])]
    return [*done, (_("Not read"), faulty)] if faulty else done


def _of_file(name: str, content: bytes, told: dict[str, str]) -> Given:
    path = PurePath(name)

    def take() -> Incoming:
        if path.suffix.lower() in PAGES:
            # Of the extra `fetch`, which not everyone has.
            from events.web.reading import read_page_apart

            return _of_page(read_page_apart(content), told | {"file": f"{path.stem}.txt"})
        text, _encoding = decode_text(content)
        return Incoming(text=text, told=told | {"file": name}, content=content)

    return name, take


def _of_page(page: Page, told: dict[str, str]) -> Incoming:
    """Return the article of a page: what the editor tells of it goes before what the page tells."""
    said = {"published": page.published, "publisher": page.publisher}
    given = {name: value for name, value in told.items() if value}
    return Incoming(text="\n\n".join(page.paragraphs), told=said | given)


def _refuse(error: FetchError) -> Incoming:
    raise error
