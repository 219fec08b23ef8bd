"""Passages looked up in article texts: found, moved, missing, or no text at hand."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from events.__main__ import main
from events.commands import texts as commands_texts
from events.records.collection import load_collection
from events.texts.articles import ARTICLES_VARIABLE
from tests.helpers.specimens import ARTICLES, CLOSED, NO_ARTICLES, TOLD, WAITED, read_json, run, write_bridge

needs_articles = pytest.mark.skipif(not ARTICLES.is_dir(), reason=NO_ARTICLES)


@pytest.fixture
def bridge(tmp_path: Path) -> Path:
    return write_bridge(tmp_path)


def test_check_finds_every_sentence(bridge: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answer = read_json(capsys, "check", "--data", bridge, "--articles", bridge / "articles")
    present = ["events", "accounts", "sentences", "found", "not_found"]
    assert list(answer)[:5] == present
    assert [answer[key] for key in present] == [2, 2, 3, 3, []]


def test_check_takes_the_folder_from_the_environment(
    bridge: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(ARTICLES_VARIABLE, str(bridge / "articles"))
    assert main(["check", "--data", str(bridge)]) == 0
    assert "\n3 of 3 sentences were found in the texts at hand. " in capsys.readouterr().out
    monkeypatch.delenv(ARTICLES_VARIABLE)
    # There may be texts beside the page.
    monkeypatch.setattr(commands_texts, "HOME", bridge / "articles")
    assert main(["check", "--data", str(bridge)]) == 2
    assert capsys.readouterr().err == (
        "no article texts: expected --articles FOLDER, or HANDOVER_ARTICLES set to it\n"
    )


def test_check_names_a_changed_a_moved_and_an_absent_sentence(
    bridge: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "Nobody told the miller.\n\nThe bridge over the Arpa was closed at dawn. He waited until dark."
    (bridge / "articles" / "bridge.txt").write_text(text, encoding="utf-8")
    answer = read_json(capsys, "check", "--data", bridge, "--articles", bridge / "articles", status=1)
    assert (answer["found"], answer["not_found"][0]) == (
        1,
        {
            "event": "bridge-deadline",
            "source": "herald",
            "paragraph": 1,
            "sentence": CLOSED,
            "finding": "missing",
        },
    )
    assert [(one["sentence"], one["finding"]) for one in answer["not_found"][1:]] == [(TOLD, "moved")]
    (bridge / "articles" / "bridge.txt").unlink()
    done = run("check", "--data", bridge, "--articles", bridge / "articles")
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.splitlines()[:4] == [
        f"bridge-deadline: herald, paragraph 1: {CLOSED}: no text",
        f"bridge-extension: herald, paragraph 2: {TOLD}: no text",
        f"bridge-extension: herald, paragraph 2: {WAITED}: no text",
        f"herald: no text at hand: expected 'bridge.txt' in {bridge / 'articles'}",
    ]


@needs_articles
def test_check_finds_all_sentences_of_the_real_articles_until_one_word_changes(tmp_path: Path) -> None:
    done = run("check", "--articles", ARTICLES)
    assert done.returncode == 0
    assert "\n99 of 99 sentences were found in the texts at hand. " in done.stdout
    for source in load_collection().sources:
        shutil.copy(ARTICLES / source.file, tmp_path)
    changed = tmp_path / "002_d5592a08e9f6a25d.txt"
    changed.chmod(0o600)
    text = changed.read_text(encoding="utf-8")
    changed.write_text(text.replace("happiest", "saddest", 1), encoding="utf-8")
    done = run("check", "--articles", tmp_path)
    assert done.returncode == 1
    assert "displaced-person-2020-11-26: trend-3340347, paragraph 7: 4a161c22d7e45c2c: missing" in done.stdout
    assert "\n98 of 99 sentences were found in the texts at hand, 1 passage whose first and" in done.stdout
