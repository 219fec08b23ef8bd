"""Texts that someone may put into any field or address, and a collection made of them."""

from __future__ import annotations

from pathlib import Path

from tests.helpers.records import make_account, make_report, write_event, write_value
from tests.helpers.specimens import BRIDGE, TOLD

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


def write_hostile(folder: Path, text: str, names: dict[str, str]) -> Path:
    """Write a collection with a text in every field that takes one; `names` are those of its districts."""
    said = write_value(text)
    lists = "\n".join(f"{code} = {write_value(name)}" for code, name in names.items())
    sources = f"""
[collection]
title = {said}
description = {said}
version = {said}
first_day = 2020-11-01
last_day = 2020-11-30
opens_on = 2020-11-20
[collection.districts]
{lists}
[collection.zones]
{said} = "Asia/Baku"
[collection.words]
due = {said}
held = {said}
[collection.sides]
article = {said}
other = {write_value(text + " too")}
[collection.speakers]
{said} = [{write_value(text + " too")}]
[[source]]
id = "herald"
file = "bridge.txt"
title = {said}
publisher = {said}
origin = {said}
byline = {said}
note = {said}
published = "2020-11-11"
language = {said}
url = "http://127.0.0.1/bridge"
sha256 = "{"0" * 64}"
[[source]]
id = "courier"
file = "other.txt"
title = {write_value(text + " too")}
publisher = {said}
origin = {write_value(text + " too")}
published = "unknown"
language = "en"
url = "http://127.0.0.1/other"
sha256 = "{"0" * 64}"
"""
    other = text + " too"
    accounts = [
        make_account(words=[text, text], says=text, attributed_to=text, side="article", places=[text]),
        make_account("courier", paragraph=2, sentences=[TOLD], says=text, attributed_to=other)
        | {"side": "other", "stance": "differs", "differs_on": text},
    ]
    of_a_district = {"districts": [next(iter(names))], "places": [text]}
    records = (
        make_report("2020-11-09/2020-11-25", text, id="bridge-deadline", kind="deadline", **of_a_district),
        make_report("2020-11-18", text),
    )
    events = "".join(write_event(record | {"accounts": accounts}) for record in records)
    story = f"[story]\ntitle = {said}\n" + "".join(
        f"[[step]]\ndate = 2020-11-{day}\ntitle = {write_value(text[:79])}\ntext = {said}\n"
        'events = ["bridge-report"]\n'
        for day in range(18, 23)
    )
    files = {"sources.toml": sources, "events.toml": events, "story.toml": story}
    for name, content in files.items():
        (folder / name).write_text(content, encoding="utf-8")
    return folder


def write_texts(folder: Path, text: str) -> Path:
    """Write a folder of the articles' texts, with a text among them."""
    folder.mkdir()
    for name in ("bridge.txt", "other.txt"):
        (folder / name).write_text(f"{BRIDGE}\n{text}\n", encoding="utf-8", newline="")
    return folder
