"""The icon font, cut to the icons that are shown.

Streamlit's page loads a font of four thousand icons as it starts, 375 kB. `python -m geo.page.server.icons`
writes one that has only those which the installed Streamlit and this page name; the server sends it in place
of the whole. It is named after the whole: where the installed Streamlit has another font, that is sent as it
is.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geo.page.streamlit_internals import ICON_NAME, find_icon_font, find_icon_names, static_folder

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

ASSETS = Path(__file__).parent


def cut_icons(whole: bytes, names: Iterable[str]) -> bytes:
    """Return, as WOFF2, a font's icons of these names; a name that it does not have is left out.

    An icon is the ligature of the letters of its name: the letters stay, too.
    """
    from fontTools import subset

    options = subset.Options()
    options.flavor = "woff2"
    options.glyph_names = False
    font = subset.load_font(BytesIO(whole), options)
    wanted = set(names)
    letters, glyphs = set[str](), set[str]()
    for name, table, first, ligature in list(find_ligatures(font)):
        if name in wanted:
            letters |= set(name)
            glyphs.add(ligature.LigGlyph)
        else:
            table.ligatures[first].remove(ligature)
    cutter = subset.Subsetter(options)
    cutter.populate(glyphs=sorted(glyphs), text="".join(sorted(letters)))
    cutter.subset(font)
    cut = BytesIO()
    subset.save_font(font, cut, options)
    return cut.getvalue()


def find_ligatures(font: TTFont) -> Iterator[tuple[str, Any, str, Any]]:
    """Yield each icon's name, and its ligature with the table and the first glyph under which it stands."""
    letters = {glyph: chr(code) for code, glyph in font.getBestCmap().items()}
    for lookup in font["GSUB"].table.LookupList.Lookup:
        for outer in lookup.SubTable:
            table = getattr(outer, "ExtSubTable", outer)
            for first, ligatures in getattr(table, "ligatures", {}).items():
                for ligature in ligatures:
                    yield (
                        "".join(letters[one] for one in (first, *ligature.Component)),
                        table,
                        first,
                        ligature,
                    )


def find_named() -> set[str]:
    """Return the names of the icons in the installed Streamlit's scripts and in this page's."""
    own = (path.read_text("utf-8") for path in ASSETS.parent.rglob("*.py"))
    return find_icon_names().union(*(ICON_NAME.findall(text) for text in own))


@cache
def read_cut() -> bytes | None:
    """Return the font cut of the installed Streamlit's, or None if it was cut of another."""
    whole = find_icon_font()
    path = whole and _cut_path(whole.read_bytes())
    return path.read_bytes() if path and path.is_file() else None


def _cut_path(whole: bytes) -> Path:
    return ASSETS / f"icons-{sha256(whole).hexdigest()[:8]}.woff2"


def main() -> int:
    """Cut the installed Streamlit's font; return the exit status: 0, or 2 if there is nothing to cut."""
    whole = find_icon_font()
    if not whole:
        print(
            f"python -m geo.page.server.icons: no icon font in {static_folder() / 'media'}", file=sys.stderr
        )
        return 2
    content = whole.read_bytes()
    for old in ASSETS.glob("icons-*.woff2"):
        old.unlink()
    path = _cut_path(content)
    path.write_bytes(cut_icons(content, find_named()))
    print(f"wrote {path}: {path.stat().st_size} of {len(content)} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
