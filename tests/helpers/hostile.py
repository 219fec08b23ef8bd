"""Texts that someone may put into any field or address, and a collection made of them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from random import Random

from tests.helpers.specimens import BRIDGE, CLOSED, TOLD

HOST = "http://foreign.example"
# By what reads them. None is longer than a field may be, and each begins and ends in a letter.
MARKDOWN = (
    f"a![pixel]({HOST}/x.png)z",
    f"a[link]({HOST}) <{HOST}> www.foreign.example me@foreign.example {HOST}/z",
    "a __b__ **c** *d* _e_ ~~f~~ `g` z",
    "a :smile: :material/home: :material_home: :streamlit: :red[b] :blue-badge[c] z",
    "a $x^2$ $$y$$ -> <- <-> -- >= <= ~= z",
    "a &amp; &lt;b&gt; &#65; &copy; \\* \\[ z",
    "1. # a > b | c | d ### [^1] [x] - z",
)
SCRIPTS = (
    "a<img src=x onerror=top.hacked=1>z",
    "a</script><script>top.hacked=1</script>z",
    "a<svg onload=top.hacked=1><style>*{display:none}</style>z",
    "a`${top.hacked=1}`{{top.hacked=1}}z",
    "a'-top.hacked=1-'\"-top.hacked=1-\"\\z",
    f'a" onmouseover="top.hacked=1" style="background:url({HOST}/y)"z',
    f"a<iframe srcdoc='<script>top.hacked=1</script>'></iframe><link rel=stylesheet href={HOST}/s.css>z",
    "a]]><!--z",
)
# Orders to a terminal, and to what lays out text.
CONTROLS = (
    "a\x1b[2J\x1b]0;title\x07\x1b[31mz",
    "a\x9b31m\x9d0;title\x9c\x7f\x08z",
    "a\rover\x0b\x0cz",
    "a\u202eb\u2066c\u2069\u200f\u061cz",
    "a\u2028b\u2029\U000e0041z",
)
TEXTS = (*MARKDOWN, *SCRIPTS)
ALL = " ".join((*TEXTS, *CONTROLS))
CODES = ("AZ-KAL", "AZ-AGM", "AZ-LAC", "AZ-TOV", "AZ-GYG", "AZ-DAS")


# What texts are drawn from: beginnings and ends of anything that may be read, and single characters.
PIECES = (
    *re.split(
        r"[¦\n]",
        rf"""<¦>¦</¦/>¦<!--¦-->¦]]>¦<![CDATA[¦</p>¦</title>¦</style>¦</textarea>¦</noscript>¦</option>¦</template>¦</svg>
</iframe>¦<b>¦<table>¦<plaintext>¦<script>top.hacked=1</script>¦<img src=x onerror=top.hacked=1>¦<svg/onload=top.hacked=1>
<details open ontoggle=top.hacked=1>¦<a href=javascript:top.hacked=1>b</a>¦javascript:top.hacked=1¦<base href={HOST}/>
<meta http-equiv=refresh content=0;url={HOST}>¦<object data={HOST}/o>¦<form action={HOST}>¦<video src={HOST}/v autoplay>
<link rel=preload as=script href={HOST}/p.js>¦@import url({HOST}/i.css);¦<input type=image src={HOST}/i>¦//foreign.example/
"¦'¦`¦">¦'>¦" autofocus onfocus=top.hacked=1 x="¦' onclick=top.hacked=1 x='¦${{top.hacked=1}}¦{{{{7*7}}}}¦{{% raw %}}¦{{0}}
{{n}}¦{{date}}¦%s¦%(x)s¦\u003c¦\x3c¦\¦&lt;¦&amp;lt;¦&#60;¦&#x3c;¦&quot¦&nbsp;¦%3Cscript%3E¦%00¦%0d%0a¦![¦](¦)¦[¦]¦**¦__
~~¦``¦$¦$$¦:smile:¦:material/home:¦:red[¦->¦# ¦> ¦- ¦1. ¦| ¦---¦=1+1¦@SUM(A1)¦+1¦-1¦קל¦كلبجر¦Քարվաճառ¦Кельбаджар¦ﬁ¦ß¦İ""",  # noqa: E501
    ),
    *"\n\t\r\x0b\x0c\x1b\x9b\x07\x7f\u202e\u2066\u200f\u2028\u2029\u200b\u200d\ufeff\u00ad\u0301\u094d\U000e0041😀𝒳\\\"'`<>&",
    *(
        "e\u0301",
        "👨\u200d👩",
        "\n\n",
        "\n    ",
        "  ",
        "\x1b[31m",
        "\x9b2J",
        f"{HOST}/?q=",
        f"![b]({HOST}/b.png)",
    ),
)
# What the text of a field says: each field may have one of its own.
Say = Callable[[str], str]


def draw_text(name: str, seed: int = 1, length: int = 9) -> str:
    """Return a text drawn from the pieces, the same for the same name and seed; it begins with the name."""
    drawn = Random(f"{seed} {name}")  # noqa: S311 - no secret
    return f"{name} {''.join(drawn.choices(PIECES, k=length))} z"


def toml(text: str) -> str:
    """Return a text as a string of TOML."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def write_hostile(folder: Path, say: Say, names: dict[str, str]) -> Path:
    """Write a collection with a text in every field that takes one; `names` are those of its districts."""

    def said(field: str) -> str:
        return toml(say(field))

    lists = "\n".join(f"{code} = {toml(name)}" for code, name in names.items())
    sources = f"""
[collection]
title = {said("collection-title")}
description = {said("collection-description")}
version = {said("version")}
first_day = 2020-11-01
last_day = 2020-11-30
opens_on = 2020-11-20
credits = [{said("credit")}, {toml(SCRIPTS[0])}]
[collection.kinds]
deadline = {{}}
report = {{}}
movement = {{}}
[collection.kinds.fair]
label = {said("kind")}
plural = {said("kind-plural")}
rule = "control"
[collection.districts]
{lists}
[collection.zones]
{said("zone")} = "Asia/Baku"
[collection.words]
due = {said("word-due")}
held = {said("word-held")}
[collection.sides]
article = {said("side-article")}
other = {{ name = {said("side-other")}, colour = "pink" }}
[collection.speakers]
{said("speaker")} = [{said("speaker-alias")}]
[[source]]
id = "herald"
file = "bridge.txt"
title = {said("title")}
publisher = {said("publisher")}
origin = {said("origin")}
byline = {said("byline")}
note = {said("note")}
licence = {said("licence")}
attribution = {said("attribution")}
published = "2020-11-11"
language = {said("language")}
url = "http://127.0.0.1/bridge"
sha256 = "{"0" * 64}"
[[source]]
id = "courier"
file = "other.txt"
title = {said("title-2")}
publisher = {said("publisher-2")}
origin = {said("origin-2")}
published = "unknown"
language = "en"
url = "http://127.0.0.1/other"
sha256 = "{"0" * 64}"
"""

    def tell(event: str) -> str:
        return f"""
[[event.account]]
source = "herald"
paragraph = 1
sentences = ["{CLOSED}"]
words = [{said(f"words-1-{event}")}, {said(f"words-2-{event}")}]
says = {said(f"says-{event}")}
attributed_to = {said("speaker")}
side = "article"
places = [{said(f"place-{event}")}]
[[event.account]]
source = "courier"
paragraph = 2
sentences = ["{TOLD}"]
says = {said(f"says-2-{event}")}
attributed_to = {said(f"speaker-2-{event}")}
side = "other"
stance = "differs"
differs_on = {said(f"differs-on-{event}")}
"""

    code, *others = names
    # As an import has them, and with a picture elsewhere.
    particulars = f"""
[[event]]
id = "bridge-fair"
kind = "fair"
when = "2020-11-17"
districts = ["{others[0]}"]
summary = {said("summary-d")}
controlled_by = "other"
points = [[39.99, 46.93]]
event_type = {said("event-type")}
sub_event_type = {said("sub-event-type")}
actors = [{said("actor")}, {said("actor-2")}]
fatalities = {{ low = 1, best = 2, high = 3 }}
location = {said("location")}
precision = "near"
tags = [{said("tag")}]
[event.details]
{said("detail-name")} = {said("detail")}
[[event.media]]
url = "http://127.0.0.1/picture.png"
alt = {said("media-alt")}
credit = {said("media-credit")}
{tell("d")}
"""
    events = f"""
[[event]]
id = "bridge-deadline"
kind = "deadline"
when = "2020-11-09/2020-11-25"
districts = ["{code}"]
places = [{said("event-place")}]
summary = {said("summary-a")}
{tell("a")}
[[event]]
id = "bridge-report"
kind = "report"
when = "2020-11-18"
summary = {said("summary-b")}
{tell("b")}
[[event]]
id = "bridge-movement"
kind = "movement"
when = "2020-11-19"
route = {{ from = "AZ-DAS", to = "{code}" }}
summary = {said("summary-c")}
{tell("c")}
{particulars}
"""
    story = f"[story]\ntitle = {said('story')}\n" + "".join(
        f"[[step]]\ndate = 2020-11-{day}\ntitle = {toml(say(f'step-{day}')[:79])}\n"
        f"text = {toml(in_two(say(f'step-text-{day}')))}\n"
        'events = ["bridge-report"]\n'
        for day in range(18, 23)
    )
    (folder / "areas.geojson").write_text(json.dumps(make_areas(say)), encoding="utf-8")
    files = {"sources.toml": sources, "events.toml": events, "story.toml": story}
    for name, content in files.items():
        (folder / name).write_text(content, encoding="utf-8")
    return folder


def make_areas(say: Say) -> dict[str, object]:
    """Return an area with a text in each property, also in those that are not looked at."""
    ring = [[46.8, 39.9], [47.1, 39.9], [47.1, 40.1], [46.8, 40.1], [46.8, 39.9]]
    properties = {"side": "other", "event": "bridge-fair", "name": say("area"), "style": ALL, ALL: ALL}
    area = {"type": "Feature", "id": "mill", "properties": properties}
    area |= {"geometry": {"type": "Polygon", "coordinates": [ring]}}
    return {"type": "FeatureCollection", "features": [area]}


def in_two(text: str) -> str:
    """Return a text as one sentence, with another behind it."""
    return " ".join(re.sub("[.!?:]", " ", text).split()) + ". It is told."


def write_texts(folder: Path, text: str) -> Path:
    """Write a folder of the articles' texts, with a text among them."""
    folder.mkdir()
    for name in ("bridge.txt", "other.txt"):
        (folder / name).write_text(f"{BRIDGE}\n{text}\n", encoding="utf-8", newline="")
    return folder
