"""Weights of confidence fitted on judged reports: a logistic regression with a ridge, by Newton's method.

The ridge is chosen by leaving out one article at a time: a weight must help on articles that it was not fitted on.
Articles that reading was improved on are right more often than others; they have a base of their own, and only their
weights count.
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from communique.evaluate.judged import Judged

Floats = NDArray[np.float64]
RIDGES = (1.0, 2.0, 4.0, 8.0, 16.0, 32.0)
FEWEST = 8  # reports that must show a mark for it to have a weight
STEPS = 30


@dataclass(frozen=True, slots=True)
class Fit:
    """Log odds by mark, what they start from, the ridge, and what each report would be given by a fit that has not
    seen its article."""

    base: float
    weights: dict[str, float]
    ridge: float
    held_out: tuple[float, ...]


def fit(fresh: Sequence[Judged], tuned: Sequence[Judged]) -> Fit:
    """The weights for these reports, the base that of the fresh ones. `held_out` is of the fresh, then of the tuned.

    Raises ValueError where there are too few to fit anything.
    """
    judged = [*fresh, *tuned]
    counted = Counter(mark for j in judged for mark in j.marks)
    names = sorted(mark for mark, n in counted.items() if FEWEST <= n <= len(judged) - FEWEST)
    if len({j.document for j in judged}) < 2 or len({j.right for j in judged}) < 2:
        raise ValueError("weights need reports right and wrong, of two articles or more")
    x = np.array([[1.0, float(i >= len(fresh)), *(float(n in j.marks) for n in names)] for i, j in enumerate(judged)])
    y = np.array([float(j.right) for j in judged])
    documents = np.array([j.document for j in judged])
    tried = {ridge: _held_out(x, y, documents, ridge) for ridge in RIDGES}
    ridge = min(RIDGES, key=lambda r: log_loss(tried[r].tolist(), y.tolist()))
    found = _newton(x, y, ridge)
    weights = {name: round(float(w), 2) for name, w in zip(names, found[2:], strict=True)}
    return Fit(round(float(found[0]), 2), weights, ridge, tuple(float(p) for p in tried[ridge]))


def log_loss(said: Sequence[float], right: Sequence[float]) -> float:
    """The mean log loss (nats): what a bet at these odds costs."""
    return -sum(math.log(p if r else 1 - p) for p, r in zip(said, right, strict=True)) / len(said)


def _held_out(x: Floats, y: Floats, documents: NDArray[np.str_], ridge: float) -> Floats:
    out = np.zeros(len(y))
    for document in np.unique(documents):
        one = documents == document
        out[one] = _odds(x[one], _newton(x[~one], y[~one], ridge))
    return out


def _odds(x: Floats, weights: Floats) -> Floats:
    out: Floats = np.clip(1 / (1 + np.exp(-(x @ weights))), 0.01, 0.99)
    return out


def _newton(x: Floats, y: Floats, ridge: float) -> Floats:
    """Weights of least ridge-penalised log loss; the bases (the first two columns) are free."""
    penalty = np.full(x.shape[1], ridge)
    penalty[:2] = 1e-3
    weights = np.zeros(x.shape[1])
    for _ in range(STEPS):
        p = _odds(x, weights)
        slope = x.T @ (p - y) + penalty * weights
        bend = (x * (p * (1 - p))[:, None]).T @ x + np.diag(penalty)
        step = np.linalg.solve(bend, slope)
        weights = weights - step
        if float(np.abs(step).max()) < 1e-8:
            break
    return weights
