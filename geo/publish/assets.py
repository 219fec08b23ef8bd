"""What a published page carries: style sheets and scripts as texts, and the policy under which it runs.

The policy lets run what has these hashes and nothing else, and lets nothing be asked of anyone else.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Container
from functools import cache
from hashlib import sha256
from pathlib import Path

from geo.drawing.basemap import WEB, leaflet_folder, map_styles
from geo.drawing.scripts import join_modules
from geo.drawing.symbols import write_swatches
from geo.publish.smaller import shorten_script, shorten_styles

HOST = Path(__file__).parent / "host"
WRITTEN = ("axis/axis.css", "notes/notes.css", "notes/search.css", "notes/comparison.css", "notes/story.css")
_PICTURE = re.compile(r"url\(images/([\w.-]+)\)")
_MARKER = re.compile(r"/\* Default icon URLs \*/\s*\.leaflet-default-icon-path\s*\{[^}]*\}")
# A program's own remark on where its map of lines lies would be asked for by a browser's tools.
_SOURCE_MAP = re.compile(r"^//# sourceMappingURL=.*$", re.MULTILINE)


def page_styles() -> str:
    """Return the style sheet of the page with the map; Leaflet's pictures stand within it."""
    folder = leaflet_folder()
    leaflet = _MARKER.sub("", (folder / "leaflet.css").read_text("utf-8"))

    def inline(found: re.Match[str]) -> str:
        picture = b64encode((folder / "images" / found[1]).read_bytes()).decode()
        return f"url(data:image/png;base64,{picture})"

    styles = "\n".join([_PICTURE.sub(inline, leaflet), map_styles(), _written_styles()])
    return shorten_styles(styles)


def reading_styles() -> str:
    """Return the style sheet of the other pages, which is a part of that of the page with the map."""
    return shorten_styles(_written_styles())


@cache
def _written_styles() -> str:
    written = [(WEB / name).read_text("utf-8") for name in WRITTEN]
    return "\n".join([*written, write_swatches(), (HOST / "published.css").read_text("utf-8")])


def page_script() -> str:
    """Return Leaflet and the front end with its host as one script."""
    leaflet = _SOURCE_MAP.sub("", (leaflet_folder() / "leaflet.js").read_text("utf-8"))
    host = join_modules(HOST / "host.js", global_name="HandoverMap")
    # Leaflet comes shortened, with its licence at its head.
    own = shorten_script(f"{host}HandoverMap.start();\n")
    return f"{leaflet.strip()}\n{own.strip()}\n"


def write_policy(styles: str, script: str = "", *, beside: Container[str] = ()) -> str:
    """Return the policy of a page with these texts as its only style sheet and script.

    `beside` says what else it may load from beside it: `scripts`, `pictures`.
    """
    own = {kind: " 'self'" if kind in beside else "" for kind in ("scripts", "pictures")}
    scripts = f"'{_hash(script)}'{own['scripts']}" if script else "'none'"
    rules = {
        "default-src": "'none'",
        "script-src": scripts,
        "style-src": f"'{_hash(styles)}'",
        "img-src": f"data:{own['pictures']}",
        "media-src": f"data:{own['pictures']}",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    # Who checks a site asks for its robots.txt from within the page.
    rules |= {"connect-src": "'self'"} if beside else {}
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
