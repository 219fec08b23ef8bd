"""What this page knows of Streamlit and streamlit-folium: the files that they send, and how labels are read.

None of it is documented, so any new version may change it. Each name that is relied on stands here with what
happens without it; nothing breaks, as what is not found is sent as it is. Nothing else in Python knows such
names. Streamlit's elements in the page stand in `streamlit_internals.css`; the frame of streamlit-folium, and
how a component is called, in `streamlit_internals.js`.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from functools import cache
from html import escape
from importlib.util import find_spec
from pathlib import Path
from string import punctuation, whitespace
from typing import Any

# The file that the map's frame loads carries a hash in its name, but is sent without a word on how long it
# holds. Without this rule a browser asks for it again at every opening: 6 kB on the wire.
FRAME_SCRIPT = re.compile(r"/component/streamlit_folium\.st_folium/static/js/main\.[0-9a-f]{8}\.js$")
# What the frame is served below: there the map's script may run as text (`server/guard.py`). Without this
# path no map is drawn.
FRAME_PATH = "/component/streamlit_folium.st_folium/"
# The same file where it is installed, to name it to a browser beforehand.
FRAME_PACKAGE, FRAME_BUILD = "streamlit_folium", "frontend/build"
# Streamlit's own files, which a browser keeps for ever but gets as they are. Without this rule a first view
# fetches 2 MB more.
STATIC_FILE = re.compile(r"/static/(js|css|media)/[^/]+\.[\w-]{8}\.(js|css|woff2)$")
STYLE_SHEET = re.compile(r"/static/css/[^/]+$")
# The font of all icons. Without this name the whole is sent, 375 kB, in place of the part made by `icons.py`.
ICON_FONT = re.compile(r"/static/media/MaterialSymbols-Rounded\.[\w-]{8}\.woff2$")
# How Streamlit's scripts name an icon. Without it the part has only the icons that this page names.
ICON_NAME = re.compile(r":material/(\w+)")
# The page is set in the typefaces of the reader's system (.streamlit/config.toml). Streamlit names its own in
# its first answer and in its style sheet, and a browser fetches it for what is laid out before these settings
# are known. Without this rule: 170 kB more.
TYPEFACE = re.compile(
    rb'<link\s+rel="preload"[^>]*\bas="font"[^>]*>\s*|@font-face\s*{\s*font-family:\s*"?Source Sans\b[^}]*}'
)
# What the tab shows, and a search engine finds, before Streamlit's scripts have run. Without these rules that
# is the word "Streamlit", and its icon.
TITLE = re.compile(rb"<title>[^<]*</title>")
# The language of the page. Without this rule its words are read out as English ones, and run as those do.
ROOT = re.compile(rb'<html lang="en">')
ICON_LINK = re.compile(rb'<link rel="shortcut icon"[^>]*>')
# Streamlit's scripts for the parts of this page, which its first answer does not name: a browser asks for
# each when the part comes, and only then for what that imports. The first draw the head and the map. Without
# these names a first view takes a fifth of a second longer where a round trip takes 40 ms.
FIRST_PARTS = ("Html", "purify.es", "PageLink", "ComponentInstance", "Tooltip")
LATER_PARTS = ("BidiComponent", "ButtonGroup", "Button")
# A script within Streamlit's first answer: a browser runs it only if its digest is allowed. Without it, an
# error in the browser's console.
INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
# What begins anything in Markdown. Of other characters some may not be written as a reference.
READ = frozenset(punctuation + whitespace)
IMPORTED = re.compile(r"""(?:from|import)\s*["'`]\./([\w.-]+\.js)["'`]""")

# What Streamlit's scripts ask the server of the page that they stand in. Without this route a page that has
# lost its server is covered by a dialog that asks to restart Streamlit in a terminal.
HOST_CONFIG = "_stcore/host-config"


# Where browsers send files, below which the session stands that they are for. Without this rule every reader
# could fill the server's memory with them.
UPLOAD = re.compile(r"/_stcore/upload_file/(?P<session>[^/]+)/")


def current_session() -> str:
    """Return the id of the session for which the page runs now; it stands in the paths of its uploads."""
    from streamlit.runtime.scriptrunner import get_script_run_ctx

    context = get_script_run_ctx()
    return context.session_id if context else ""


def make_host_config(origins: Sequence[str]) -> dict[str, Any]:
    """Return what Streamlit itself answers at `HOST_CONFIG`, but without dialogs about the connection.

    `origins` are those of pages that may speak to this one, as `client.allowedOrigins` has them.
    """
    return {
        "allowedOrigins": list(origins),
        "useExternalAuthToken": False,
        "enableCustomParentMessages": False,
        "enforceDownloadInNewTab": False,
        "metricsUrl": "",
        "blockErrorDialogs": True,
        "resourceCrossOriginMode": None,
    }


def find_hints() -> list[str]:
    """Return links, for the page's first answer, to the scripts that a browser would ask for only later."""
    return [*_find_parts(), *_find_frame_script()]


@cache
def _find_parts() -> tuple[str, ...]:
    folder = static_folder() / "js"
    index = static_folder().parent / "index.html"
    # What the first answer names itself need not be named again.
    first = index.read_text("utf-8") if index.is_file() else ""
    found: dict[str, str] = {}
    for how, parts in (("modulepreload", FIRST_PARTS), ("prefetch", LATER_PARTS)):
        wanted = [path.name for part in parts for path in sorted(folder.glob(f"{part}.*.js"))]
        while wanted:
            name = wanted.pop(0)
            if name in found or name in first or not (folder / name).is_file():
                continue
            found[name] = how
            wanted += IMPORTED.findall((folder / name).read_text("utf-8"))
    return tuple(f"<./static/js/{name}>; rel={how}" for name, how in found.items())


def _find_frame_script() -> list[str]:
    # Streamlit serves a component once its package is imported, which the first reader's run does.
    if FRAME_PACKAGE not in sys.modules:
        return []
    build = Path(sys.modules[FRAME_PACKAGE].__file__ or "").parent / FRAME_BUILD
    paths = (path.relative_to(build).as_posix() for path in build.glob("static/js/main.*.js"))
    return [f"<./component/{FRAME_PACKAGE}.st_folium/{path}>; rel=prefetch" for path in paths]


def cut_typeface(content: bytes) -> bytes:
    """Return Streamlit's first answer or its style sheet without the typeface that this page does not use."""
    return TYPEFACE.sub(b"", content)


def find_inline_scripts() -> list[str]:
    """Return the scripts that stand within Streamlit's first answer."""
    index = static_folder().parent / "index.html"
    return INLINE_SCRIPT.findall(index.read_text("utf-8")) if index.is_file() else []


def name_page(content: bytes, title: str, description: str, icon: str) -> bytes:
    """Return Streamlit's first answer with the page's title, description and icon in place of Streamlit's."""
    named = f'<title>{escape(title)}</title>\n    <meta name="description" content="{escape(description)}" />'
    content = TITLE.sub(lambda _: named.encode(), content, count=1)
    return ICON_LINK.sub(lambda _: f'<link rel="icon" href="{escape(icon)}" />'.encode(), content, count=1)


def name_language(content: bytes, language: str, direction: str) -> bytes:
    """Return Streamlit's first answer in a language, a BCP 47 tag, that is written `ltr` or `rtl`."""
    named = f'<html lang="{escape(language)}" dir="{escape(direction)}">'
    return ROOT.sub(lambda _: named.encode(), content, count=1)


def static_folder() -> Path:
    """Return the folder of Streamlit's own files, without importing it."""
    spec = find_spec("streamlit")
    return Path(spec.origin if spec and spec.origin else "").parent / "static" / "static"


def find_icon_font() -> Path | None:
    """Return the installed Streamlit's own icon font, or None if it has none of that name."""
    fonts = static_folder().glob("media/*.woff2")
    return next((path for path in fonts if ICON_FONT.search(path.as_posix())), None)


def find_icon_names() -> set[str]:
    """Return the names of the icons in the installed Streamlit's scripts."""
    scripts = static_folder().glob("js/*.js")
    return {name for path in scripts for name in ICON_NAME.findall(path.read_text("utf-8"))}


def button_label(text: str) -> str:
    """Return a text as a label of a button or a pill, in which nothing but the text is read.

    Streamlit reads each of its widgets in one of three ways: such labels as Markdown of its own kind, with
    icons, emoji, formulas, colours and arrows, but without links; captions and other running text as Markdown
    with links, where no text from outside is put (it goes into `st.html`, by way of `geo.html`); options of
    `selectbox` and `multiselect`, fields and the page's title as plain text.

    References stand for all that Markdown could read. Icons and arrows are looked for after it is read,
    within one piece of text: so the label is cut behind each colon, and each piece is a link, in which no
    arrow is looked for and of which a button shows the text alone. Without this a name is read as Markdown:
    a picture that it names is fetched.
    """
    return "".join(f"[{_refer(piece)}](#)" for piece in re.split("(?<=:)", text) if piece)


def _refer(text: str) -> str:
    return "".join(f"&#{ord(one)};" if one in READ else one for one in text)
