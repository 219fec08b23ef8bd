"""Hostile texts: shown as they are, wherever a collection can put them, and as nothing else."""

from __future__ import annotations

import json

import pytest

from events.model import DistrictState
from geo.escaping import escape, script_json
from geo.html.elements import faults, page_foot, page_head, part, tag
from tests.helpers.html_reader import DAY, STATE, Reader, make_notes, make_settings
from tests.helpers.specimens import make_account, make_event, make_route, make_source

HOSTILE = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "`${alert(1)}`",
    "${7*7}",
    "{{ 7*7 }}",
    "{% raw %}{# x #}",
    "\\u003cscript\\u003e",
    "\\",
    "<!-- <b>",
    "]]>",
    "&lt;b&gt; &amp; &#60;i&#62;",
    "javascript:alert(1)",
    "</p></div><svg/onload=alert(1)>",
    "a\u2028b\u2029c",
    "\u202egnp.exe",
]
hostile = pytest.mark.parametrize("text", HOSTILE)


def everything(text: str) -> str:
    """Return all that the page can show of a collection in which everything is this text."""
    notes, settings = make_notes(text), make_settings(text)
    account = make_account(
        says=text, attributed_to=text, words=(text, text), stance="differs", differs_on=text
    )
    event = make_event(
        "event", "report", "2020-11-18", summary=text, accounts=(account,), route=make_route(text, text)
    )
    html = [
        notes.event(event, is_open=True),
        notes.table([event], {}),
        notes.district(STATE, [event]),
        notes.region(text, [STATE, DistrictState(code="AZ-KAL", day=DAY)]),
        notes.section(text, [event]),
        page_head(settings),
        page_foot(settings, [event], [make_source(origin=text)]),
        part(text, text),
        faults(text, [text]),
        tag("a", escape(text), title=text, data_text=text),
    ]
    return "\n".join(html)


@hostile
def test_a_text_is_shown_as_it_is_and_as_nothing_else(text: str) -> None:
    read, expected = Reader(everything(text)), Reader(everything("plain"))
    assert read.tags == expected.tags
    assert [name for name, _ in read.attributes] == [name for name, _ in expected.attributes]
    assert read.text == expected.text.replace("plain", text)
    titles = [value for name, value in read.attributes if name in ("title", "data-text")]
    assert titles == [text, text]


@hostile
def test_nothing_ends_or_opens_a_javascript_template_or_an_element(text: str) -> None:
    assert set("`$\\{}").isdisjoint(everything(text))
    assert set("<>\"'`$\\{}").isdisjoint(escape(text))


@hostile
def test_json_can_stand_inside_a_script_and_means_the_same(text: str) -> None:
    written = script_json({text: [text]})
    assert json.loads(written) == {text: [text]}
    assert set("<\u2028\u2029").isdisjoint(written)


def test_the_escape_is_spelled_out() -> None:
    assert escape("""<a b="c" d='e'>&`$\\{}""") == (
        "&lt;a b=&quot;c&quot; d=&#x27;e&#x27;&gt;&amp;&#96;&#36;&#92;&#123;&#125;"
    )
    assert escape("Қ Քարվաճառ “quoted” – …") == "Қ Քարվաճառ “quoted” – …"
    assert tag("p", "<b>x</b>", cls="a", data_event='"') == '<p class="a" data-event="&quot;"><b>x</b></p>'
