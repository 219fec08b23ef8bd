"""Downloads: polite, limited, and to public addresses only; from a real server on this machine."""

from __future__ import annotations

import gzip
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from events.errors import FetchError
from events.web.download import Downloader, FetchOptions
from tests.helpers.newspaper import Handler, Press, open_press


@pytest.fixture
def press() -> Iterator[Press]:
    with open_press() as opened:
        opened.put("/page", "<p>The page.</p>")
        yield opened


def fail(press: Press, address: str, **options: Any) -> str:
    """Return why a download fails."""
    with pytest.raises(FetchError) as caught:
        Downloader(replace(press.options, **options)).download(address)
    return str(caught.value)


def test_a_page_comes_with_its_header_and_the_program_says_who_it_is(press: Press) -> None:
    answer = Downloader(press.options).download(f"http://{press.host}/page")
    assert (answer.status, answer.body) == (200, b"<p>The page.</p>")
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert press.agents == {"HandoverMap/1.0 (+reader's own copy)"}
    assert press.requests == ["/robots.txt", "/page"]


def test_an_address_is_requested_as_the_web_writes_it_and_without_a_password(press: Press) -> None:
    press.put("/%D0%BC%D0%BE%D1%81%D1%82?a=%C3%A9", "The bridge")
    answer = Downloader(press.options).download(f"http://user:secret@{press.host}/мост?a=é#part")
    assert answer.body == b"The bridge"
    assert answer.url == f"http://{press.host}/%D0%BC%D0%BE%D1%81%D1%82?a=%C3%A9"


def test_only_status_200_is_an_article(press: Press) -> None:
    assert fail(press, f"http://{press.host}/gone") == f"http://{press.host}/gone answered 404: expected 200"


@pytest.mark.parametrize(
    "address",
    ["file:///etc/hostname", "ftp://herald.example/bridge", "gopher://herald.example/", "/page", ""],
)
def test_only_the_web_is_asked(press: Press, address: str) -> None:
    downloader = Downloader(press.options)
    with pytest.raises(FetchError, match="was not asked: expected an address that begins with http"):
        downloader.download(address)
    assert (downloader.network.connected, downloader.network.unreachable) == (0, 0)


@pytest.mark.parametrize("address", ["http://[::1/", "http://herald.example:port/", "http://a\x00b/"])
def test_what_is_no_address_is_reported(press: Press, address: str) -> None:
    assert "is not an address" in fail(press, address)


# Redirects


def test_redirects_are_followed_also_to_an_address_given_in_part(press: Press) -> None:
    press.redirect("/old", "/moved?to=page")
    press.redirect("/moved?to=page", f"http://{press.host}/page")
    assert Downloader(press.options).download(f"http://{press.host}/old").url == f"http://{press.host}/page"


def test_a_redirect_to_another_machine_of_the_reader_is_refused_without_a_connection(press: Press) -> None:
    with open_press("127.0.0.2") as inner:
        inner.put("/secret", "Not for the web.")
        press.redirect("/leads-in", f"http://{inner.host}/secret")
        said = fail(press, f"http://{press.host}/leads-in")
        assert inner.requests == []
    assert said == (
        f"http://{inner.host}/robots.txt: 127.0.0.2 is at 127.0.0.2, so it was not asked:"
        " expected a public address"
    )


@pytest.mark.parametrize(
    "host",
    ["10.0.0.1", "169.254.169.254", "192.168.1.1", "[::1]", "[::ffff:10.0.0.1]", "0.0.0.0", "0x7f.2"],  # noqa: S104
)
def test_a_redirect_to_a_private_address_is_refused(press: Press, host: str) -> None:
    press.redirect("/leads-in", f"http://{host}/")
    downloader = Downloader(press.options)
    with pytest.raises(FetchError, match="was not asked: expected a public address"):
        downloader.download(f"http://{press.host}/leads-in")
    assert (downloader.network.connected, downloader.network.unreachable) == (2, 0)


def test_an_allowed_host_allows_no_other_name_or_port_of_its_address(press: Press) -> None:
    press.redirect("/by-name", f"http://localhost:{press.server_port}/page")
    press.redirect("/by-port", "http://127.0.0.1:1/")
    for path in ("/by-name", "/by-port"):
        assert "expected a public address" in fail(press, f"http://{press.host}{path}")
    assert "/page" not in press.requests


def test_a_redirect_to_a_file_is_refused(press: Press) -> None:
    press.redirect("/leads-in", "file:///etc/hostname")
    assert fail(press, f"http://{press.host}/leads-in") == (
        "file:///etc/hostname was not asked: expected an address that begins with http:// or https://"
    )


def test_a_circle_of_redirects_ends(press: Press) -> None:
    press.redirect("/a", "/b")
    press.redirect("/b", "/a")
    assert fail(press, f"http://{press.host}/a").endswith("expected at most 5 redirects")
    assert press.requests == ["/robots.txt", "/a", "/b", "/a", "/b", "/a", "/b"]


def test_a_server_that_does_not_speak_https_is_not_read(press: Press) -> None:
    assert "gave no whole answer" in fail(press, f"https://{press.host}/page")
    assert press.requests == []


# Limits


def test_an_answer_of_50_mb_is_cut_off() -> None:
    sent = 0

    def pour(handler: Handler) -> None:
        nonlocal sent
        handler.answer(b"")
        for _ in range(50):
            handler.wfile.write(b"a" * 1_000_000)
            sent += 1

    with open_press() as press:
        press.pages["/flood"] = pour
        said = fail(press, f"http://{press.host}/flood")
    assert said.endswith("/flood: cut off, as it is too long: expected at most 5,000,000 bytes")
    assert (sent < 50, press.hung_up) == (True, 1)


def test_a_small_answer_that_unpacks_to_50_mb_is_cut_off_before_it_fills_the_memory(press: Press) -> None:
    bomb = gzip.compress(b"\0" * 50_000_000)
    press.pages["/bomb"] = lambda handler: handler.answer(bomb, Content_Encoding="gzip")
    tracemalloc.start()
    said = fail(press, f"http://{press.host}/bomb")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert said.endswith("expected at most 5,000,000 bytes")
    assert peak < 20_000_000


def test_a_packed_answer_is_unpacked_and_a_broken_one_reported(press: Press) -> None:
    packed = gzip.compress(b"The page." * 100)
    press.pages["/whole"] = lambda handler: handler.answer(packed, Content_Encoding="gzip")
    press.pages["/short"] = lambda handler: handler.answer(packed[:-9], Content_Encoding="gzip")
    press.pages["/wrong"] = lambda handler: handler.answer(b"The page.", Content_Encoding="gzip")
    press.pages["/other"] = lambda handler: handler.answer(packed, Content_Encoding="br")
    assert Downloader(press.options).download(f"http://{press.host}/whole").body == b"The page." * 100
    for path, reason in (
        ("/short", "its packed body ends too early"),
        ("/wrong", "not packed as it says: Error -3 while decompressing data: incorrect header check"),
        ("/other", "packed as 'br': expected gzip, deflate or nothing"),
    ):
        assert fail(press, f"http://{press.host}{path}") == f"http://{press.host}{path}: {reason}"


def test_an_answer_that_ends_too_early_is_no_answer(press: Press) -> None:
    press.pages["/cut"] = lambda handler: handler.answer(b"The page.", Content_Length="900")
    assert "gave no whole answer" in fail(press, f"http://{press.host}/cut")


def test_a_server_that_is_silent_is_not_waited_for(press: Press) -> None:
    def wait(_: Handler) -> None:
        press.closing.wait(20)

    press.pages["/silent"] = wait
    said = fail(press, f"http://{press.host}/silent", timeout=0.3)
    assert said == (
        f"http://{press.host}/silent did not answer in time:"
        " expected an answer within 0.3 s, and whole within 60 s"
    )


@pytest.mark.parametrize("begin", [b"HTTP/1.0 200 OK\r\nX-Long: ", b"HTTP/1.0 200 OK\r\n\r\n"])
def test_a_server_that_drips_is_not_waited_for(press: Press, begin: bytes) -> None:
    def drip(handler: Handler) -> None:
        handler.wfile.write(begin)
        while not press.closing.wait(0.05):
            handler.wfile.write(b"a")

    press.pages["/drip"] = drip
    said = fail(press, f"http://{press.host}/drip", time_limit=0.5)
    assert said.endswith("expected an answer within 10 s, and whole within 0.5 s")


# Manners


def test_robots_txt_is_held_to(press: Press) -> None:
    rules = "User-agent: *\nDisallow: /\n\nUser-agent: HandoverMap\nAllow: /\nDisallow: /*?print\n"
    press.put("/robots.txt", rules, "text/plain")
    press.put("/page?print", "The page to print.")
    downloader = Downloader(press.options)
    assert downloader.download(f"http://{press.host}/page").status == 200
    with pytest.raises(FetchError) as caught:
        downloader.download(f"http://{press.host}/page?print")
    message = f"http://{press.host}/robots.txt forbids HandoverMap to read http://{press.host}/page?print"
    assert (str(caught.value), press.requests) == (message, ["/robots.txt", "/page"])


def test_robots_txt_is_read_from_the_host_that_a_redirect_leads_to(press: Press) -> None:
    with open_press() as other:
        other.put("/robots.txt", "User-agent: *\nDisallow: /page", "text/plain")
        other.put("/page", "Not for programs.")
        press.redirect("/leads-on", f"http://{other.host}/page")
        allowed = frozenset({press.host, other.host})
        assert "forbids HandoverMap" in fail(press, f"http://{press.host}/leads-on", allowed_hosts=allowed)
        assert other.requests == ["/robots.txt"]


@pytest.mark.parametrize(
    ("status", "is_read"), [(404, True), (403, True), (410, True), (429, False), (503, False)]
)
def test_without_robots_txt_all_is_allowed_and_with_one_that_fails_nothing(
    press: Press, status: int, is_read: bool
) -> None:
    press.pages["/robots.txt"] = lambda handler: handler.send_error(status)
    if is_read:
        assert Downloader(press.options).download(f"http://{press.host}/page").status == 200
    else:
        assert fail(press, f"http://{press.host}/page") == (
            f"http://{press.host}/robots.txt answered {status}: expected the rules, or 404 for none"
        )
    assert press.requests == ["/robots.txt", "/page"][: 1 + is_read]


def test_there_is_a_pause_between_two_requests_to_one_host(press: Press) -> None:
    downloader = Downloader(replace(press.options, pause=0.2))
    for _ in range(2):
        downloader.download(f"http://{press.host}/page")
    first, second, third = press.times
    assert min(second - first, third - second) >= 0.2


def test_a_longer_pause_that_robots_txt_asks_for_is_made(press: Press) -> None:
    press.put("/robots.txt", "User-agent: *\nCrawl-delay: 0.3\n", "text/plain")
    Downloader(press.options).download(f"http://{press.host}/page")
    assert press.times[1] - press.times[0] >= 0.3


def test_the_options_as_shipped_allow_no_private_host() -> None:
    assert FetchOptions() == FetchOptions(
        user_agent="HandoverMap/1.0 (+reader's own copy)",
        timeout=20.0,
        time_limit=60.0,
        pause=1.0,
        most_bytes=5_000_000,
        most_redirects=5,
        allowed_hosts=frozenset(),
    )
