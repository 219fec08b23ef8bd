"""The command `add`: a record of an article that can be used, and the fingerprints of its sentences."""

from __future__ import annotations

import json
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from events.__main__ import main
from events.reading.describing import guess_language, guess_published, guess_title
from events.records.collection import load_collection
from tests.helpers.specimens import TOLD, WAITED, write_bridge

FERRY = (
    "The ferry is late\n\n11 November 2020, Arpa: The ferry over the river was late again on Wednesday.\n\n"
    "Nobody told the miller. He waited until dark.\n"
)
GIVEN = ("--publisher", "The Courier", "--url", "https://courier.example/ferry")


def test_it_prints_a_record_and_the_sentences_numbered(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article = tmp_path / "Ferry late.txt"
    article.write_text(FERRY, encoding="utf-8")
    assert main(["add", str(article), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["source"] == {
        "id": "ferry-late",
        "file": "Ferry late.txt",
        "title": "The ferry is late",
        "publisher": "",
        "origin": "",
        "published": "2020-11-11",
        "language": "en",
        "url": "",
        "sha256": sha256(FERRY.encode()).hexdigest(),
    }
    assert answer["to_fill"] == ["publisher", "origin", "url"]
    assert [(one["number"], one["paragraph"], one["fingerprint"]) for one in answer["sentences"]][2:] == [
        (3, 3, TOLD),
        (4, 3, WAITED),
    ]
    assert main(["add", str(article)]) == 0
    printed = capsys.readouterr().out
    assert 'publisher = ""  # who published it\n' in printed
    assert f"#   3    3  {TOLD}  Nobody told the miller.\n" in printed


def test_into_a_collection_it_adds_text_and_record_and_both_can_be_used(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("HANDOVER_ARTICLES", raising=False)
    (tmp_path / "map").mkdir()
    home = write_bridge(tmp_path / "map")
    article = tmp_path / "ferry.txt"
    article.write_text(FERRY, encoding="utf-8")
    assert main(["add", str(article), "--into", str(home)]) == 2
    assert "expected --publisher …, --origin …, --url …" in capsys.readouterr().err
    assert main(["add", str(article), "--into", str(home), *GIVEN]) == 0
    held = load_collection(home)
    assert held.faults == ()
    assert [source.id for source in held.sources] == ["herald", "ferry"]
    assert (held.sources[1].origin, held.sources[1].published) == ("The Courier", "2020-11-11")
    assert (home / "articles" / "ferry.txt").read_text(encoding="utf-8") == FERRY
    # The same text is not added twice.
    assert main(["add", str(article), "--into", str(home), *GIVEN]) == 2
    assert "is in the collection already, as ferry" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Die Brücke über die Arpa wurde am Mittag geschlossen, niemand sagte es dem Müller.", "de"),
        ("Kəlbəcər rayonuna hərbi texnika hərəkət edir, bu barədə nazirlik məlumat verib.", "az"),
        ("Մինիստրությունը հայտնել է, որ զորամասերը մտել են շրջան։", "hy"),
        ("Міністерство повідомило, що підрозділи увійшли до району в середу вранці.", "uk"),
        ("12345", "und"),
    ],
)
def test_the_language_is_told_by_the_text(text: str, language: str) -> None:
    assert guess_language(text) == language


def test_title_and_day_are_those_at_the_head_of_the_text() -> None:

    today = date(2021, 1, 1)
    assert guess_title(["The bridge is closed.", "More."]) == ""
    assert guess_title(["The bridge is closed", "More."]) == "The bridge is closed"
    assert guess_published(["BAKU, Nov. 25, 2020"], "en", today) == "2020-11-25"
    assert guess_published(["Since 12.10.2020 it is closed", "on 13.10.2020"], "en", today) == "2020-10-12"
    assert guess_published(["It opens on 1 May 2021."], "en", today) == "unknown"
    assert guess_published(["Баку, 25 ноября 2020 г."], "ru", today) == "2020-11-25"
