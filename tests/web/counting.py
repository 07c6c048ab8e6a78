"""Follows the numbers of pages: what a page counts, and whether what its number leads to is as many things."""

import csv
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import urljoin

from lxml import html

Page = html.HtmlElement
Open = Callable[[str], str | None]
"""Gives the text at an address, redirects followed; None where there is nothing."""


@dataclass(frozen=True)
class Number:
    """A number on a page that counts something, and the address that it leads to; None where it leads nowhere."""

    page: str
    said: int
    address: str | None


class Pages:
    """Pages as they are opened, each once."""

    def __init__(self, opened: Open) -> None:
        self._open, self._texts, self._pages = opened, dict[str, str | None](), dict[str, Page]()

    def text(self, address: str) -> str | None:
        if address not in self._texts:
            self._texts[address] = self._open(address)
        return self._texts[address]

    def page(self, address: str) -> Page:
        if address not in self._pages:
            text = self.text(address)
            assert text is not None, f"{address} is not there"
            self._pages[address] = html.document_fromstring(text.encode(), parser=html.HTMLParser(encoding="utf-8"))
        return self._pages[address]

    def numbers(self, address: str) -> Iterator[Number]:
        """The numbers of a page that are links."""
        for one in self.page(address).iter():
            if isinstance(one.tag, str) and (said := one.get("data-count")) is not None:
                href = one.get("href")
                yield Number(address, int(said), urljoin(address, href) if href else None)

    def wrong(self, number: Number) -> str | None:
        """Why a number leads to something else than as many things; None where it does."""
        told = f"{number.page}: {number.said} leads to {number.address}"
        if number.address is None:
            return None if number.said == 0 else f"{number.page}: {number.said} leads nowhere"
        address, _, place = number.address.partition("#")
        if (text := self.text(address)) is None:
            return f"{told}, which is not there"
        if ".json" in address or ".csv" in address:
            rows = len(json.loads(text)) if ".json" in address else len(list(csv.reader(text.splitlines()))) - 1
            return None if rows == number.said else f"{told}, which has {rows}"
        found = next(
            (e for e in self._from(address, place) if "data-list" in e.attrib or "data-told" in e.attrib), None
        )
        if found is None:
            return f"{told}, where nothing is listed"
        there = int(found.get("data-list") or found.get("data-told"))
        return None if there == number.said else f"{told}, where {there} are listed"

    def unlisted(self, address: str) -> Iterator[str]:
        """Lists of a page that are not as long as they say; numbers over lists that are not those of the list."""
        for one in self.page(address).iter():
            if not isinstance(one.tag, str):
                continue
            if (said := one.get("data-listed")) is not None:
                after = next((e for e in _after(self.page(address), one) if "data-list" in e.attrib), None)
                if after is None or after.get("data-list") != said:
                    yield f"{address}: {said} are announced that are not listed below"
            if (said := one.get("data-told", "0")) != "0" and not one.xpath(f'.//a[@data-count="{said}"]'):
                yield f"{address}: {said} are told of, and no link leads to them"
            if (said := one.get("data-list")) is not None:
                there = self._long(address, one)
                elsewhere = one.getparent().xpath(f'.//a[@data-count="{said}"]')  # where it is too long for the page
                if there != int(said) and not elsewhere:
                    yield f"{address}: {said} are announced, {there} are listed"

    def _from(self, address: str, place: str) -> Iterator[Page]:
        page = self.page(address)
        if not place:
            return page.iter()
        (at,) = page.xpath("//*[@id=$place]", place=place)
        return _after(page, at)

    def _long(self, address: str, listed: Page) -> int:
        """How many a list has, on this page and those that come after and before."""
        if not listed.getparent().xpath('.//nav[@class="pages"]'):
            return _members(listed)
        number = _members(listed)
        for way in ("next", "prev"):
            page, at = self.page(address), address
            while turned := page.xpath(f'//nav[@class="pages"]/a[@rel="{way}"]/@href'):
                at = urljoin(at, turned[0])
                page = self.page(at)
                number += max(_members(e) for e in page.xpath("//*[@data-list=$said]", said=listed.get("data-list")))
        return number


def _after(page: Page, at: Page) -> Iterator[Page]:
    """An element and what comes after its beginning."""
    reached = False
    for one in page.iter():
        reached = reached or one is at
        if reached and isinstance(one.tag, str):
            yield one


def _members(listed: Page) -> int:
    if kind := listed.get("data-of"):
        return len(listed.xpath(".//*[@data-one=$kind]", kind=kind))
    return sum(isinstance(child.tag, str) for child in listed)
