"""What a search finds, as a list of links: what, where and when, and where each leads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from events.words.catalogue import _
from geo.escaping import escape
from geo.html.elements import outside, tag


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found; `address` is within the program.

    `change` is what the link changes of the view, as parameters of an address; empty if the view is that of
    the address, None if the link leads to another page.
    """

    what: str
    where: str
    when: str
    address: str
    change: str | None = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Things of one kind that were found, under a title; `left_out` words how many more there are."""

    title: str
    hits: Sequence[Hit]
    left_out: str = ""


def found_list(groups: Sequence[Group]) -> str:
    """Return what was found, group by group; groups without a hit are left out."""
    return "".join(_group(group) for group in groups if group.hits)


def nothing_found() -> str:
    """Return what to try where nothing was found."""
    hint = _(
        "Words begin as they stand in the events; names of places may be in any language; "
        "a day may be written 2020-11-25 or 25 November."
    )
    return tag("p", escape(hint), cls="quiet")


def _group(group: Group) -> str:
    items = (tag("li", found_link(hit)) for hit in group.hits)
    more = tag("p", escape(group.left_out), cls="quiet") if group.left_out else ""
    return group_title(group.title) + tag("ul", *items) + more


def group_title(title: str) -> str:
    """Return the title above things of one kind."""
    return tag("h2", escape(title))


def found_link(hit: Hit) -> str:
    """Return the link to a thing that was found."""
    parts = [(hit.what, "what"), (hit.where, "where"), (hit.when, "when")]
    words = " ".join(outside("span", text, cls=cls) for text, cls in parts if text)
    go = {} if hit.change is None else {"data_go": hit.change}
    return tag("a", words, href=hit.address, target="_self", **go)
