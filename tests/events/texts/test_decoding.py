"""Text files in whatever encoding a reader saved them."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest

from events.errors import ArticleError
from events.texts.articles import read_articles
from events.texts.decoding import decode_text
from tests.helpers.specimens import BRIDGE, make_source, run, write_bridge

RUSSIAN = (
    "Мост через реку был закрыт в полдень, и никто не сказал об этом мельнику. Он ждал до темноты.\n\n"
    "На следующий день жители района вернулись в свои дома, и дорога была открыта для движения.\n"
)
AZERBAIJANI = "Körpü günorta bağlandı və heç kim dəyirmançıya xəbər vermədi.\n\nO, axşama qədər gözlədi.\n"
WESTERN = "Le pont a été fermé à midi — “personne” n’a prévenu le meunier, qui a attendu la nuit.\n"


@pytest.mark.parametrize(
    ("text", "saved_in", "read_as"),
    [
        (RUSSIAN, "utf-8", "utf-8"),
        (RUSSIAN, "utf-8-sig", "utf-8"),
        (RUSSIAN, "cp1251", "cp1251"),
        (RUSSIAN, "koi8-r", "koi8-r"),
        (RUSSIAN, "utf-16", "utf-16"),
        (AZERBAIJANI, "utf-16", "utf-16"),
        (WESTERN, "cp1252", "cp1252"),
        ("", "utf-8", "utf-8"),
    ],
)
def test_a_text_is_read_in_the_encoding_it_was_saved_in(text: str, saved_in: str, read_as: str) -> None:
    assert decode_text(text.encode(saved_in)) == (text, read_as)


@pytest.mark.parametrize(
    "raw", [bytes(range(256)), b"\x89PNG\r\n\x1a\n\x00\x00\x00\xff\xfe", b"\xff\xfe\x00"]
)
def test_bytes_that_are_no_text_are_refused(raw: bytes) -> None:
    with pytest.raises(ArticleError, match="looks like no text in any known encoding"):
        decode_text(raw)


def test_the_bytes_are_kept_and_what_was_taken_is_told(tmp_path: Path) -> None:
    folder = write_bridge(tmp_path)
    raw = (BRIDGE + "\n" + WESTERN).encode("cp1252")
    file = folder / "articles" / "bridge.txt"
    file.write_bytes(raw)
    article = read_articles(folder / "articles", [make_source(file="bridge.txt")])["herald"]
    assert (article.encoding, article.sha256) == ("cp1252", sha256(raw).hexdigest())
    done = run("check", "--data", folder, "--articles", folder / "articles")
    assert "herald: not in UTF-8: read as cp1252\n" in done.stdout
    done = run("check", "--data", folder, "--articles", folder / "articles", "--json")
    assert json.loads(done.stdout)["read_as"] == {"herald": "cp1252"}
    done = run("sentences", file)
    assert (done.returncode, done.stderr) == (0, f"{file}: not in UTF-8: read as cp1252\n")
    assert "The bridge over the Arpa was closed at noon." in done.stdout
    assert file.read_bytes() == raw
