"""The rivals' pages: other ways to show the same districts, days and events, written by the benchmark.

Each draws the districts with our colours and, where our map counts events (more than 200 of them), the events
of the thirty days up to the day as points on a canvas. Each has its geometry and states cached, the same
server settings and, as ours, its garbage collector frozen after the imports. Leaflet comes from the same
package. For notes each has one line of text.
"""

from __future__ import annotations

import json
import random
import shutil
from pathlib import Path
from typing import Any

from tests.conftest import ROOT

COUNTED = 200

HEAD = """
import gc
import json
from pathlib import Path

import streamlit as st
{imports}

HERE = Path(__file__).parent

@st.cache_resource
def prepare():
    names = "looks.json", "districts.geojson", "points.json"
    read = [json.loads((HERE / name).read_text()) for name in names]
    gc.collect()
    gc.freeze()
    return read

looks, shapes, points = prepare()
days = list(looks)

def recent(day):
    at = days.index(day)
    return [point for one in days[max(at - 29, 0):at + 1] for point in points.get(one, ())]

def choose_day():
    day = st.select_slider("Date", days, st.query_params.get("date", days[0]), key="date")
    with st.container(key="line"):
        st.write(day)
    return day
"""

FOLIUM = """
from folium.utilities import JsCode
from streamlit.components.v1 import declare_component

asset = declare_component("assets", path=HERE / "assets")
on_canvas = JsCode(
    "(feature, at) => L.circleMarker(at, {radius: 3, weight: 1,"
    " renderer: window.canvas || (window.canvas = L.canvas({pane: 'markerPane'}))})"
)

def make_base():
    base = folium.Map([40.3, 46.2], zoom_start=8, tiles=None)
    base.default_js = [("leaflet", f"../{asset.name}/leaflet.js")]
    base.default_css = [("leaflet", f"../{asset.name}/leaflet.css")]
    return base

def draw(day, parent):
    def style(feature):
        fill = looks[day][feature["properties"]["id"]]
        return {"fillColor": fill, "fillOpacity": 0.8, "className": f"of-day {day}"}
    features = [
        {"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": point}}
        for point in recent(day)
    ]
    if features:
        events = {"type": "FeatureCollection", "features": features}
        folium.GeoJson(events, point_to_layer=on_canvas).add_to(parent)
    folium.GeoJson(shapes, style_function=style).add_to(parent)
"""

IMPORTS = "import folium\nfrom streamlit_folium import st_folium"

PAGES = {
    "hello.py": """
import streamlit as st

with st.container(key="line"):
    st.write("Hello, world")
""",
    "floor.py": HEAD.format(imports="") + "\nchoose_day()\n",
    "new_map.py": HEAD.format(imports=IMPORTS)
    + FOLIUM
    + """
base = make_base()
draw(choose_day(), base)
st_folium(base, height=500, use_container_width=True, returned_objects=[])
""",
    "rebuilt_group.py": HEAD.format(imports=IMPORTS)
    + FOLIUM
    + """
@st.fragment
def main():
    group = folium.FeatureGroup("districts")
    draw(choose_day(), group)
    st_folium(make_base(), key="map", height=500, use_container_width=True,
              feature_group_to_add=group, returned_objects=[])

main()
""",
    "pydeck_chart.py": HEAD.format(imports="import pydeck\nfrom urllib.parse import quote")
    + """
day = choose_day()

def colour(code):
    fill = looks[day][code].removeprefix("#")
    return [int(fill[at:at + 2], 16) for at in (0, 2, 4)]

features = [
    {**one, "properties": {"id": one["id"], "fill": colour(one["id"]), "day": day}}
    for one in shapes["features"]
]
data = {"type": "FeatureCollection", "features": features}
layers = [pydeck.Layer("GeoJsonLayer", data, get_fill_color="properties.fill",
                       get_line_color=[60, 60, 60], line_width_min_pixels=1)]
if recent(day):
    layers.append(pydeck.Layer("ScatterplotLayer", [{"at": point} for point in recent(day)],
                               get_position="at", get_fill_color=[40, 90, 200], radius_min_pixels=3))
empty = "data:application/json," + quote(json.dumps({"version": 8, "sources": {}, "layers": []}))
view = pydeck.ViewState(latitude=40.3, longitude=46.2, zoom=7)
deck = pydeck.Deck(layers, initial_view_state=view, map_style=empty)
st.pydeck_chart(deck, height=500)
""",
}


def write_rivals(folder: Path, data: Path | None = None) -> list[str]:
    """Write the rivals' pages, and what they show of a collection, to a new folder; return their days.

    Without `data` it is the shipped collection.
    """
    from geo.drawing.basemap import leaflet_folder

    (folder / "assets").mkdir(parents=True)
    for name in ("leaflet.js", "leaflet.css"):
        shutil.copyfile(leaflet_folder() / name, folder / "assets" / name)
    for name, page in PAGES.items():
        (folder / name).write_text(page, encoding="utf-8")
    return _write_content(folder, data)


def _write_content(folder: Path, data: Path | None) -> list[str]:
    """Write the colour of each district on each day, the shapes, and the points of each day's events."""
    from events.records.collection import SHIPPED, load_collection
    from events.timeline.timeline import Timeline, step_days
    from geo.drawing.style import LOOKS

    collection = load_collection(data or SHIPPED)
    settings = collection.settings
    if settings is None or collection.set_aside:
        raise LookupError(f"{data or SHIPPED}: {[str(fault) for fault in collection.faults][:3]}")
    timeline = Timeline(collection.events)
    days = step_days(settings.first_day, settings.last_day)
    looks: dict[str, dict[str, str]] = {day.isoformat(): {} for day in days}
    shapes = _read_shapes({one.code for one in settings.districts})
    for code in (feature["id"] for feature in shapes["features"]):
        rows, at = timeline.changes(code), 0
        for day in days:
            while at + 1 < len(rows) and rows[at + 1].day <= day:
                at += 1
            looks[day.isoformat()][code] = LOOKS[rows[at].control].fill.replace("none", "#f2efe9")
    points: dict[str, list[list[float]]] = {}
    if len(collection.events) > COUNTED:
        labels = {feature["id"]: feature["properties"]["label"] for feature in shapes["features"]}
        chance = random.Random(2020)  # noqa: S311 - nothing secret: the same at every run
        for event in collection.events:
            markers = points.setdefault(timeline.counts_from(event).isoformat(), [])
            for label in (labels[code] for code in event.districts if code in labels):
                markers.append([round(axis + chance.uniform(-0.1, 0.1), 5) for axis in label])
    for feature in shapes["features"]:
        feature["properties"] = {"id": feature["id"]}
    for name, content in {"looks": looks, "points": points}.items():
        (folder / f"{name}.json").write_text(json.dumps(content), encoding="utf-8")
    (folder / "districts.geojson").write_text(json.dumps(shapes), encoding="utf-8")
    return list(looks)


def _read_shapes(codes: set[str]) -> dict[str, Any]:
    found = []
    for name in ("districts", "neighbours"):
        content = json.loads((ROOT / "geo" / "data" / f"{name}.geojson").read_text("utf-8"))
        for feature in content["features"]:
            if feature["properties"]["id"] in codes:
                found.append({**feature, "id": feature["properties"]["id"]})
    return {"type": "FeatureCollection", "features": found}
