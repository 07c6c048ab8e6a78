"""Charts as Vega-Lite. Altair works out the grammar of each once; what is drawn is put in as named data each time.

Building and checking a chart in Altair takes longer than Vega takes to draw it, and only its data ever change.
"""

from typing import Any, Final

import altair as alt

from communique.present.charts.palette import Palette

Spec = dict[str, Any]
"""A chart in Vega-Lite's own terms, its data in it."""

ZOOM: Final = "zoom"  # the parameter by which a chart that is drawn live is zoomed


def template(chart: alt.LayerChart | alt.FacetChart, palette: Palette) -> Spec:
    """What Altair makes of a chart whose data have names. To be kept by the caller, and not to be changed."""
    made: Spec = chart.configure(**palette.config()).to_dict(validate=False)
    return made


def filled(
    template: Spec, size: tuple[int, int], *, around: tuple[int, int, int, int] = (4, 4, 4, 4), data: dict[str, Any],
    **params: Any,
) -> Spec:  # fmt: skip
    """A chart of a size (pixels) with data by their names and values of its parameters.

    `around` are the pixels left of, above, right of and below it, for axes: with these the whole is as large as said.
    """
    padding = dict(zip(("left", "top", "right", "bottom"), around, strict=True))
    given = [{"name": name, "value": value} for name, value in params.items()]
    return template | {
        "width": size[0], "height": size[1], "padding": padding, "autosize": "none", "datasets": data,
        "params": [*given, *template.get("params", ())],
    }  # fmt: skip


def extent(spec: Spec) -> tuple[int, int]:
    """The width and height of the whole drawing, in pixels."""
    around = spec["padding"]
    return spec["width"] + around["left"] + around["right"], spec["height"] + around["top"] + around["bottom"]
