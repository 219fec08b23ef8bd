"""The elements that all HTML is made of; every text from outside is escaped on its way into them.

The functions return plain HTML without scripts; classes are styled in `geo/web/notes`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from urllib.parse import quote, urlencode

from events.model import UNKNOWN, Account, Event, Passage, Settings, Source
from events.words.catalogue import _
from events.words.direction import isolate
from events.words.support import count_sources
from events.words.wording import count, plural_forms, word_day
from geo.drawing.style import MAP_CREDIT
from geo.escaping import escape
from geo.shapes.outlines import UNDETERMINED

# The attributes of a link that leads out of the program.
OUTSIDE = {"target": "_blank", "rel": "noopener noreferrer"}


def tag(name: str, *content: str, cls: str = "", **attributes: str) -> str:
    """Build an element: `content` is HTML already, attribute values are escaped."""
    given = ({"class": cls} if cls else {}) | attributes
    written = "".join(f' {key.replace("_", "-")}="{escape(value)}"' for key, value in given.items())
    return f"<{name}{written}>{''.join(content)}</{name}>"


def outside(name: str, text: str, lang: str = "", **attributes: str) -> str:
    """Build an element that holds a text from outside, in the order of its own script.

    `lang` is its language as a BCP 47 tag, if that is known.
    """
    known = {"lang": lang} if lang else {}
    return tag(name, escape(text), dir="auto", **known, **attributes)


def account_url(source: Source, account: Account) -> str:
    """Return the address of what an account rests on: its own, else its source's; empty if there is none.

    An article's has a text fragment where the record holds the words for one.
    """
    words = account.passage.words
    if account.url or not source.url or len(words) != 2:
        return account.url or source.url
    parts = ",".join(quote(part, safe="").replace("-", "%2D") for part in words)
    # A text fragment stands behind a fragment that the address has already.
    return f"{source.url}{'' if '#' in source.url else '#'}:~:text={parts}"


def word_published(source: Source) -> str:
    """Word the day of an article: 25 November 2020, or undated."""
    return _("undated") if source.published == UNKNOWN else word_day(date.fromisoformat(source.published))


def word_source(source: Source) -> str:
    """Word whose article it is: publisher, day, and byline if it has one."""
    given = {"publisher": isolate(source.publisher), "published": word_published(source)}
    if source.byline:
        return _("{publisher}, {published}, by {byline}").format(**given, byline=isolate(source.byline))
    return _("{publisher}, {published}").format(**given)


def word_title(source: Source) -> str:
    """Word the title of a source: an article's in brackets, as one that the article itself does not carry."""
    return isolate(f"[{source.title}]" if source.kind == "article" else source.title)


def word_terms(source: Source) -> str:
    """Word how the makers of a source ask to be named, and under what terms it may be used."""
    given = [text.strip().rstrip(".") for text in (source.attribution, source.licence)]
    return " ".join(f"{isolate(text)}." for text in given if text)


def link_out(label: str, address: str, **attributes: str) -> str:
    """Return a link that leads out of the program; without an address, its label, which is HTML, alone."""
    return tag("a", label, href=address, **OUTSIDE, **attributes) if address else label


def copy_button(label: str, text: str) -> str:
    """Return a button that the page answers by copying a text; {address} in it is that of the view."""
    given = {"type": "button", "data_copy": text, "data_done": _("Copied")}
    return tag("button", escape(label), cls="copy", **given)


def embed_snippet(address: str, settings: Settings) -> str:
    """Return what shows the map of an address within another page, for that page's author to copy."""
    given = f'src="{address}" title="{escape(settings.title)}" loading="lazy" width="100%" height="520"'
    return f'<iframe {given} style="border: 0"></iframe>'


def share_line(settings: Settings, what: str) -> str:
    """Return buttons that copy the link of the view, a citation of what it shows, and a frame with it."""
    citation = _("{title}, collection {version}: {what}. {address}").format(
        title=isolate(settings.title), version=settings.version, what=what, address="{address}"
    )
    # Both hosts make themselves compact by this parameter.
    frame = embed_snippet("{address}&amp;embed=true", settings)
    buttons = (
        copy_button(_("Copy link"), "{address}"),
        copy_button(_("Copy citation of this view"), citation),
        copy_button(_("Copy as a frame"), frame),
    )
    return tag("p", " ".join(buttons), cls="share")


def word_basis(source: Source, account: Account, *, with_words: bool = True) -> str:
    """Word what an account rests on: a passage, with its first and last words if the record holds them.

    Else a row; where it rests on neither, that nothing here can check it.
    """
    passage = account.passage
    if passage.sentences:
        where = word_place(source, passage.paragraph)
        return f"{where}, {word_edges(passage)}" if passage.words and with_words else where
    if account.row:
        return _("row {row}").format(row=isolate(account.row))
    return _("not checkable here")


def word_place(source: Source, paragraph: int) -> str:
    """Word a paragraph of an article's file as a reader counts it, who leaves out byline and dateline."""
    number = source.count_paragraph(paragraph)
    return _("paragraph {number}").format(number=number) if number else _("above the text")


def mark_basis(source: Source, account: Account) -> str:
    """Return the short form of `word_basis`: ¶7, or ¶0 above the text."""
    if account.passage.sentences:
        return mark_place(source, account.passage.paragraph)
    return word_basis(source, account)


def mark_place(source: Source, paragraph: int) -> str:
    """Return the short form of `word_place`: ¶7, or ¶0 above the text."""
    return f"¶{source.count_paragraph(paragraph)}"


def word_edges(passage: Passage) -> str:
    """Word the first and the last words of a passage."""
    return isolate(f"“{passage.words[0]} … {passage.words[-1]}”")


def source_address(source: str, sentence: str = "") -> str:
    """Return the address of an article within the program, at a sentence by its fingerprint."""
    return "./sources?" + urlencode({"source": source} | ({"sentence": sentence} if sentence else {}))


def page_head(settings: Settings, *, has_story: bool = False, has_bars: bool = False) -> str:
    """Return the title of the collection and what it is about.

    With a story it says so by a class, so that a style sheet can keep room for its offer; so it does if bars
    stand on the axis, not marks, which need more.
    """
    cls = "page-head" + " has-story" * has_story + " has-bars" * has_bars
    return tag("header", outside("h1", settings.title), outside("p", settings.description), cls=cls)


def skip_links(parts: Mapping[str, str]) -> str:
    """Return links that lead the focus past what comes before a part: names of parts, and what each says.

    A script finds the part by its name; without one, a link leads to the element of that id.
    """
    links = (tag("a", escape(title), href=f"#{name}", data_skip=name) for name, title in parts.items())
    return tag("nav", *links, cls="skips", aria_label=_("Skip"))


def language_links(names: Mapping[str, str], addresses: Mapping[str, str], chosen: str) -> str:
    """Return links that choose the language of names; `names` has what each calls itself, by its tag."""
    links = []
    for lang, name in names.items():
        given = {"href": addresses[lang], "data_go": f"lang={lang}", "data_name": f"lang-{lang}"}
        given |= {"lang": lang} if lang != UNDETERMINED else {}
        current = {"aria_current": "true"} if lang == chosen else {}
        links.append(tag("a", escape(name), target="_self", **given, **current))
    return tag("p", escape(_("Names on the map"))) + tag("nav", *links, aria_label=_("Names on the map"))


def spoken(text: str) -> str:
    """Return an element that is not shown: what screen readers are told of a day where the reader stays."""
    return tag("p", cls="spoken", hidden="", data_said=text)


def count_origins(sources: Sequence[Source]) -> str:
    """Word of how many origins some articles are: copies of one text are of one origin."""
    return count("{n} origin", "{n} origins", len({source.origin for source in sources}))


def page_foot(
    settings: Settings,
    events: Sequence[Event],
    sources: Sequence[Source],
    check: str = "",
    credits: Sequence[str] = (),
) -> str:
    """Return what the collection holds, what its check found, how to read it, and whom it credits."""
    lines = (
        _("{title}, collection {version}: {events} from {articles} of {origins}.").format(
            title=isolate(settings.title),
            version=settings.version,
            events=count("{n} event", "{n} events", len(events)),
            articles=count_sources(sources),
            origins=count_origins(sources),
        ),
        *([check] if check else []),
        _(
            "Nothing is drawn that no source says. "
            "Words in “quotation marks” are a source’s; all others ours."
        ),
        " ".join([*map(isolate, credits), _(MAP_CREDIT)]),
    )
    return tag("footer", *(tag("p", escape(line)) for line in lines), cls="page-foot")


def part(title: str, line: str = "", *, level: int = 3, id: str = "") -> str:
    """Return the title of a part of the notes, or of a page (level 2), with a quiet line below it.

    With an `id` a link can lead the focus to it.
    """
    target = {"id": id, "tabindex": "-1"} if id else {}
    head = tag(f"h{level}", escape(title), cls="notes-part", **target)
    return head + (quiet(line) if line else "")


def quiet(line: str) -> str:
    """Return a line that stands back."""
    return tag("p", escape(line), cls="quiet")


def word_hidden(hidden: int) -> str:
    """Return how many events the filter hides, with a button that the page answers by showing all of them."""
    return _hidden(
        count("{n} event is hidden by the filter.", "{n} events are hidden by the filter.", hidden)
    )


def hidden_forms() -> dict[str, str]:
    """Return what `word_hidden` does by the language's plural categories, with {n} for the number."""
    forms = plural_forms("{n} event is hidden by the filter.", "{n} events are hidden by the filter.")
    return {category: _hidden(form) for category, form in forms.items()}


def _hidden(worded: str) -> str:
    button = tag("button", escape(_("Show all events")), type="button", data_action="show-all")
    return tag("p", escape(worded), " ", button, cls="hidden-by-filter")


def word_later(later: int) -> str:
    """Return how many accounts were published after the day that is shown; nothing for none."""
    one = "{n} more account was published after this day."
    many = "{n} more accounts were published after this day."
    return tag("p", escape(count(one, many, later)), cls="quiet") if later else ""


def faults(title: str, lines: Sequence[str]) -> str:
    """Return a list of faults under a title."""
    items = "".join(tag("li", escape(line)) for line in lines)
    return tag("div", tag("p", escape(title)), tag("ul", items), cls="faults")


def void(element: str, /, **attributes: str) -> str:
    """Build an element that has neither content nor end, as `meta`: attribute values are escaped."""
    written = "".join(f' {key.replace("_", "-")}="{escape(value)}"' for key, value in attributes.items())
    return f"<{element}{written}>"
