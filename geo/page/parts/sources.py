"""The pages besides the map: the articles and their passages, the disagreements."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from events.model import Event, Source
from events.texts.articles import Article
from events.texts.decoding import UTF_8, word_encoding
from events.texts.passages import find_sentence
from events.timeline.filter import Filter
from events.words.catalogue import _
from events.words.support import Speakers, count_sources, word_counts
from events.words.wording import count, word_number
from geo.html.elements import faults, part, word_title
from geo.html.readings import (
    Mark,
    Text,
    article_head,
    article_held,
    article_text,
    disagreements,
    shared_texts,
    sources_table,
    voices,
    word_texts_hint,
)
from geo.page.parts.components import show_linked, show_target
from geo.page.session.collection import OpenCollection
from geo.page.session.texts import find_texts
from geo.views.addresses import event_addresses
from geo.views.view import View, word_rejected

# At most this many events are shown on one page.
MOST_EVENTS = 500


def show_sources(opened: OpenCollection) -> None:
    """Show the list of articles, or the one that the address names."""
    texts = find_texts(opened)
    if texts.message:
        st.html(faults(_("The texts of the articles cannot be read"), [texts.message]))
    by_id = {source.id: source for source in opened.collection.sources}
    asked = st.query_params.get("source")
    if asked is not None and asked not in by_id:
        expected = _("one of {codes}").format(codes=", ".join(by_id))
        title = _("Not all of this address can be shown")
        st.html(faults(title, [word_rejected("source", asked, expected)]))
    if asked in by_id:
        show_article(opened, by_id[asked], texts.articles.get(asked))
        return
    with st.container(key="sources"):
        origins = len({source.origin for source in opened.collection.sources})
        title = _("Sources: {support}").format(
            support=word_counts(origins, count_sources(opened.collection.sources))
        )
        hint = word_texts_hint(opened.collection.sources, is_at_hand=bool(texts.articles))
        st.html(part(title, hint, level=2, id="content"))
        events = opened.timeline.records(opened.timeline.rows(), MOST_EVENTS + 1)
        if opened.settings.sides and len(events) <= MOST_EVENTS:
            counts = Speakers(opened.collection.sources, opened.settings).count_sides(events)
            st.html(voices(opened.settings, counts))
        resting = opened.timeline.count_by_source()
        st.html(sources_table(opened.collection.sources, resting, texts.articles))
        if texts.articles:
            by_pair = [(by_id[one.first], by_id[one.second], one) for one in texts.overlaps]
            pairs = [(first, second, len(one.paragraphs), one.share) for first, second, one in by_pair]
            st.html(shared_texts(pairs, texts.disagreements))


def show_article(opened: OpenCollection, source: Source, article: Article | None) -> None:
    """Show an article with its passages marked; without its text, what is held of it."""
    rows = opened.timeline.rows(opened.timeline.pick(Filter(sources=(source.id,))))
    events = opened.timeline.records(rows, MOST_EVENTS)
    addresses = event_addresses(opened, events, View(opened.settings.opens_on))
    st.set_page_config(page_title=f"{word_title(source)} – {opened.settings.title}")
    with st.container(key="article"):
        st.html(article_head(source))
        if len(rows) > MOST_EVENTS:
            title = _("The first {n} of {all} events that rest on it")
            st.html(part(title.format(n=word_number(MOST_EVENTS), all=word_number(len(rows)))))
        accounts = [(event, one) for event in events for one in event.accounts if one.source == source.id]
        if article is None:
            title = _("What is recorded of this article") if source.file else _("What rests on it")
            st.html(part(title, word_texts_hint([source])))
            st.html(article_held(source, accounts, addresses, notes=opened.notes))
            return
        if article.encoding != UTF_8:
            st.html(faults(_("The file of this text"), [word_encoding(article.encoding)]))
        chosen = st.query_params.get("sentence", "")
        marks = find_marks(events, source, article)
        counted = [(source.count_paragraph(n), one) for n, one in enumerate(article.paragraphs, 1)]
        text = Text(source.language, counted)
        st.html(article_text(text, marks, addresses, notes=opened.notes, chosen=chosen))
        if any(mark.sentence == chosen for mark in marks):
            show_target(opened, f"s-{chosen}")


def find_marks(events: Sequence[Event], source: Source, article: Article) -> list[Mark]:
    """Return where in an article each of its fingerprints is found, with the events that it supports."""
    supported: dict[tuple[str, int], list[Event]] = {}
    for event in events:
        for account in event.accounts:
            if account.source == source.id:
                for sentence in account.passage.sentences:
                    found = supported.setdefault((sentence, account.passage.paragraph), [])
                    found += [event] if event not in found else []
    marks = []
    for (sentence, paragraph), resting in supported.items():
        span = find_sentence(sentence, list(article.paragraphs), paragraph)
        if span is not None:
            marks.append(Mark(span.paragraph, span.start, span.end, sentence, tuple(resting)))
    return marks


def show_disagreements(opened: OpenCollection) -> None:
    """Show every event whose accounts differ."""
    rows = opened.timeline.rows(opened.timeline.columns.differs)
    differing = opened.timeline.records(rows, MOST_EVENTS)
    with st.container(key="disagreements"):
        hint = _("What one account says stands beside what another says; the order decides nothing.")
        if len(rows) > MOST_EVENTS:
            hint += " " + _("These are the first {n}.").format(n=word_number(MOST_EVENTS))
        events = count("{n} event", "{n} events", len(rows))
        st.html(part(_("Where accounts differ: {events}").format(events=events), hint, level=2, id="content"))
        addresses = event_addresses(opened, differing, View(opened.settings.opens_on))
        notes = find_texts(opened).notes
        html = disagreements(differing, addresses, notes=notes)
        show_linked(opened, "differing", html, label=_("Accounts that differ"))
