"""The map that never changes: its files, its layers, and no other host than the two tile services."""

from __future__ import annotations

import json
import re
from hashlib import sha256
from pathlib import Path
from typing import Any

from geo.drawing.basemap import WEB, make_map, write_assets
from geo.drawing.style import map_words
from geo.shapes.outlines import load_shapes

BOUNDS = [[39.0, 45.0], [41.0, 47.0]]
START: dict[str, Any] = map_words(load_shapes()) | {"bounds": BOUNDS}
ADDRESS = re.compile(r"""https?://[^\s"'<>\\]+|["'(]//[^\s"'<>\\]+""")
HOSTILE = '"</script><script>alert(1)</script>`${x}`\\'


def render(groups: dict[str, str], start: dict[str, Any]) -> str:
    """Return the map's page with one script and one style sheet."""
    made = make_map(["a/map.js"], ["a/map.css"], groups, start)
    return str(made.get_root().render())


def plain(html: str) -> str:
    """Return HTML with folium's random names replaced by their order."""
    names: dict[str, str] = {}
    return re.sub(r"[0-9a-f]{32}", lambda found: names.setdefault(found[0], str(len(names))), html)


PAGE = WEB.parent / "page"
FRAME = PAGE / "frame.js"


def test_the_map_uses_two_tile_services_and_nobody_else() -> None:
    html = render({"handover": "Districts"}, START)
    loaded = [address for address in ADDRESS.findall(html) if "{z}" in address]
    assert loaded == [
        "https://tile.openstreetmap.org/{z}/{x}/{y}.png",
        "https://{s}.tile.opentopomap.org/{z}/{x}/{y}.png",
    ]
    # All other addresses are in the attributions that the tile services require.
    rest = re.sub(r'"attribution": ".*"', "", html)
    assert [address for address in ADDRESS.findall(rest) if address not in loaded] == []


def test_the_map_loads_the_given_files_and_only_them() -> None:
    html = render({}, START)
    assert re.findall(r'<(?:script|link|img|iframe)[^>]*(?:src|href)="([^"]*)"', html) == [
        "a/map.js",
        "a/map.css",
    ]


def test_the_tile_maps_are_off_until_a_reader_chooses_one() -> None:
    html = plain(render({}, START))
    layers = re.findall(r"var (tile_layer_\d+) = L", html)
    assert len(layers) == 2
    assert [name for name in layers if f"{name}.addTo" in html] == []
    assert re.search(r'"No online map" : feature_group_\d+,', html)
    assert re.search(r'"OpenStreetMap \(online\)" : tile_layer_\d+,', html)
    assert re.search(r'"OpenTopoMap \(online\)" : tile_layer_\d+,', html)
    assert html.count('"attribution": "') == 2


def test_each_layer_is_switched_by_its_title_and_handed_on_by_its_key() -> None:
    html = plain(render({"handover": "Districts", "clash": "Clashes"}, START))
    groups = re.findall(r'"(Districts|Clashes)" : (feature_group_\d+),', html)
    assert [title for title, _ in groups] == ["Districts", "Clashes"]
    (_, handover), (_, clash) = groups
    assert f" {{ handover: {handover}, clash: {clash},  }}," in html
    assert "L.control.scale()" in html


def test_the_map_is_built_the_same_at_every_run() -> None:
    groups = {"handover": "Districts"}
    assert plain(render(groups, START)) == plain(render(groups, START))


def test_a_hostile_title_or_word_stays_within_its_string() -> None:
    html = render({"handover": HOSTILE}, START | {"legend": HOSTILE})
    tame = render({"handover": "x"}, START | {"legend": "x"})
    assert html.count("<script") == tame.count("<script")
    assert html.count("</script>") == tame.count("</script>")
    # Folium writes the title as a string of JavaScript, in which `&` is spelled out, too.
    title = "&quot;&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;&#96;&#36;&#123;x&#125;&#96;&#92;"
    assert title.replace("&", "\\u0026") in html
    assert json.dumps(HOSTILE).replace("<", "\\u003c") in html


def test_all_files_of_the_map_are_written_and_named(tmp_path: Path) -> None:
    scripts, styles = write_assets(tmp_path, FRAME, {"states": {"text": HOSTILE}})
    assert [re.sub(r"[0-9a-f]{12}", "#", name) for name in scripts] == [
        "leaflet-#.js",
        "map-#.js",
        "data-#.js",
    ]
    assert [re.sub(r"[0-9a-f]{12}", "#", name) for name in styles] == ["leaflet-#.css", "map-#.css"]
    written = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    images = {"layers.png", "layers-2x.png", "marker-icon.png", "marker-icon-2x.png", "marker-shadow.png"}
    assert written == {*scripts, *styles, *(f"images/{name}" for name in images)}
    data = (tmp_path / scripts[2]).read_text(encoding="utf-8")
    assert data.startswith('HandoverMap.take({"states":{"text":')
    assert json.loads(data.removeprefix("HandoverMap.take(").removesuffix(");\n")) == {
        "states": {"text": HOSTILE}
    }
    assert "<" not in data


def test_the_modules_of_the_map_are_joined_into_one_script(tmp_path: Path) -> None:
    scripts, _ = write_assets(tmp_path, FRAME, {})
    joined = (tmp_path / scripts[1]).read_text(encoding="utf-8")
    assert joined.startswith('"use strict";\nconst HandoverMap = (() => {\n')
    assert joined.endswith("return { take, start, show };\n})();\n")
    for module in ("map.js", "districts.js", "day.js", "counts.js", "painted.js"):
        assert joined.count(f"\n// {module}\n") == 1


def test_no_module_of_a_script_is_long() -> None:
    paths = [*WEB.rglob("*.js"), *PAGE.glob("*.js")]
    lengths = {path.name: path.read_text(encoding="utf-8").count("\n") for path in paths}
    assert lengths["districts.js"] > 100
    assert {name: length for name, length in lengths.items() if length > 250} == {}


def test_files_that_are_fetched_later_lie_beside_the_scripts(tmp_path: Path) -> None:
    scripts, _ = write_assets(tmp_path, FRAME, {}, {"days-1.json": b"[1]"})
    assert (tmp_path / "days-1.json").read_bytes() == b"[1]"
    assert (tmp_path / scripts[2]).parent == tmp_path
    assert "days-1.json" not in scripts


def test_a_file_is_named_after_its_content(tmp_path: Path) -> None:
    scripts, _ = write_assets(tmp_path, FRAME, {"a": 1})
    content = b'HandoverMap.take({"a":1});\n'
    assert scripts[2] == f"data-{sha256(content).hexdigest()[:12]}.js" == "data-d544351f1df3.js"
    again, _ = write_assets(tmp_path, FRAME, {"a": 2})
    assert again[2] != scripts[2]
    assert again[1] == scripts[1]


def test_no_file_of_the_map_is_large(tmp_path: Path) -> None:
    write_assets(tmp_path, FRAME, {})
    sizes = {path.name: path.stat().st_size for path in tmp_path.rglob("*") if path.is_file()}
    assert {name.split("-")[0] for name, size in sizes.items() if size > 30_000} == {"leaflet", "map"}
    assert sum(size for name, size in sizes.items() if name.startswith("map-")) < 106_000
    assert sum(size for name, size in sizes.items() if name.startswith("leaflet-")) < 170_000


def test_our_own_files_name_no_other_host() -> None:
    allowed = {"http://www.w3.org/2000/svg"}
    files = sorted(path for path in [*WEB.rglob("*"), *PAGE.iterdir()] if path.suffix in (".js", ".css"))
    assert {"map.css", "map.js", "page.css"} <= {path.name for path in files}
    for path in files:
        assert set(ADDRESS.findall(path.read_text(encoding="utf-8"))) <= allowed, path.name
