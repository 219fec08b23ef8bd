"""Tables that fit a narrow window, too: there each row is a block, and each cell names its head."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from geo.escaping import escape
from geo.html.elements import outside, tag


def cells(heads: Sequence[str], contents: Iterable[str]) -> str:
    """Return the cells of a row; `heads` are plain text, `contents` HTML."""
    return "".join(tag("td", one, data_head=head) for head, one in zip(heads, contents, strict=True))


def table(label: str, heads: Iterable[str], rows: Iterable[str]) -> str:
    """Return a table of rows of `cells`, in a box of that name.

    The box scrolls with the focus, which goes from link to link by the arrow keys.
    """
    head = tag("tr", *(tag("th", escape(title), scope="col") for title in heads))
    body = tag("table", tag("thead", head), tag("tbody", *(tag("tr", row) for row in rows)))
    return tag("div", body, cls="table", role="region", aria_label=label, data_list="")


def text_table(label: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table of texts from outside, as they stand."""
    return table(label, heads, (cells(heads, [outside("span", one) for one in row]) for row in rows))
