"""The desk: what waits, the article with everything found, the proposal that is looked at, and history."""

from __future__ import annotations

import streamlit as st

from events.desk.articles import (
    FINISHED,
    OPEN,
    Listed,
    close_article,
    describe_article,
    list_articles,
    read_text,
    release,
    take,
)
from events.desk.database.tables import proposals
from events.desk.files.syncing import FileConflict, list_conflicts, sync
from events.desk.holdings import Desk, Held, list_held
from events.desk.proposing import WAITING
from events.desk.undoing import read_history, redo, undo
from events.words.catalogue import N_, _
from geo.html.elements import faults, part
from geo.html.tables import text_table
from geo.page.session.collection import OpenCollection
from geo.page.writing.desk.correcting import show_events
from geo.page.writing.desk.deciding import show_proposal
from geo.page.writing.desk.incoming import show_incoming
from geo.page.writing.desk.marking import show_marked
from geo.page.writing.desk.opening import decide, open_desk, telling
from geo.page.writing.desk.selecting import show_selecting

# What an article must tell before something of it can be accepted.
ASKED = {
    "title": N_("Title, in words of ours"),
    "publisher": N_("Who published it"),
    "origin": N_("Newsroom that it comes from"),
    "published": N_("Day, or unknown"),
    "url": N_("Address"),
}
SHOWN = 20


def show_desk(opened: OpenCollection, editor: str) -> None:
    """Show the page."""
    st.html(
        part(_("Desk"), _("Nothing is shown on the map before somebody accepts it."), level=2, id="content")
    )
    with telling(_("The desk cannot be opened")):
        desk = open_desk(opened, editor)
        sync(desk)
        _show_conflicts(desk, list_conflicts(desk))
        show_incoming(desk)
        _show_undo(desk)
        _show_waiting(desk)
        show_events(desk)
        _show_history(desk)


def _show_waiting(desk: Desk) -> None:
    everything = list_articles(desk, statuses=(OPEN, FINISHED))
    heads = [_("Article"), _("Waiting"), _("Taken by"), _("State")]
    rows = [
        [
            one.title,
            _("{n} of {all}").format(n=one.waiting, all=one.proposals),
            one.holder,
            _("open") if one.article.present["status"] == OPEN else _("done"),
        ]
        for one in everything
    ]
    listed = {one.article.id: one for one in everything if one.article.present["status"] == OPEN}
    if rows:
        st.html(text_table(_("Articles on the desk"), heads, rows))
    if not listed:
        st.html(part("", _("No article waits.")))
        return
    titles = {id: one.title for id, one in listed.items()}
    chosen = st.selectbox(
        _("Articles that wait"), list(titles), format_func=lambda id: titles[id], key="desk_article"
    )
    _show_article(desk, listed[chosen])


def _show_article(desk: Desk, one: Listed) -> None:
    id = one.article.id
    with st.container(horizontal=True):
        if one.holder == desk.author:
            if st.button(_("Give back"), key="release"):
                decide(desk, _("Not given back"), lambda: release(desk, id))
        elif st.button(_("Take"), key="take"):
            decide(desk, _("Not taken"), lambda: take(desk, id))
        if st.button(_("Done with this article"), key="finish"):
            seen = one.article.version
            decide(desk, _("Not done"), lambda: close_article(desk, id, FINISHED, seen=seen))
    _ask_of_article(desk, one.article)
    with desk.store.reading() as connection:
        held = list_held(connection, "proposal", proposals.c.article == id)
    waiting = [proposal for proposal in held if proposal.present["status"] == WAITING]
    text, beside = st.columns([3, 2])
    with beside:
        current = ""
        if waiting:
            names = {proposal.id: proposal for proposal in waiting}
            current = st.selectbox(
                _("Proposals that wait"),
                list(names),
                format_func=lambda name: names[name].present["record"].get("summary", name),
                key=f"proposal_of_{id}",
            )
            show_proposal(desk, names[current])
        else:
            st.html(part("", _("All proposals of this article are decided.")))
    with text:
        read = read_text(desk, id)
        st.html(show_marked(read, held, current))
        show_selecting(desk, id, read)


def _ask_of_article(desk: Desk, article: Held) -> None:
    value = article.present
    missing = [name for name in ASKED if not value.get(name)]
    with (
        st.expander(_("What is told of the article"), expanded=bool(missing)),
        st.form(f"article_{article.id}_{article.version}"),
    ):
        told = {
            name: st.text_input(_(title), value.get(name, ""), key=f"{name}_{article.id}_{article.version}")
            for name, title in ASKED.items()
        }
        is_sent = st.form_submit_button(_("Keep"))
    if is_sent:
        seen = article.version
        decide(desk, _("Not kept"), lambda: describe_article(desk, article.id, told, seen=seen))


def _show_undo(desk: Desk) -> None:
    with st.container(horizontal=True):
        if st.button(_("Undo"), key="undo", shortcut="Alt+Z"):
            decide(desk, _("Not undone"), lambda: undo(desk))
        if st.button(_("Redo"), key="redo", shortcut="Alt+Y"):
            decide(desk, _("Not done again"), lambda: redo(desk))


def _show_conflicts(desk: Desk, left: list[FileConflict]) -> None:
    for one in left:
        lines = [
            _("{field}: in the files {mine!r}, on the desk {theirs!r}").format(
                field=at.field or one.id, mine=at.mine, theirs=at.theirs
            )
            for at in one.differences
        ]
        title = _("{id} was changed in the files and on the desk, each otherwise").format(id=one.id)
        st.html(faults(title, lines))
        with st.container(horizontal=True):
            for side, label in (("files", _("Take that of the files")), ("desk", _("Take that of the desk"))):
                if st.button(label, key=f"{side}_{one.kind}_{one.id}"):
                    choices = {(one.kind, one.id): {at.field: side for at in one.differences}}
                    decide(desk, title, lambda chosen=choices: sync(desk, choices=chosen))  # type: ignore[misc]


def _show_history(desk: Desk) -> None:
    with st.expander(_("History")):
        rows = [
            [one.at[:19].replace("T", " "), one.author, one.action, one.note]
            for one in read_history(desk, limit=SHOWN)
        ]
        st.html(text_table(_("The latest changes"), [_("When (UTC)"), _("Who"), _("What"), ""], rows))
