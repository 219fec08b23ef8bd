"""Text and values from outside, written so that they stay text in HTML and in a script."""

from __future__ import annotations

import json
from html import escape as _escape
from typing import Any

# Besides HTML's own characters, those that end or open a JavaScript template.
_ALSO = str.maketrans({"`": "&#96;", "$": "&#36;", "{": "&#123;", "}": "&#125;", "\\": "&#92;"})


def escape(text: str) -> str:
    """Escape a text for HTML, for an attribute in quotes, and for HTML within a JavaScript template."""
    return _escape(text, quote=True).translate(_ALSO)


def script_json(value: Any) -> str:
    """Return a value as JSON that can stand inside a script element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=list)
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
