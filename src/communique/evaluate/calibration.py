"""Whether confidence means what it says: of reports given 0.8 to 0.9, the share that is right.

    python -m communique.evaluate.calibration [--shared ../shared] [--image docs/images/reliability.svg]
    python -m communique.evaluate.calibration --fit [--coded FOLDER ...]

The first prints a table for the five articles and for the 22 more, and draws them. The second fits the weights of
knowledge/confidence.yaml on the five, the demo's articles, further FOLDERs (each `articles.jsonl` and `gold/`), and on
news whose reports were judged one by one (news_judged.jsonl), never on the 22; it prints how a fit does on articles
that it has not seen. Reading was improved on the former and is right more often there: they say which marks matter,
the news says how often reports are right at all.
"""

import argparse
import sys
import textwrap
from collections.abc import Iterator, Sequence
from pathlib import Path

from communique.demo import articles as demo_articles
from communique.evaluate import fitting, reliability
from communique.evaluate.judged import Judged, demo_gold, exam_gold, judge, news
from communique.read import reports

HERE = Path(__file__).parents[1]
WEIGHTS = HERE / "knowledge" / "confidence.yaml"
EXPECTED = Path("tests/demo/expected.yaml")
HEAD = """\
What shows in how a report was found, and what it adds to the log odds that the report is right. Source: fitted by
`python -m communique.evaluate.calibration --fit` on {reports} reports of {articles} articles that were coded by hand
({names}), and of news and releases that were judged report by report, whose base this is. Ridge {ridge:g}, chosen by
leaving out an article at a time. Marks that too few reports show have no weight. What each mark means:
read/confidence.py.
"""


def five(shared: Path) -> list[Judged]:
    """The reports of the five articles."""
    exam = shared / "exam"
    return list(judge([exam / "articles"], exam_gold(exam / "gold")))


def more(shared: Path) -> list[Judged]:
    """The reports of the 22 further articles: judged, never shown, never fitted on."""
    exam = shared / "exam" / "more"
    return list(judge([exam / "articles.jsonl"], exam_gold(exam / "gold")))


def demo(expected: Path = EXPECTED) -> list[Judged]:
    """The reports of the demo's articles."""
    with demo_articles() as folder:
        return list(judge([folder], demo_gold(expected)))


def coded(folder: Path) -> list[Judged]:
    """The reports of articles coded elsewhere, in the exam's format."""
    return list(judge([folder / "articles.jsonl"], exam_gold(folder / "gold")))


def fit(fresh: list[Judged], tuned: dict[str, list[Judged]], to: Path = WEIGHTS) -> Iterator[str]:
    """Fit and write the weights; the lines of what came of it."""
    judged = [*fresh, *(j for of in tuned.values() for j in of)]
    found = fitting.fit(fresh, judged[len(fresh) :])
    for name, of in {"the news": fresh, **tuned}.items():
        yield f"{name}: {len(of)} reports of {len({j.document for j in of})} articles, {_share(of):.2f} right"
    right, later = [float(j.right) for j in judged], judged[len(fresh) :]
    plain = [_share(fresh)] * len(fresh) + [_share(later)] * len(later)
    losses = (fitting.log_loss(said, right) for said in (found.held_out, plain))
    yield "ridge {:g}; log loss {:.3f}, of the shares alone {:.3f}".format(found.ridge, *losses)
    pairs = [(said, j.right) for said, j in zip(found.held_out, judged, strict=True)]
    yield from reliability.table("held out", reliability.bins(pairs))
    yield from reliability.table("the news", reliability.bins(pairs[: len(fresh)]))
    said = HEAD.format(
        reports=len(judged), articles=len({j.document for j in judged}), names=", ".join(tuned), ridge=found.ridge
    )
    head = textwrap.fill(" ".join(said.split()), 118, initial_indent="# ", subsequent_indent="# ") + "\n"
    lines = [f"base: {found.base:.2f}", "weights:"]
    lines += [f"  {name}: {weight:.2f}" for name, weight in found.weights.items() if abs(weight) >= 0.01]
    to.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")


def _share(of: Sequence[Judged]) -> float:
    return sum(j.right for j in of) / (len(of) or 1)


def measure(shared: Path, image: Path | None) -> Iterator[str]:
    """The tables of the five and the 22, and the picture of both."""
    sets = {"the five": five(shared), "22 more": more(shared)}
    found = {name: reliability.bins((j.said, j.right) for j in of) for name, of in sets.items()}
    for name, of in found.items():
        yield from reliability.table(name, of)
    if image is not None:
        image.write_text(reliability.svg(found), encoding="utf-8")
        yield f"drawn: {image}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables, or fit; 2 where the articles are not there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="the folder of shared articles")
    parser.add_argument("--image", type=Path, help="where to draw the plot (SVG)")
    parser.add_argument("--fit", action="store_true", help="fit the weights anew")
    parser.add_argument("--coded", type=Path, action="append", default=[], help="further articles to fit on")
    given = parser.parse_args(arguments)
    if not (given.shared / "exam" / "gold").is_dir():
        sys.stderr.write(f"there is no {given.shared / 'exam'}\n")
        return 2
    if given.fit:
        reports.LEAST = 0.0  # a fit must also see the reports that are too unsure to be told
        sets = {"the exam's five": five(given.shared), "the demo": demo()}
        sets |= {folder.name: coded(folder) for folder in given.coded}
        lines = fit(list(news(given.shared / "data")), sets)
    else:
        lines = measure(given.shared, given.image)
    for line in lines:
        sys.stdout.write(line + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
