"""What publish writes is the same for the same input, is known again, and writes over nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from events.errors import PlaceError
from geo.commands.program import main
from geo.errors import PublishError
from geo.publish.folder import File, check_site, write_one, write_site
from tests.helpers.published import publish_folder

ABOUT = {"title": "A map", "version": "1"}
FILES = [File("index.html", lambda: b"<p>One</p>"), File("data/two.js", lambda: b"take(2);")]


def write(folder: Path, files: list[File] = FILES) -> int:
    return write_site(folder, files, ABOUT)[1]


def test_the_manifest_names_each_file_with_its_hash(tmp_path: Path) -> None:
    size = write(tmp_path / "site")
    manifest = json.loads((tmp_path / "site" / "manifest.json").read_text("utf-8"))
    assert manifest == {
        "kind": "handover-map site",
        "title": "A map",
        "version": "1",
        "files": {
            "data/two.js": "8506ca6b463195aebf134b9d0af43af9bfc87e3bba9362afe467ed606e92a952",
            "index.html": "5d56165a643c35d1706ebb428a73f0a13b275d3723b0787c23a2c851c9cdea44",
        },
    }
    assert size == sum(path.stat().st_size for path in (tmp_path / "site").rglob("*") if path.is_file())


def test_a_check_names_what_is_changed_missing_and_not_of_the_site(tmp_path: Path) -> None:
    write(tmp_path)
    assert check_site(tmp_path).is_as_written
    (tmp_path / "index.html").write_bytes(b"<p>Another</p>")
    (tmp_path / "data" / "two.js").unlink()
    (tmp_path / "notes.txt").touch()
    report = check_site(tmp_path)
    assert (report.changed, report.missing, report.others) == (
        ("index.html",),
        ("data/two.js",),
        ("notes.txt",),
    )
    assert not report.is_as_written


def test_the_command_checks_with_status_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path)
    assert main(["publish", "--check", str(tmp_path)]) == 0
    (tmp_path / "index.html").unlink()
    assert main(["publish", "--check", str(tmp_path)]) == 1
    assert capsys.readouterr().out.splitlines() == ["every file is as it was written", "missing: index.html"]


def test_a_folder_that_publish_has_not_written_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("Mine.", "utf-8")
    with pytest.raises(PublishError, match=r"mine\.txt: not as publish wrote it: expected an empty folder"):
        write(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_file_that_was_changed_since_is_not_written_over(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / "index.html").write_bytes(b"<p>By hand</p>")
    with pytest.raises(PublishError, match=r"index\.html: not as publish wrote it"):
        write(tmp_path)
    assert (tmp_path / "index.html").read_bytes() == b"<p>By hand</p>"


def test_a_site_is_written_anew_without_what_it_no_longer_has(tmp_path: Path) -> None:
    write(tmp_path)
    write(tmp_path, FILES[:1])
    assert sorted(path.name for path in tmp_path.rglob("*") if path.is_file()) == [
        "index.html",
        "manifest.json",
    ]


def test_a_manifest_from_elsewhere_leads_to_nothing_outside(tmp_path: Path) -> None:
    (tmp_path / "kept.txt").write_text("Kept.", "utf-8")
    site = tmp_path / "site"
    site.mkdir()
    hostile = {"kind": "handover-map site", "files": {"../kept.txt": "0" * 64}}
    (site / "manifest.json").write_text(json.dumps(hostile), "utf-8")
    with pytest.raises(PublishError):
        write(site)
    assert (tmp_path / "kept.txt").read_text("utf-8") == "Kept."


@pytest.mark.parametrize("linked", ["data", "index.html"])
def test_a_link_in_the_folder_leads_no_file_out_of_it(tmp_path: Path, linked: str) -> None:
    outside, site = tmp_path / "outside", tmp_path / "site"
    site.mkdir()
    if linked == "data":
        outside.mkdir()
    (site / linked).symlink_to(outside)
    with pytest.raises(PlaceError, match="is a link out of"):
        write(site)
    assert [path.name for path in tmp_path.rglob("*.*") if path.is_relative_to(outside)] == []
    assert linked == "data" or not outside.exists()


def test_one_file_is_written_over_only_if_it_is_ours(tmp_path: Path) -> None:
    page = b'<!doctype html><meta name="generator" content="Handover Map">'
    write_one(tmp_path / "a.html", page)
    write_one(tmp_path / "a.html", page + b"again")
    assert (tmp_path / "a.html").read_bytes().endswith(b"again")
    (tmp_path / "b.html").write_bytes(b"<p>Mine</p>")
    with pytest.raises(PublishError, match=r"b\.html: a file that publish did not write"):
        write_one(tmp_path / "b.html", page)


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = (publish_folder(tmp_path / name, base="https://example.org/") for name in ("a", "b"))
    files = [path.relative_to(first) for path in sorted(first.rglob("*")) if path.is_file()]
    assert len(files) == 37
    assert [path for path in files if (first / path).read_bytes() != (second / path).read_bytes()] == []


def test_nothing_to_write_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["publish"]) == 2
    assert "expected a FOLDER, --one-file FILE or both" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("option", "value", "told"),
    [
        ("--base-url", "example.org", "expected an address such as"),
        ("--made", "soon", "expected a day such as"),
    ],
)
def test_an_option_that_cannot_be_used_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], option: str, value: str, told: str
) -> None:
    assert main(["publish", str(tmp_path / "site"), option, value]) == 2
    error = capsys.readouterr().err
    assert option in error
    assert repr(value) in error
    assert told in error
