"""Messages in another language: what is translated, what is counted, what is left in English."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from events.kinds import DEFAULT_KINDS
from events.words.catalogue import N_, _, add_catalogues, current_language, language, ngettext
from events.words.extraction import TEMPLATE, extract_messages
from events.words.terms import word_kind
from tests.conftest import ROOT
from tests.helpers.pseudo import TAG, distort, write_pseudo

RUSSIAN = r"""
msgid ""
msgstr ""
"Language: ru\n"
"Content-Type: text/plain; charset=utf-8\n"
"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);\n"

msgid "accounts differ"
msgstr "сообщения расходятся"

msgid "{n} event"
msgid_plural "{n} events"
msgstr[0] "{n} событие"
msgstr[1] "{n} события"
msgstr[2] "{n} событий"
"""  # noqa: E501


@pytest.fixture(autouse=True)
def catalogues(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("events.words.catalogue._folders", [])
    (tmp_path / "ru.po").write_text(RUSSIAN.lstrip(), encoding="utf-8")
    add_catalogues(write_pseudo(tmp_path))
    return tmp_path


def test_a_message_is_its_own_english() -> None:
    assert current_language() == "en"
    assert _("accounts differ") == N_("accounts differ") == "accounts differ"
    assert [ngettext("{n} event", "{n} events", n) for n in (0, 1, 2)] == [
        "{n} events",
        "{n} event",
        "{n} events",
    ]


def test_another_language_is_spoken_for_a_time() -> None:
    with language("ru"):
        assert _("accounts differ") == "сообщения расходятся"
        forms = [ngettext("{n} event", "{n} events", n) for n in (1, 3, 11, 21)]
        assert forms == ["{n} событие", "{n} события", "{n} событий", "{n} событие"]
        assert _("Sources") == "Sources"
    assert _("accounts differ") == "accounts differ"


def test_a_language_without_a_catalogue_speaks_english() -> None:
    with language("hy"):
        assert _("accounts differ") == "accounts differ"


def test_every_kind_has_a_word() -> None:
    with language(TAG):
        assert {word_kind(kind) for kind in DEFAULT_KINDS} == {distort(kind.label) for kind in DEFAULT_KINDS}


def test_the_template_is_what_the_source_says() -> None:
    """Write it anew with `python -m events.words` if this fails."""
    assert TEMPLATE.read_bytes() == extract_messages()


def test_no_message_stands_where_the_extraction_does_not_look() -> None:
    """It does not look into f-strings."""
    hidden = []
    for path in [*(ROOT / "events").rglob("*.py"), *(ROOT / "geo").rglob("*.py")]:
        nodes = list(ast.walk(ast.parse(path.read_text("utf-8"))))
        for text in (node for node in nodes if isinstance(node, ast.JoinedStr)):
            calls = [node for node in ast.walk(text) if isinstance(node, ast.Call)]
            hidden += [
                f"{path.relative_to(ROOT)}:{call.lineno}"
                for call in calls
                if ast.unparse(call.func) in ("_", "N_", "count") and isinstance(call.args[0], ast.Constant)
            ]
    assert hidden == []


def test_the_extraction_finds_every_way_to_mark_a_message(tmp_path: Path) -> None:
    (tmp_path / "geo").mkdir()
    source = (
        'a = _("one") + N_("two") + count("{n} cow", "{n} cows", 2)\nb = plural_forms("{n} hen", "{n} hens")'
    )
    (tmp_path / "geo" / "a.py").write_text(source, encoding="utf-8")
    found = extract_messages(tmp_path).decode()
    assert [line for line in found.splitlines() if line.startswith("msgid")] == [
        'msgid "one"',
        'msgid "two"',
        'msgid "{n} cow"',
        'msgid_plural "{n} cows"',
        'msgid "{n} hen"',
        'msgid_plural "{n} hens"',
    ]
