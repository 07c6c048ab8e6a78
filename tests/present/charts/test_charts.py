"""Calendar, network and map: what is drawn is what was counted."""

import re

from communique.present.catalogue import pairs, states
from communique.present.charts import render
from communique.present.charts.calendar import calendar, months
from communique.present.charts.network import MOST, network
from communique.present.charts.worldmap import middles, outlines, steps, worldmap
from communique.present.company import Member, ties
from tests.present.charts.test_timeline import happening

ANA, BELA, CHO = (Member(f"ent_{n}", n, "person", c) for n, c in (("Ana", "FJI"), ("Béla", "LAO"), ("Cho", "LAO")))


def test_a_month_holds_what_falls_into_it() -> None:
    found = [happening(1, "2024-07-03"), happening(2, "2024-07"), happening(3, "2024"), happening(4, None)]
    assert months([*found, happening(5, "2024-06-28/2024-07-20")]) == {"2024-07": 3}
    drawn = render.svg(calendar(months(found), link=lambda month: f"/search?since={month}"))
    assert 'href="/search?since=2024-07"' in drawn


def test_who_was_at_the_same_are_tied_unless_of_one_state() -> None:
    members = {"evt_1": (ANA, BELA, CHO), "evt_2": (ANA, BELA)}
    found = ties(members, ["evt_1", "evt_2"])
    assert [(t.first.name, t.second.name, len(t.events)) for t in found] == [("Ana", "Béla", 2), ("Ana", "Cho", 1)]
    assert len(ties(members, ["evt_1"], abroad=False)) == 3
    assert ties(members, ["evt_3"]) == []


def test_a_network_is_the_same_each_time_and_escapes_names() -> None:
    hostile = Member("ent_9", "<script>alert(1)</script>", "person", "TUR")
    found = ties({"evt_1": (ANA, BELA, hostile)}, ["evt_1"])
    drawn = render.svg(network(found, link=lambda m: f"/entity/{m.id}"))
    assert drawn == render.svg(network(found, link=lambda m: f"/entity/{m.id}"))
    assert "<script" not in drawn
    assert drawn.count('href="/entity/') >= 3
    assert render.svg(network([]))


def test_of_a_crowd_those_who_are_met_most_are_drawn() -> None:
    crowd = {f"evt_{i}": (ANA, Member(f"ent_{i}", f"N{i}", "person", "LAO")) for i in range(MOST + 20)}
    drawn = render.svg(network(ties(crowd, crowd)))
    assert drawn.count(">N") == MOST - 1


def test_no_name_is_cut_at_the_edge_of_a_narrow_network() -> None:
    long = [Member(f"ent_{i}", "Somebody of a Rather Long Name Indeed"[: 37 - i], "person", f"L{i}A") for i in range(9)]
    drawn = render.svg(network(ties({"evt_1": tuple(long)}, ["evt_1"]), width=350))
    named = re.findall(r'text-anchor="(\w+)" transform="translate\(([-\d.]+),[-\d.]+\)"[^>]*>(Somebody[^<]*)<', drawn)
    assert len(named) == 9 and {anchor for anchor, *_ in named} > {"middle"}
    for anchor, at, name in named:
        wide = len(name) * 11 * 0.5
        before = {"start": 0, "middle": wide / 2, "end": wide}[anchor]
        assert float(at) - before >= -4 and float(at) - before + wide <= 350, (anchor, at, name)


def test_a_map_shows_states_by_how_much_and_links_only_these() -> None:
    found = [happening(i, "2024-07-03") for i in range(3)]
    assert (states(found), pairs(found)) == ([("FJI", 3), ("LAO", 3)], [(("FJI", "LAO"), 3)])
    drawn = render.svg(worldmap(states(found), pairs(found), link=lambda code: f"/entity/{code}"))
    assert drawn.count('href="/entity/') == 2
    assert "undefined" not in drawn
    assert "Laos: 3" in drawn


def test_whoever_has_any_dealing_is_no_longer_as_pale_as_those_without() -> None:
    assert (steps(3000, 4), steps(1, 4), steps(3, 4)) == ([1, 7, 55, 405], [1], [1, 2])


def test_outlines_are_of_states_and_middles_on_earth() -> None:
    codes = [f["id"] for f in outlines()]
    assert {"FRA", "NOR", "LAO", "FJI", "USA"} <= set(codes)
    assert "-99" not in codes
    assert all(-180 <= x <= 180 and -90 <= y <= 90 for x, y in middles().values())
