"""The map that never changes: Leaflet, the layer control, the scale, and the empty groups to draw in.

Nothing comes from another host: Leaflet is taken from an installed package and served beside our own
scripts by the page. The map is rebuilt on each run, identically, because its frame in the browser lives as
long as its script stays the same.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from importlib.metadata import files
from pathlib import Path
from typing import Any

import folium
from branca.element import MacroElement
from jinja2 import Template
from xyzservices import TileProvider, providers

from events.words.catalogue import _
from geo.drawing.scripts import join_modules
from geo.drawing.symbols import write_css
from geo.escaping import escape, script_json

WEB = Path(__file__).parents[1] / "web"
LEAFLET = "XStatic-Leaflet"
TILES = {"OpenStreetMap": "OpenStreetMap.Mapnik", "OpenTopoMap": "OpenTopoMap"}


def write_assets(
    folder: Path, host: Path, bundle: Mapping[str, Any], beside: Mapping[str, bytes] | None = None
) -> tuple[list[str], list[str]]:
    """Write all files that the map's frame loads; return the names of the scripts and of the style sheets.

    `host` is the module that starts the map; it exports `take` for the data, and what `make_map` and
    `make_step` call; a style sheet of its name lies beside it. `bundle` is the data that every map has (see
    `geo.drawing.data`), `beside` the files, by name, that its script fetches later. Each of these is named
    after its content, so that a browser may keep it for ever.
    """
    leaflet = leaflet_folder()
    shutil.copytree(leaflet / "images", folder / "images", dirs_exist_ok=True)
    script = join_modules(host, global_name="HandoverMap").encode()
    data = f"HandoverMap.take({script_json(bundle)});\n".encode()
    for name, content in (beside or {}).items():
        (folder / name).write_bytes(content)
    scripts = {"leaflet.js": (leaflet / "leaflet.js").read_bytes(), "map.js": script, "data.js": data}
    styles = {
        "leaflet.css": (leaflet / "leaflet.css").read_bytes(),
        "map.css": host.with_suffix(".css").read_bytes() + map_styles().encode(),
    }
    return (
        [write_file(folder, name, content) for name, content in scripts.items()],
        [write_file(folder, name, content) for name, content in styles.items()],
    )


def map_styles() -> str:
    """Return the style sheet of the map, without Leaflet's."""
    return (WEB / "map" / "map.css").read_text("utf-8") + write_css()


def preload() -> None:
    """Import what else a map in a page needs: it is slow, so it is best done in advance."""
    import folium.plugins  # noqa: F401


def make_map(
    scripts: list[str], styles: list[str], groups: Mapping[str, str], start: Mapping[str, Any]
) -> folium.Map:
    """Build the map: `scripts` and `styles` are addresses, `groups` the keys and titles of its layers.

    `start` goes to the script as it is: `bounds` [[south, west], [north, east]], and its words.
    """
    (south, west), (north, east) = start["bounds"]
    centre = [(south + north) / 2, (west + east) / 2]
    base = folium.Map(
        centre, zoom_start=8, tiles=None, control_scale=True, zoom_snap=0.25, scroll_wheel_zoom=False
    )
    base.default_js = [(name, name) for name in scripts]
    base.default_css = [(name, name) for name in styles]
    plain = folium.FeatureGroup(name=_("No online map"), overlay=False, control=True, show=True)
    base.add_child(plain)
    for title, tiles in TILES.items():
        name = _("{map} (online)").format(map=title)
        base.add_child(folium.TileLayer(_provider(tiles), name=name, overlay=False, show=False))
    drawn = {}
    for key, title in groups.items():
        drawn[key] = folium.FeatureGroup(name=escape(title))
        base.add_child(drawn[key])
    base.add_child(folium.LayerControl(collapsed=True, position="topright"))
    base.add_child(_Start(drawn, start))
    return base


class _Start(MacroElement):
    """The call that hands the map and its groups to our script."""

    _template = Template(
        "{% macro script(this, kwargs) %}HandoverMap.start({{ this._parent.get_name() }},"
        " { {% for key, group in this.drawn.items() %}{{ key }}: {{ group.get_name() }}, {% endfor %} },"
        " {{ this.start }});{% endmacro %}"
    )

    def __init__(self, drawn: Mapping[str, folium.FeatureGroup], start: Mapping[str, Any]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Start"
        self.drawn = drawn
        self.start = script_json(start)


@cache
def _provider(name: str) -> TileProvider:
    """Return an online map's address and attribution; looked up once, as that reads the whole list."""
    return providers.query_name(name)


def list_tile_hosts() -> list[str]:
    """Return the hosts of the online maps, as a Content-Security-Policy names them."""
    addresses = (str(_provider(tiles).url) for tiles in TILES.values())
    return [re.sub(r"^(https://)\{s\}", r"\1*", address).split("/{")[0] for address in addresses]


def leaflet_folder() -> Path:
    """Return the folder of Leaflet's files; the package is not imported, as it needs setuptools for that."""
    for file in files(LEAFLET) or ():
        if file.name == "leaflet.js":
            return Path(str(file.locate())).parent
    raise FileNotFoundError(f"{LEAFLET} holds no leaflet.js: expected version 1.9 of the package")


def write_file(folder: Path, name: str, content: bytes) -> str:
    """Write a file under a name that carries the hash of its content, and return that name."""
    stem, suffix = name.rsplit(".", 1)
    unique = f"{stem}-{sha256(content).hexdigest()[:12]}.{suffix}"
    (folder / unique).write_bytes(content)
    return unique
