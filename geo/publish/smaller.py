"""Scripts and style sheets, written shorter for whoever fetches them.

What is left out are comments and spaces, nothing else: what renames and reorders would have to be believed.
"""

from __future__ import annotations

from functools import lru_cache

from rcssmin import cssmin
from rjsmin import jsmin


@lru_cache(4)
def shorten_script(script: str) -> str:
    """Return a script without its comments and the spaces that it does not need."""
    return str(jsmin(script))


@lru_cache(4)
def shorten_styles(styles: str) -> str:
    """Return a style sheet without its comments and the spaces that it does not need."""
    return str(cssmin(styles))
