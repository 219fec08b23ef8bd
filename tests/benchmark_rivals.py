"""The rivals' pages: other ways to show six districts over 35 days, written to a folder by the benchmark.

Each draws our districts with our colours, has its geometry and states cached, the same server settings and,
as ours, its garbage collector frozen after the imports. Leaflet comes from the same package.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

from benchmark_subjects import Subject, write_states
from conftest import ROOT

HEAD = """
import gc
import json
from pathlib import Path

import streamlit as st
{imports}

HERE = Path(__file__).parent

@st.cache_resource
def prepare():
    gc.collect()
    gc.freeze()
    return json.loads((HERE / "looks.json").read_text()), json.loads((HERE / "districts.geojson").read_text())

looks, shapes = prepare()
"""

LINE = """
    with st.container(key="line"):
        st.write(day)
"""

FOLIUM = """
from streamlit.components.v1 import declare_component

asset = declare_component("assets", path=HERE / "assets")

def make_base():
    base = folium.Map([40.3, 46.2], zoom_start=8, tiles=None)
    base.default_js = [("leaflet", f"../{asset.name}/leaflet.js")]
    base.default_css = [("leaflet", f"../{asset.name}/leaflet.css")]
    return base

def draw(day, parent):
    def style(feature):
        fill = looks[day][feature["properties"]["id"]]
        return {"fillColor": fill, "fillOpacity": 0.8, "className": f"of-day {day}"}
    folium.GeoJson(shapes, style_function=style).add_to(parent)
"""

PAGES = {
    "floor.py": HEAD.format(imports="")
    + """
def main():
    day = st.select_slider("Date", list(looks), key="date")
"""
    + LINE
    + "\nmain()\n",
    "new_map.py": HEAD.format(imports="import folium\nfrom streamlit_folium import st_folium")
    + FOLIUM
    + """
def main():
    day = st.select_slider("Date", list(looks), key="date")
"""
    + LINE
    + """
    base = make_base()
    draw(day, base)
    st_folium(base, height=500, use_container_width=True, returned_objects=[])

main()
""",
    "rebuilt_group.py": HEAD.format(imports="import folium\nfrom streamlit_folium import st_folium")
    + FOLIUM
    + """
@st.fragment
def main():
    day = st.select_slider("Date", list(looks), key="date")
"""
    + LINE
    + """
    group = folium.FeatureGroup("districts")
    draw(day, group)
    st_folium(make_base(), key="map", height=500, use_container_width=True,
              feature_group_to_add=group, returned_objects=[])

main()
""",
    "pydeck_chart.py": HEAD.format(imports="import pydeck\nfrom urllib.parse import quote")
    + """
def main():
    day = st.select_slider("Date", list(looks), key="date")
"""
    + LINE
    + """
    def colour(code):
        fill = looks[day][code].removeprefix("#")
        return [int(fill[at:at + 2], 16) for at in (0, 2, 4)]
    features = [
        {**one, "properties": {"id": one["id"], "fill": colour(one["id"]), "day": day}}
        for one in shapes["features"]
    ]
    data = {"type": "FeatureCollection", "features": features}
    layer = pydeck.Layer("GeoJsonLayer", data, get_fill_color="properties.fill",
                         get_line_color=[60, 60, 60], line_width_min_pixels=1)
    empty = "data:application/json," + quote(json.dumps({"version": 8, "sources": {}, "layers": []}))
    view = pydeck.ViewState(latitude=40.3, longitude=46.2, zoom=7)
    deck = pydeck.Deck([layer], initial_view_state=view, map_style=empty)
    st.pydeck_chart(deck, height=500)

main()
""",
}


def write_rivals(folder: Path) -> list[str]:
    """Write the rivals' pages and what they read into a folder; return the days that they step through."""
    from geo.basemap import _leaflet_folder

    days = write_states(folder / "looks.json")
    codes = set(json.loads((folder / "looks.json").read_text("utf-8"))[days[0]])
    shapes = json.loads((ROOT / "geo" / "data" / "districts.geojson").read_text("utf-8"))
    shapes["features"] = [one for one in shapes["features"] if one["properties"]["id"] in codes]
    for feature in shapes["features"]:
        feature["properties"] = {"id": feature["properties"]["id"]}
    (folder / "districts.geojson").write_text(json.dumps(shapes), encoding="utf-8")
    (folder / "assets").mkdir()
    for name in ("leaflet.js", "leaflet.css"):
        shutil.copyfile(_leaflet_folder() / name, folder / "assets" / name)
    for name, page in PAGES.items():
        (folder / name).write_text(page, encoding="utf-8")
    return days


def write_static(folder: Path, scripts: Mapping[str, Path]) -> list[Subject]:
    """Write folium's own time maps as static pages: no notes, no round trip, the limit of what can be."""
    looks = json.loads((folder / "looks.json").read_text("utf-8"))
    shapes = json.loads((folder / "districts.geojson").read_text("utf-8"))
    instead = {**scripts, "leaflet.js": folder / "assets" / "leaflet.js"}
    instead["leaflet.css"] = folder / "assets" / "leaflet.css"
    made = {
        "TimeSliderChoropleth as a static page": _choropleth(folder / "choropleth.html", looks, shapes),
        "Timeline plugin as a static page": _timeline(folder / "timeline.html", looks, shapes),
    }
    return [
        Subject(name, file, {"map": read}, slider=slider, thumb=slider, instead=instead)
        for name, (file, slider, read) in made.items()
    ]


def _choropleth(
    file: Path, looks: Mapping[str, Mapping[str, str]], shapes: Mapping[str, object]
) -> tuple[Path, str, str]:
    import folium
    from folium.plugins import TimeSliderChoropleth

    codes = next(iter(looks.values()))
    seconds = {day: str(_seconds(day)) for day in looks}
    styles = {
        code: {seconds[day]: {"color": looks[day][code], "opacity": 0.8} for day in looks} for code in codes
    }
    base = folium.Map([40.3, 46.2], zoom_start=8, tiles=None)
    TimeSliderChoropleth(json.dumps(shapes), styles, date_options="YYYY-MM-DD").add_to(base)
    base.save(str(file))
    return file, "input[type=range]", "day(one('output') && one('output').textContent)"


def _timeline(
    file: Path, looks: Mapping[str, Mapping[str, str]], shapes: Mapping[str, object]
) -> tuple[Path, str, str]:
    import folium
    from folium.plugins import Timeline, TimelineSlider
    from folium.utilities import JsCode

    drawn = []
    features = shapes["features"]
    for day, fills in looks.items():
        begin = _seconds(day) * 1000
        for one in features if isinstance(features, list) else []:
            told = {"start": begin, "end": begin + 86_399_000, "fill": fills[one["id"]], "day": day}
            drawn.append({**one, "id": f"{one['id']}-{day}", "properties": told})
    style = JsCode(
        "(one) => ({fillColor: one.properties.fill, fillOpacity: 0.8,"
        " className: 'of-day ' + one.properties.day})"
    )
    base = folium.Map([40.3, 46.2], zoom_start=8, tiles=None)
    line = Timeline({"type": "FeatureCollection", "features": drawn}, style=style).add_to(base)
    days = list(looks)
    slider = TimelineSlider(
        auto_play=False,
        show_ticks=False,
        date_options="YYYY-MM-DD",
        steps=len(days) - 1,
        start=_seconds(days[0]) * 1000,
        end=_seconds(days[-1]) * 1000,
    )
    slider.add_timelines(line)  # type: ignore[no-untyped-call]
    slider.add_to(base)
    base.save(str(file))
    # Its slider goes by milliseconds; for a key to be a day it must go by days.
    by_days = "<script>document.querySelector('input.time-slider').step = 86400000;</script></html>"
    file.write_text(file.read_text("utf-8").replace("</html>", by_days), encoding="utf-8")
    return file, "input.time-slider", "day(all('path.of-day').map((path) => path.getAttribute('class'))[5])"


def _seconds(day: str) -> int:
    return (date.fromisoformat(day) - date(1970, 1, 1)) // timedelta(seconds=1)
