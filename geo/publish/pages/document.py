"""The page with the map: right without scripts, and the frame that the front end fills with them.

Composed of the functions of `geo.html`, so that everything from outside is escaped.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from events.model import CLOCKS
from events.words.catalogue import _
from events.words.terms import word_clock
from events.words.wording import word_day, word_number
from geo.drawing.published_data import Published
from geo.drawing.style import word_credits
from geo.escaping import escape, script_json
from geo.html.elements import (
    OUTSIDE,
    copy_button,
    embed_snippet,
    page_foot,
    page_head,
    part,
    quiet,
    skip_links,
    tag,
    void,
)
from geo.html.guide import guide
from geo.html.readings import sources_table
from geo.print.picture import PLATE, draw_map
from geo.publish.given.page import is_whole, list_choices
from geo.publish.links import event_links, localise
from geo.publish.media import hold_media
from geo.publish.pages.readings import list_disagreements, write_article
from geo.views.choices import PARTS, SCALE_WORDS, name_parts, word_lang
from geo.views.notes import write_notes
from geo.views.opened import Opened
from geo.views.opened_view import OpenedView
from geo.views.texts import Texts
from geo.views.view import SCALES, View

# Of more districts than these no picture is drawn, and each is chosen from a list.
MOST_DRAWN, MOST_BUTTONS = 200, 12
PICTURE = "map.svg"


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What stands around the map: pages as (name, address), and downloads likewise.

    `check` says what was checked; `address` is where the page will stand, if that is known. `media` are the
    files of pictures and videos by name, if the page is to hold them.
    """

    pages: Sequence[tuple[str, str]] = ()
    downloads: Sequence[tuple[str, str]] = ()
    check: str = ""
    address: str = ""
    media: Mapping[str, Path] = field(default_factory=dict)


def write_body(opened: Opened, texts: Texts, given: Published, around: Around, *, is_one_file: bool) -> str:
    """Return the body of the page with the map."""
    view = View(opened.settings.opens_on)
    written = write_notes(opened, texts, view)
    notes = "".join(tag("div", html, cls=f"notes-{place}") for place, html in written.items())
    label = _("Notes of the chosen day")
    parts = (
        tag("div", tag("div", "", cls="part-date", id="date"), cls="part-timeline"),
        tag("div", "", cls="part-messages", role="status"),
        tag("div", "", cls="part-comparison", hidden=""),
        tag("div", _picture(opened, is_one_file=is_one_file), cls="part-map"),
        tag("div", tag("section", given["offer"]), cls="part-story"),
        _choices(opened),
        _chooser(opened),
        tag("div", notes, cls="part-notes", tabindex="0", role="region", aria_label=label, id="notes"),
    )
    view_of_day = tag("div", *parts, cls="view", id="map")
    below = tag("div", *_below(opened, around, is_one_file=is_one_file), cls="below")
    main = tag("main", view_of_day, below)
    sources = None if is_one_file else ""
    credits, collection = word_credits(opened.shapes), opened.collection
    foot = page_foot(opened.settings, collection.events, collection.sources, around.check, credits)
    skips = skip_links(_list_skips(opened, is_one_file=is_one_file))
    whole = tag("a", escape(_("Open the whole map")), href=around.address or "./", **OUTSIDE)
    page = tag(
        "div",
        _top(opened, around),
        localise(main, "", sources),
        tag("p", whole, cls="embed-foot"),
        foot,
        cls="page",
    )
    data = f'<script type="application/json" id="given">{script_json(given)}</script>'
    return skips + page + data


def _list_skips(opened: Opened, *, is_one_file: bool) -> dict[str, str]:
    """Return the parts that links lead to, with what each says."""
    parts = {
        "date": _("Skip to the date"),
        "map": _("Skip to the map"),
        "notes": _("Skip to the notes"),
    }
    has_table = is_whole(opened) or is_one_file
    return parts | ({"events": _("Skip to the table of all events")} if has_table else {})


def _top(opened: Opened, around: Around) -> str:
    links = (tag("a", escape(name), href=address) for name, address in around.pages)
    return tag(
        "div",
        page_head(opened.settings),
        tag("div", "", cls="part-search"),
        tag("nav", *links, aria_label=_("Pages")),
        cls="page-top",
    )


def draw_opening(opened: Opened) -> str:
    """Return the map of the day on which the page opens as SVG; empty where there are too many districts."""
    if len(opened.names) > MOST_DRAWN:
        return ""
    view = View(opened.settings.opens_on)
    # It is seen by few, and travels with the page to all.
    layout = replace(PLATE, grain=0.5)
    return draw_map(
        opened.drawn_shapes, opened.settings, OpenedView(opened, view).moment(view.date), layout=layout
    )


def _picture(opened: Opened, *, is_one_file: bool) -> str:
    """Return that map for who runs no scripts: within the page, if that is the only file."""
    if is_one_file or len(opened.names) > MOST_DRAWN:
        return tag("noscript", draw_opening(opened))
    worded = _("Map of the districts on {day}").format(day=word_day(opened.settings.opens_on))
    return tag("noscript", void("img", src=PICTURE, alt=worded, cls="picture"))


def _chooser(opened: Opened) -> str:
    if len(opened.names) <= MOST_BUTTONS:
        buttons = (
            tag("button", escape(name), type="button", data_district=code, aria_pressed="false")
            for code, name in opened.names.items()
        )
        return tag("div", *buttons, cls="part-chooser", role="group", aria_label=_("District"))
    first = _("Choose one of {n} districts").format(n=word_number(len(opened.names)))
    options = [tag("option", escape(first), value="")]
    options += [tag("option", escape(name), value=code) for code, name in opened.names.items()]
    return tag("div", tag("select", *options, aria_label=_("District")), cls="part-chooser")


def _choices(opened: Opened) -> str:
    """Return what else may be chosen; the scripts keep it in step with what is shown."""
    scales = _options("scale", {scale: _(SCALE_WORDS[scale]) for scale in SCALES}, "radio")
    clocks: dict[str, str] = {clock: word_clock(clock) for clock in CLOCKS}
    langs: dict[str, str] = {lang: word_lang(lang) for lang in opened.langs}
    titles, choices = name_parts(opened), list_choices(opened)
    given = {"type": "button", "data_action": "show-all", "hidden": ""}
    fields = [
        _fieldset(_("Up to the chosen day, what had"), _options("clock", clocks, "radio")),
        *(
            _fieldset(_(label), _options(name, titles[name], "checkbox"))
            for name, (label, _all) in PARTS.items()
            if choices.get(name)
        ),
        _words(),
        *_not_offered(opened),
        tag("p", tag("button", escape(_("Show all events")), **given)),
        _fieldset(_("Names on the map"), _options("lang", langs, "radio")),
    ]
    summary = tag("summary", escape(_("Clock and filters")))
    filters = tag("details", summary, tag("div", *fields), cls="filters")
    named = tag("legend", escape(_("Steps")), cls="skip")
    button = tag("button", escape(_("Compare with another day")), type="button", data_action="compare")
    return tag("form", tag("fieldset", named, *scales, cls="scales"), filters, button, cls="part-pace")


def _options(name: str, values: Mapping[str, str], kind: str) -> list[str]:
    return [
        tag("label", void("input", type=kind, name=name, value=value), " ", _title(name, value, title))
        for value, title in values.items()
    ]


def _title(name: str, value: str, title: str) -> str:
    # A language is called by its own name.
    return tag("span", escape(title), **({"lang": value} if name == "lang" else {}))


def _fieldset(title: str, options: Iterable[str]) -> str:
    return tag("fieldset", tag("legend", escape(title)), *options)


def _not_offered(opened: Opened) -> list[str]:
    """Return what the filter leaves out, where the program itself has more."""
    if not opened.settings.sides or name_parts(opened)["sides"]:
        return []
    worded = _("Of {n} events this file does not filter by who speaks.")
    return [quiet(worded.format(n=word_number(len(opened.timeline.columns))))]


def _words() -> str:
    return tag("label", escape(_("With these words")), void("input", type="text", name="words"), cls="words")


def _below(opened: Opened, around: Around, *, is_one_file: bool) -> list[str]:
    """Return what stands below the map: the table, all accounts, articles, downloads, how to read it."""
    parts = [_hint()]
    if is_whole(opened) or is_one_file:
        events = list(opened.collection.events)
        table = opened.notes.table(events, event_links(events))
        title = _("All events ({n})").format(n=word_number(len(events)))
        parts.append(tag("section", part(title, level=2), table, cls="part-table", id="events"))
        told = part(_("All events with their accounts"), level=2)
        parts.append(tag("section", told, opened.notes.entries(events), cls="all-accounts", id="accounts"))
    if is_one_file:
        parts.append(hold_media(list(opened.collection.events), around.media))
        parts.append(_sources(opened))
        parts.append(_disagreements(opened))
    if around.downloads:
        links = (tag("li", tag("a", escape(name), href=to, download="")) for name, to in around.downloads)
        parts.append(
            tag("section", part(_("Download"), level=2), tag("ul", *links, cls="downloads"), id="downloads")
        )
    parts.append(_embedding(opened, around))
    how = tag("summary", escape(_("How to read this")))
    parts.append(tag("details", how, guide(opened.settings), id="guide"))
    return parts


def _hint() -> str:
    worded = _("Without scripts this page shows one day, and all events, articles and links below.")
    return tag("div", quiet(worded), cls="plain-hint")


def _sources(opened: Opened) -> str:
    resting = opened.timeline.count_by_source()
    listed = opened.collection.sources
    articles = (write_article(opened, source, "") for source in listed)
    return tag(
        "section",
        part(_("Sources"), level=2),
        sources_table(listed, resting, ()),
        *articles,
        cls="articles",
        id="sources",
    )


def _disagreements(opened: Opened) -> str:
    title, listed = list_disagreements(opened, "", level=2)
    return tag("section", title, listed, cls="articles", id="disagreements")


def _embedding(opened: Opened, around: Around) -> str:
    snippet = embed_snippet((around.address or _("ADDRESS OF THIS FILE")) + "?embed", opened.settings)
    title = tag("summary", escape(_("Show this map in a page of yours")))
    copied = tag("p", copy_button(_("Copy"), snippet))
    return tag("details", title, tag("code", escape(snippet)), copied, cls="embedding", id="embed")
