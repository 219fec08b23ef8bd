"""Text from outside where Streamlit reads Markdown: written so that it is read as it stands.

Streamlit reads each of its widgets in one of three ways:

- the labels of buttons, and what is written on pills, as Markdown of its own kind, with icons, emoji,
  formulas, colours and arrows, but without links: `button_label`;
- captions and what else is running text as Markdown with links: no text from outside is put there, but into
  `st.html`, by way of `geo.html`;
- the options of `selectbox` and `multiselect`, fields, the page's title, as plain text.
"""

from __future__ import annotations

import re
from string import punctuation, whitespace

# What begins anything in Markdown. Of other characters some may not be written as a reference.
READ = frozenset(punctuation + whitespace)


def button_label(text: str) -> str:
    """Return a text as a label in which nothing but the text is read.

    References stand for all that Markdown could read. Icons and arrows are looked for after it is read,
    within one piece of text: so the label is cut behind each colon, and each piece is a link, in which no
    arrow is looked for and of which a button shows the text alone.
    """
    return "".join(f"[{_refer(piece)}](#)" for piece in re.split("(?<=:)", text) if piece)


def _refer(text: str) -> str:
    return "".join(f"&#{ord(one)};" if one in READ else one for one in text)
