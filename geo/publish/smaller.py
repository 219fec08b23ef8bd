"""Scripts and style sheets, written shorter, where the package for that is installed."""

from __future__ import annotations

from functools import lru_cache
from importlib.util import find_spec
from typing import Literal

# What shortens them; an extra of the package.
MINIFIER = "minify"


@lru_cache(4)
def shorten(text: str, kind: Literal["application/javascript", "text/css"]) -> str:
    """Return a script or a style sheet with fewer letters, or, without the package, as it is."""
    if find_spec(MINIFIER) is None:
        return text
    import minify

    return str(minify.string(kind, text))
