"""The timeline: a mark each, spans where the day is not known, nothing left out without saying so."""

from itertools import pairwise
from typing import Any

from communique.present.catalogue import Happening
from communique.present.charts import render
from communique.present.charts.lanes import ROW
from communique.present.charts.spec import ZOOM, Spec, extent
from communique.present.charts.timeline import timeline
from communique.text import edtf


def happening(number: int, when: str | None, status: str = "occurred", type_: str = "visit") -> Happening:
    low, high = edtf.bounds(when) if when else (None, None)
    return Happening(
        f"evt_{number}", type_, None, None, status, False, when, low and low.isoformat(), high and high.isoformat(),
        "2024-01-01", frozenset(("LAO", "FJI")), 1, 1,
    )  # fmt: skip


def rows(chart: Spec) -> list[dict[str, Any]]:
    """The marks' data."""
    found: list[dict[str, Any]] = chart["datasets"]["happenings"]
    return found


def test_a_day_is_a_point_a_month_a_span_a_stay_a_bar() -> None:
    found = timeline([happening(1, "2024-07-03"), happening(2, "2024-05"), happening(3, "2024-03-01/2024-03-04")])
    by_label = {row["label"].split(":")[0]: row for row in rows(found.chart)}
    assert not by_label["3 July 2024"]["spans"]
    assert (by_label["May 2024"]["spans"], by_label["May 2024"]["certain"]) == (True, False)
    assert by_label["1 to 4 March 2024"]["certain"]


def test_marks_of_the_same_day_stand_under_one_another() -> None:
    found = rows(timeline([happening(i, "2024-07-03") for i in range(3)]).chart)
    heights = sorted(row["y"] for row in found)
    assert [b - a for a, b in pairwise(heights)] == [ROW, ROW]


def test_what_is_not_drawn_is_counted() -> None:
    crowd = [happening(i, f"2024-{1 + i % 12:02d}-03") for i in range(60)]
    found = timeline([*crowd, happening(90, "1962"), happening(91, "2072"), happening(92, None)])
    left_out = [[h.when for h in some] for some in (found.earlier, found.later, found.undated)]
    assert left_out == [["1962"], ["2072"], [None]]


def test_status_is_drawn_and_marks_lead_somewhere() -> None:
    some = [happening(1, "2024-07-03"), happening(2, "2024-08-03", "planned"), happening(3, "2024-09-03", "negated")]
    drawn = render.svg(timeline(some, link=lambda h: f"/event/{h.id}").chart)
    assert drawn.count('href="/event/evt_') == 3
    assert "9 July" not in drawn
    assert "denied" in drawn
    assert " style=" not in drawn


def test_the_drawing_is_as_large_as_is_said_beforehand() -> None:
    for width in (1000, 350):
        chart = timeline([happening(i, f"2024-07-{i:02d}") for i in range(1, 30)], width=width).chart
        across, down = extent(chart)
        assert (across, f'width="{across}" height="{down}"' in render.svg(chart)) == (width, True)


def test_a_chart_to_zoom_tells_of_a_mark_that_is_pointed_at() -> None:
    chart = timeline([happening(1, "2024-07-03")], zoom=True).chart
    assert render.svg(chart) == render.svg(chart)
    points = chart["layer"][-1]
    assert (points["encoding"]["tooltip"]["field"], points["mark"]["clip"]) == ("label", True)
    assert any(p["name"] == ZOOM and p["bind"] == "scales" for p in chart["params"])


def test_nothing_to_draw_is_no_error() -> None:
    assert timeline([]).undated == ()
    assert render.png(timeline([happening(1, None)]).chart).startswith(b"\x89PNG")
