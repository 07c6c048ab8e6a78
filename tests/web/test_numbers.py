"""Each number on a page leads to what it counts, and there are as many."""

import re
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from jinja2 import nodes

from communique import api
from communique.demo import articles
from communique.ledger import Ledger
from communique.web.app import create
from communique.web.asked import Asked
from communique.web.inside import get
from communique.web.part import part_of
from communique.web.publishing import publish
from communique.web.site import templates
from tests.web.counting import Pages
from tests.web.test_publishing import check

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("demo")]

START = ("/", "/search", "/conflicts", "/withheld", "/outlets", "/deals", "/articles", "/new", "/about", "/map",
         "/network", "/calendar", "/data")  # fmt: skip
NARROWED = (
    "/map?state=SRB&since=2023", "/network?state=SRB", "/calendar?state=DZA&until=2023", "/conflicts?state=SRB",
    "/pair/DZA/SRB?type=transfer", "/pair/DZA/SRB?since=2023&until=2023", "/pair/DZA/SRB/brief?since=2023",
    "/new?since=2023", "/search?q=Vihor", "/search?q=Wire", "/articles?q=buses", "/data?q=SELECT+id+FROM+events",
)  # fmt: skip
WORDS = re.compile(
    r"\d[\d,]*\s+(?:articles?|happenings?|reports?|(?:independent )?origins?|conflicts?|contradictions?|outlets?"
    r"|sources?|deals?|things?|others?|records?|passages?|not named|of unknown date|without a date|more)\b"
)
"""A count as words would have it."""


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    place = tmp_path_factory.mktemp("numbers") / "demo.db"
    with articles() as folder:
        api.read(folder, place, jobs=1)
    with Ledger(place, as_is=True) as opened:
        yield opened


def opened(app: Any) -> Pages:
    """The pages of an application."""

    def text(address: str) -> str | None:
        answer = get(app, address)
        while answer.status in (303, 308):
            answer = get(app, answer.headers["location"].partition("#")[0])
        return answer.text if answer.status == 200 else None

    return Pages(text)


@pytest.fixture(scope="module")
def walked(demo: Ledger) -> tuple[Pages, list[str]]:
    """The pages of the demo with the addresses of all that can be reached without narrowing anything."""
    pages = opened(create(demo))
    known, waiting = dict.fromkeys((*START, *NARROWED)), [*START, *NARROWED]
    while waiting:
        address = waiting.pop()
        for link in pages.page(address).xpath("//main//a"):
            to = (link.get("href") or "").partition("#")[0]
            plain = "?" not in to or {"data-count", "data-kept"} & set(link.attrib)
            page = to.startswith("/") and not re.search(r"\.\w+(\?|$)|^/(conflict/con_\w+$|api)", to)
            if page and plain and to not in known and address not in NARROWED:
                known[to] = None
                waiting.append(to)
    return pages, list(known)


@pytest.fixture(scope="module", params=["whole", "part"])
def folder(request: pytest.FixtureRequest, demo: Ledger, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo, published; and of it what two states did since a day."""
    made = tmp_path_factory.mktemp("numbers") / "pages"
    if request.param == "whole":
        publish(demo.place, made)
    else:
        with part_of(demo.place, ("Serbia", "Algeria"), Asked(since="2023-04")) as (place, named, part):
            publish(place, made, named=named, part=part)
    return made


def test_each_number_of_a_published_folder_leads_to_as_many_things(folder: Path) -> None:
    pages = Pages(lambda address: read(Path(unquote(urlsplit(address).path))))
    addresses = [path.as_uri() for path in folder.rglob("*.html") if not path.name.endswith(".word.html")]
    numbers = [number for address in addresses for number in pages.numbers(address)]
    assert len(numbers) > 400
    wrong = [told for number in numbers if (told := pages.wrong(number))]
    wrong += [told for address in addresses for told in pages.unlisted(address)]
    assert not wrong, "\n".join(wrong[:40])


def test_each_link_of_a_published_folder_leads_to_a_file(folder: Path) -> None:
    assert check(folder) > 4000


def read(path: Path) -> str | None:
    """The text of a file; None where there is none."""
    return path.read_text(encoding="utf-8") if path.is_file() else None


def test_each_number_leads_to_as_many_things(walked: tuple[Pages, list[str]]) -> None:
    pages, addresses = walked
    numbers = [number for address in addresses for number in pages.numbers(address)]
    assert len(numbers) > 500
    wrong = [told for number in numbers if (told := pages.wrong(number))]
    assert not wrong, "\n".join(wrong[:40])


def test_each_list_is_as_long_as_it_says(walked: tuple[Pages, list[str]]) -> None:
    pages, addresses = walked
    wrong = [told for address in addresses for told in pages.unlisted(address)]
    assert not wrong, "\n".join(wrong[:40])


def test_no_number_stands_in_a_sentence_without_leading_somewhere(walked: tuple[Pages, list[str]]) -> None:
    pages, addresses = walked
    for address in addresses:
        (page,) = deepcopy(pages.page(address)).xpath("//main")
        for apart in page.xpath(
            ".//*[@data-count or @data-listed] | .//q | .//cite | .//h1 | .//textarea | .//article"
        ):
            apart.drop_tree()
        found = WORDS.search(" ".join(page.text_content().split()))
        assert not found, f"{address}: {found and found.group()}"


def test_no_template_prints_a_bare_number(demo: Ledger, walked: tuple[Pages, list[str]]) -> None:
    app = create(demo)
    app.state.site._templates.finalize = lambda value: f"\ue000{value}" if type(value) is int else value
    pages = opened(app)
    for address in walked[1]:
        told = "".join(pages.page(address).itertext())
        bare = re.search("(.{0,60})\ue000(\\d+)", told, re.DOTALL)
        assert not bare, (
            f"{address} prints {bare and bare.group(2)} as it is: {bare and ' '.join(bare.group(1).split())}"
        )


def texts(node: nodes.Node, within: tuple[str, ...] = ()) -> Iterator[tuple[nodes.Node, tuple[str, ...]]]:
    """What a template puts out, in order, with the names of the blocks around it."""
    for child in node.iter_child_nodes():
        if isinstance(child, nodes.Output):
            yield from ((one, within) for one in child.nodes)
        else:
            yield from texts(child, (*within, child.name) if isinstance(child, nodes.Block) else within)


def printed(node: nodes.Node) -> Iterator[str]:
    """Names of filters through which a value is printed, but for what leads somewhere."""
    if isinstance(node, nodes.Filter):
        if node.name in ("leads", "listed"):
            return
        yield node.name
    for child in node.iter_child_nodes():
        yield from printed(child)


def test_templates_print_counts_only_as_links_or_over_lists() -> None:
    made = templates()
    assert made.loader
    for name in made.list_templates():
        source, _, _ = made.loader.get_source(made, name)
        inside = False  # a tag
        for node, blocks in texts(made.parse(source)):
            if isinstance(node, nodes.TemplateData):
                inside = node.data.rfind("<") > node.data.rfind(">") if re.search("[<>]", node.data) else inside
            elif not inside and not {"title", "description"} & set(blocks):
                assert not {"n", "count"} & set(printed(node)), (
                    f"{name}, line {node.lineno}: a count that leads nowhere"
                )
