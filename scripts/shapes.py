"""Makes src/communique/present/charts/world.json: the outlines of states, from Natural Earth (public domain).

    uv run --no-project --with pyshp --with pip python scripts/shapes.py

Natural Earth 1:110m, admin 0 countries (https://www.naturalearthdata.com), as the wheel of geopandas 0.14.4 carries it;
points are kept to a tenth of a degree, and islands below two square degrees of a state that has larger parts go.
"""

import io
import json
import subprocess
import sys
import tempfile
import zipfile
from itertools import pairwise
from pathlib import Path
from typing import Any

import shapefile  # type: ignore[import-untyped, import-not-found]  # pyshp, which only this script needs

TARGET = Path(__file__).parents[1] / "src" / "communique" / "present" / "charts" / "world.json"
INSIDE = "geopandas/datasets/naturalearth_lowres/naturalearth_lowres"
CODES = {"France": "FRA", "Norway": "NOR", "Kosovo": "XKX", "N. Cyprus": "CYP", "Somaliland": "SOM"}
"""States to which the file gives no ISO code, and parts of others that it draws by themselves."""
SMALL = 2.0  # square degrees


def ring(points: list[tuple[float, float]]) -> list[list[float]]:
    kept: list[list[float]] = []
    for x, y in points:
        point = [round(x, 1), round(y, 1)]
        if not kept or kept[-1] != point:
            kept.append(point)
    return kept


def area(points: list[list[float]]) -> float:
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(points))) / 2


def main() -> None:
    with tempfile.TemporaryDirectory() as work:
        subprocess.run(
            [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", work, "geopandas==0.14.4"], check=True
        )
        (wheel,) = Path(work).glob("*.whl")
        with zipfile.ZipFile(wheel) as archive:
            parts = {end: io.BytesIO(archive.read(f"{INSIDE}.{end}")) for end in ("shp", "shx", "dbf")}
        features: list[dict[str, Any]] = []
        for one in shapefile.Reader(**parts, encoding="latin-1").iterShapeRecords():
            if one.record["name"] == "Antarctica":
                continue
            code = CODES.get(one.record["name"], one.record["iso_a3"])
            geometry = one.__geo_interface__["geometry"]
            polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
            rings = [[ring(r) for r in polygon] for polygon in polygons]
            largest = max(area(r[0]) for r in rings)
            rings = [r for r in rings if area(r[0]) >= min(SMALL, largest) and len(r[0]) > 3]
            features.append(
                {
                    "type": "Feature",
                    "id": code,
                    "properties": {},
                    "geometry": {"type": "MultiPolygon", "coordinates": rings},
                }
            )
    features.sort(key=lambda f: str(f["id"]))
    TARGET.write_text(json.dumps({"type": "FeatureCollection", "features": features}, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
