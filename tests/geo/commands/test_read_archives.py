"""Folders and archives read into one file: from every form, with any number of processes, after a kill."""

from __future__ import annotations

import json
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from geo.commands.program import main

GOLD = Path(__file__).parents[2] / "events" / "reading" / "gold"
COLUMNS = ("hash", "sentence", "kind", "when", "districts", "places", "modality", "attributed_to", "reason")


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    found = {path.stem: path.read_text("utf-8") for path in sorted(GOLD.rglob("*.txt"))}
    assert len(found) > 10
    return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, texts: dict[str, str]) -> Path:
    folder = tmp_path_factory.mktemp("articles") / "in"
    (folder / "below").mkdir(parents=True)
    for name, text in texts.items():
        (folder / "below" / f"{name}.txt").write_text(text, "utf-8")
    (folder / "broken.txt").write_bytes(bytes(range(256)))
    return folder


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory, folder: Path) -> Path:
    out = tmp_path_factory.mktemp("undisturbed") / "events.parquet"
    assert main(["read", str(folder), "--out", str(out), "--workers", "1"]) == 0
    return out


def rows_of(file: Path) -> list[tuple[object, ...]]:
    rows = pq.read_table(file, columns=list(COLUMNS)).to_pylist()
    return [tuple(map(str, row.values())) for row in rows]


def test_a_folder_tells_what_read_finds_in_each_file(
    folder: Path, undisturbed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = sorted((folder / "below").iterdir())
    assert main(["read", "--json", *map(str, files)]) == 0
    expected = [
        (one["file"], event["sentence"], event["kind"], event["when"], event["districts"], event["modality"])
        for one in json.loads(capsys.readouterr().out)
        for event in one["events"]
    ]
    found = [
        (
            Path(row["file"]).name,
            *(row[name] for name in ("sentence", "kind", "when", "districts", "modality")),
        )
        for row in pq.read_table(undisturbed).to_pylist()
    ]
    assert len(found) > 30
    assert found == expected


def test_what_is_no_text_is_set_aside_with_its_reason(undisturbed: Path) -> None:
    lines = undisturbed.with_name("events.parquet.set-aside.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["file"] for line in lines] == ["broken.txt"]
    assert json.loads(lines[0])["reason"]


def test_archives_tell_the_same_as_the_folder(
    tmp_path: Path, texts: dict[str, str], undisturbed: Path
) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for name, text in texts.items():
            archive.writestr(f"{name}.txt", text)
    lines = [json.dumps({"id": name, "text": text}) for name, text in texts.items()]
    (tmp_path / "b.jsonl").write_text("\n".join([*lines, "{broken", '{"text": 5}']), "utf-8")
    pq.write_table(pa.table({"text": list(texts.values())}), tmp_path / "c.parquet")
    out = tmp_path / "out.parquet"
    archives = [str(tmp_path / name) for name in ("a.zip", "b.jsonl", "c.parquet")]
    assert main(["read", *archives, "--out", str(out), "--workers", "1"]) == 0
    found = pq.read_table(out).to_pylist()
    for name in ("a.zip", "b.jsonl", "c.parquet"):
        rows = [tuple(str(row[key]) for key in COLUMNS) for row in found if row["file"] == name]
        assert sorted(rows) == sorted(rows_of(undisturbed)), name
    aside = out.with_name("out.parquet.set-aside.jsonl").read_text("utf-8").splitlines()
    count = len(texts)
    assert [json.loads(one)["article"] for one in aside] == [f"line {count + 1}", f"line {count + 2}"]


SMALL_BATCHES = """
import sys
from events.reading.archives import running
from geo.commands.program import main
if __name__ == "__main__":
    running.BATCH = 3
    sys.exit(main(sys.argv[1:]))
"""


def test_killed_and_run_again_it_ends_as_if_undisturbed(tmp_path: Path, folder: Path) -> None:
    script = tmp_path / "small.py"
    script.write_text(SMALL_BATCHES, "utf-8")

    def command(out: Path, workers: int) -> list[str]:
        read = ["read", str(folder), "--out", str(out), "--workers", str(workers)]
        return [sys.executable, str(script), *read]

    killed, whole = tmp_path / "killed.parquet", tmp_path / "whole.parquet"
    environment = {"PYTHONPATH": str(Path(__file__).parents[3])}
    parts = tmp_path / "killed.parquet.parts"
    process = subprocess.Popen(command(killed, 1), env=environment)
    try:
        until = time.monotonic() + 60
        while not (parts.is_dir() and any(parts.glob("0*.parquet"))):
            assert process.poll() is None
            assert time.monotonic() < until
            time.sleep(0.002)
    finally:
        process.kill()
        process.wait()
    assert not killed.exists()
    subprocess.run(command(killed, 2), check=True, env=environment)
    subprocess.run(command(whole, 2), check=True, env=environment)
    assert killed.read_bytes() == whole.read_bytes()
    assert not parts.exists()


def test_two_processes_write_the_same_as_one(tmp_path: Path, folder: Path, undisturbed: Path) -> None:
    out = tmp_path / "events.parquet"
    assert main(["read", str(folder), "--out", str(out), "--workers", "2"]) == 0
    assert out.read_bytes() == undisturbed.read_bytes()
