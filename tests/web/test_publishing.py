"""A published folder: every link leads to a file of it, and nothing in it needs a server."""

import re
from html import unescape
from pathlib import Path

import pytest

from communique.errors import InputError
from communique.ledger import Ledger
from communique.web import publishing
from tests.cli.conftest import Run, place, run
from tests.web import hostile
from tests.web.conftest import made

__all__ = ["place", "run"]


def check(folder: Path) -> int:
    """Follow every link of every page; the number of links."""
    followed = 0
    for page in [*folder.rglob("*.html"), *folder.rglob("*.svg")]:
        text = re.sub(r'<a href="https?://[^"]+" rel="noreferrer nofollow">', "", page.read_text(encoding="utf-8"))
        if "@page" in text:
            continue  # a brief for word processors has no links
        assert "<form" not in text
        assert "<script" not in text
        assert "<span>Time</span>" not in text  # its links would lead nowhere
        for target, _, mark in (unescape(t).partition("#") for t in re.findall(r'\s(?:href|src|data)="([^"]*)"', text)):
            assert not re.match(r"/|\w+:", target), (page, target)
            there = (page.parent / target).resolve() if target else page
            assert there.is_file() and folder.resolve() in there.resolve().parents, (page, target)
            if mark:
                assert f'id="{mark}"' in there.read_text(encoding="utf-8"), (page, target, mark)
            followed += 1
    return followed


def test_every_link_leads_to_a_file(ledger: Ledger, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    number = publishing.publish(ledger.place, tmp_path / "pages", progress=lambda *now: told.append(now))
    files = [f for f in (tmp_path / "pages").rglob("*") if f.is_file()]
    assert len(files) == number == told[-1][0]
    assert all(done <= known for done, known in told)
    assert check(tmp_path / "pages") > 100
    assert (tmp_path / "pages" / "pair" / "TUR" / "ZMB.html").is_file()
    drawn = (tmp_path / "pages" / "pair" / "TUR" / "ZMB" / "timeline.wide.svg").read_text(encoding="utf-8")
    assert re.search(r'href="\.\./\.\./\.\./style\.css"', drawn)
    assert re.search(r'href="\.\./\.\./\.\./event/evt_\w+\.html"', drawn)


def test_hostile_names_stay_in_the_folder(tmp_path: Path) -> None:
    publishing.publish(str(made(tmp_path / "hostile.db", hostile.reading())), tmp_path / "pages")
    check(tmp_path / "pages")
    assert {p.name for p in tmp_path.iterdir()} <= {"hostile.db", "hostile.db-wal", "hostile.db-shm", "pages"}


def test_two_processes_write_what_one_writes(ledger: Ledger, tmp_path: Path) -> None:
    for jobs in (1, 2):
        publishing.publish(ledger.place, tmp_path / str(jobs), jobs=jobs)
    written = [
        {f.relative_to(tmp_path / str(jobs)): f.read_bytes() for f in (tmp_path / str(jobs)).rglob("*") if f.is_file()}
        for jobs in (1, 2)
    ]
    assert written[0].keys() == written[1].keys()
    differ = [str(name) for name, body in written[0].items() if written[1][name] != body]
    assert not [name for name in differ if not name.endswith(".parquet")]


def test_a_folder_that_can_not_be_written_is_one_sentence(ledger: Ledger, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="can't be written"):
        publishing.publish(ledger.place, tmp_path / "file" / "pages")


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("/", "index.html"), ("/pair/SRB/DZA", "pair/SRB/DZA.html"), ("/style.css", "style.css"),
        ("/pair/SRB/DZA?page=2", "pair/SRB/DZA-page-2.html"), ("/data/events.csv", "data/events.csv"),
        ("/pair/SRB/DZA/brief.csl.json", "pair/SRB/DZA/brief.csl.json"),
    ],
)  # fmt: skip
def test_an_address_has_a_file(address: str, file: str) -> None:
    assert publishing.file_of(address) == file


@pytest.mark.parametrize("address", ["/outlet/..%2F..%2Fetc", "/outlet/a b", "/outlet/%3Cscript%3E", "/x/" + "a" * 300])
def test_no_address_leads_out(address: str) -> None:
    made_ = publishing.file_of(address)
    assert ".." not in made_.split("/")
    assert re.fullmatch(r"[A-Za-z0-9._/-]+", made_)
    assert max(map(len, made_.split("/"))) < 120


def test_a_folder_that_holds_something_is_left_alone(ledger: Ledger, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(InputError, match="not empty"):
        publishing.publish(ledger.place, tmp_path)


def test_the_command_tells_what_to_open(run: Run, place: Path, tmp_path: Path) -> None:
    done = run("publish", tmp_path / "pages", "--ledger", place)
    assert done.code == 0
    assert "index.html" in done.out


def test_a_part_is_published_by_itself(run: Run, place: Path, tmp_path: Path) -> None:
    done = run(
        "publish", tmp_path / "pages", "--state", "Zambia", "--state", "TUR", "--until", "2023-05", "--ledger", place
    )
    assert done.code == 0, done.err
    assert check(tmp_path / "pages") > 50
    home = (tmp_path / "pages" / "index.html").read_text(encoding="utf-8")
    assert f"A part of {place.name}: Zambia and Turkey, until May 2023." in home
    assert len(list((tmp_path / "pages" / "event").iterdir())) == 1


@pytest.mark.parametrize(
    ("asked_for", "said"),
    [
        (("--state", "France"), "there is nothing to publish"), (("--state", "Atlantis"), "No state is known"),
        (("--since", "soon"), "is no date"), (("--about", "Nobody"), "naming Nobody"),
    ],
)  # fmt: skip
def test_a_part_that_is_none_is_one_sentence(
    run: Run, place: Path, tmp_path: Path, asked_for: tuple[str, str], said: str
) -> None:
    done = run("publish", tmp_path / "pages", *asked_for, "--ledger", place)
    assert (done.code, said in done.err, done.err.count("\n")) == (2, True, 1)
    assert not (tmp_path / "pages").exists()


@pytest.mark.parametrize("ending", ["svg", "png", "json"])
def test_a_chart_as_a_file(run: Run, place: Path, tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"made.{ending}"
    assert run("chart", "timeline", "--state", "Zambia", "--output", file, "--ledger", place).code == 0
    assert file.read_bytes()[:5] in (b"<svg ", b"\x89PNG\r", b'{\n "c')
    for kind in ("map", "calendar"):
        assert run("chart", kind, "--output", file, "--ledger", place).code == 0


def test_a_chart_of_nothing_or_of_no_kind_is_one_sentence(run: Run, place: Path, tmp_path: Path) -> None:
    done = run("chart", "timeline", "--state", "France", "--output", tmp_path / "a.svg", "--ledger", place)
    assert (done.code, "nothing to draw" in done.err) == (2, True)
    assert "end it in .svg" in run("chart", "map", "--output", tmp_path / "a.gif", "--ledger", place).err
