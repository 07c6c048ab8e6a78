"""A chart that stands alone: its title, notes and key, within its width, whatever that is."""

import re

import pytest

from communique.present.charts import render
from communique.present.charts.spec import extent
from communique.present.charts.timeline import timeline
from communique.present.charts.titled import titled
from communique.present.charts.worldmap import worldmap
from tests.present.charts.test_timeline import happening

WIDTHS = (280, 600, 1400)


def texts(svg: str) -> str:
    """All words of a drawing, in a row."""
    return " ".join(re.findall(r">([^<>]+)</t(?:ext|span)>", svg))


@pytest.mark.parametrize("width", WIDTHS)
def test_a_timeline_alone_says_what_it_is_and_what_its_marks_mean(width: int) -> None:
    chart = timeline([happening(1, "2024-07-03"), happening(2, "2024-07"), happening(3, None)], width=width).chart
    bare, whole = texts(render.svg(chart)), texts(render.svg(titled(chart, "Timeline of Fiji and Laos")))
    assert "Timeline" not in bare and "planned" not in bare
    for words in ("Fiji and Laos", "occurred or ongoing", "planned", "denied", "some day within"):
        assert words in whole
    assert "1 without a date" in " ".join(whole.split())


@pytest.mark.parametrize("width", WIDTHS)
def test_what_is_added_makes_a_chart_higher_and_no_wider(width: int) -> None:
    chart = worldmap([("FJI", 40), ("LAO", 3)], [(("FJI", "LAO"), 3)], width=width)
    made = titled(chart, "Who deals with whom, and in a title that is longer than a telephone is wide")
    assert extent(made)[0] == extent(chart)[0]
    assert extent(made)[1] > extent(chart)[1]
    drawn = render.svg(made)
    across = max(float(x) for x in re.findall(r'transform="translate\(([\d.]+),', drawn))
    assert across <= width
    up = [float(y) for y in re.findall(r'<text[^>]*transform="translate\([-\d.]+,(-[\d.]+)\)"', drawn)]
    assert all(-y < made["padding"]["top"] for y in up)  # nothing is above the paper's edge


def test_a_shade_is_told_by_how_many_happenings_it_stands_for() -> None:
    found = texts(render.svg(titled(worldmap([("FJI", 3000), ("LAO", 3)], []), "Map")))
    assert "1 to 6" in found and "405 or more happenings" in found


def test_the_chart_itself_is_left_as_it_was() -> None:
    chart = timeline([happening(1, "2024-07-03")]).chart
    before = render.svg(chart)
    titled(chart, "Title")
    assert render.svg(chart) == before
