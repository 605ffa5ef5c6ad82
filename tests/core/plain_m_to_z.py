"""The methods from MABAC to TODIM for one table, cell by cell as their papers write them."""

from __future__ import annotations

from math import dist, prod, sqrt
from sys import float_info


def column(x, j):
    return [row[j] for row in x]


def by_length(x):
    return [[row[j] / sqrt(sum(v * v for v in column(x, j))) for j in range(len(row))] for row in x]


def ranged(x, d):
    ends = [(min(column(x, j)), max(column(x, j))) for j in range(len(d))]
    return [
        [
            (v - low) / (high - low) if way > 0 else (high - v) / (high - low)
            for v, (low, high), way in zip(row, ends, d, strict=True)
        ]
        for row in x
    ]


def best(x, d):
    return [max(column(x, j)) if way > 0 else min(column(x, j)) for j, way in enumerate(d)]


def worst(x, d):
    return best(x, [-way for way in d])


def mabac(x, w, d):
    v = [[wj * (n + 1) for wj, n in zip(w, row, strict=True)] for row in ranged(x, d)]
    border = [prod(column(v, j)) ** (1 / len(v)) for j in range(len(d))]
    return [sum(a - g for a, g in zip(row, border, strict=True)) for row in v]


def mairca(x, w, d):
    return [sum(wj / len(x) - wj / len(x) * n for wj, n in zip(w, row, strict=True)) for row in ranged(x, d)]


def marcos(x, w, d):
    ideal, anti_ideal = best(x, d), worst(x, d)

    def total(row):
        return sum(wj * (v / i if way > 0 else i / v) for v, i, wj, way in zip(row, ideal, w, d, strict=True))

    scores = []
    for row in x:
        minus, plus = total(row) / total(anti_ideal), total(row) / total(ideal)
        f_minus, f_plus = plus / (plus + minus), minus / (plus + minus)
        scores.append((plus + minus) / (1 + (1 - f_plus) / f_plus + (1 - f_minus) / f_minus))
    return scores


def moora(x, w, d):
    return [sum(way * wj * n for way, wj, n in zip(d, w, row, strict=True)) for row in by_length(x)]


def moora_reference(x, w, d):
    shares = by_length(x)
    reference = best(shares, d)
    return [max(abs(wj * r - wj * n) for wj, r, n in zip(w, reference, row, strict=True)) for row in shares]


def full_multiplicative(x, w, d):
    return [
        prod(v**wj for v, wj, way in zip(row, w, d, strict=True) if way > 0)
        / prod(v**wj for v, wj, way in zip(row, w, d, strict=True) if way < 0)
        for row in x
    ]


def multimoora(x, w, d):
    scores = [moora(x, w, d), [-s for s in moora_reference(x, w, d)], full_multiplicative(x, w, d)]
    places = [[sum(other > own + 1e-12 for other in part) for own in part] for part in scores]

    def dominates(a, b):
        ahead = sum(place[a] < place[b] for place in places)
        behind = sum(place[a] > place[b] for place in places)
        return ahead > behind

    return [sum(dominates(a, b) - dominates(b, a) for b in range(len(x))) for a in range(len(x))]


def moosra(x, w, d):
    sides = []
    for row in by_length(x):
        cells = list(zip(row, w, d, strict=True))
        sides.append([[n * wj for n, wj, way in cells if way == side] for side in (1, -1)])
    return [(sum(gains) if gains else 1) / (sum(costs) if costs else 1) for gains, costs in sides]


def ocra(x, w, d):
    def side(row, way):
        terms = [(wj, v, column(x, j)) for j, (wj, v, dj) in enumerate(zip(w, row, d, strict=True)) if dj == way]
        return sum(wj * ((v - min(c)) if way > 0 else (max(c) - v)) / min(c) for wj, v, c in terms)

    inputs, outputs = ([side(row, way) for row in x] for way in (-1, 1))
    both = [i - min(inputs) + o - min(outputs) for i, o in zip(inputs, outputs, strict=True)]
    return [value - min(both) for value in both]


def piv(x, w, d):
    v = [[wj * n for wj, n in zip(w, row, strict=True)] for row in by_length(x)]
    return [sum(abs(b - a) for a, b in zip(row, best(v, d), strict=True)) for row in v]


def _ideals(x, w, d):
    v = [[wj * n for wj, n in zip(w, row, strict=True)] for row in by_length(x)]
    columns = [sorted(column(v, j), reverse=way > 0) for j, way in enumerate(d)]
    return v, [list(row) for row in zip(*columns, strict=True)]


def probid(x, w, d):
    v, ideals = _ideals(x, w, d)
    m, scores = len(x), []
    average = [sum(column(v, j)) / m for j in range(len(d))]
    last_better = (m + 1) // 2 if m % 2 else m // 2
    for row in v:
        s = {k: dist(row, ideals[k - 1]) for k in range(1, m + 1)}
        positive = sum(s[k] / k for k in range(1, last_better + 1))
        negative = sum(s[k] / (m - k + 1) for k in range(last_better, m + 1))
        scores.append(1 / (1 + (positive / negative) ** 2) + dist(row, average))
    return scores


def probid_simple(x, w, d):
    v, ideals = _ideals(x, w, d)
    m, quarter, scores = len(x), max(1, len(x) // 4), []
    for row in v:
        s = {k: dist(row, ideals[k - 1]) for k in range(1, m + 1)}
        positive = sum(s[k] / k for k in range(1, quarter + 1))
        negative = sum(s[k] / (m - k + 1) for k in range(m + 1 - quarter, m + 1))
        scores.append(negative / positive if positive else float_info.max)
    return scores


def rafsi(x, w, d):
    low, high, scores = [min(column(x, j)) for j in range(len(d))], [max(column(x, j)) for j in range(len(d))], []
    for row in x:
        s = [5 / (b - a) * v + (b * 1 - a * 6) / (b - a) for v, a, b in zip(row, low, high, strict=True)]
        scores.append(sum(wj * (sj / 7 if way > 0 else 12 / 7 / (2 * sj)) for wj, sj, way in zip(w, s, d, strict=True)))
    return scores


def ram(x, w, d):
    def side(row, way):
        return sum(wj * v / sum(column(x, j)) for j, (wj, v) in enumerate(zip(w, row, strict=True)) if d[j] == way)

    return [(2 + side(row, 1)) ** (1 / (2 + side(row, -1))) for row in x]


def rim(x, w, d):
    scores = []
    for row in ranged(x, d):
        weighted = [wj * y for wj, y in zip(w, row, strict=True)]
        scores.append(dist(weighted, [0] * len(w)) / (dist(weighted, [0] * len(w)) + dist(weighted, w)))
    return scores


def rov(x, w, d):
    least = [sum(wj * n for wj, n, way in zip(w, row, d, strict=True) if way < 0) for row in ranged(x, d)]
    most = [sum(wj * n for wj, n, way in zip(w, row, d, strict=True) if way > 0) for row in ranged(x, d)]
    return [(a + b) / 2 for a, b in zip(least, most, strict=True)]


def todim(x, w, d, theta=1.0):
    parts = [[v if way > 0 else 1 / v for v, way in zip(row, d, strict=True)] for row in x]
    p = [[v / sum(column(parts, c)) for c, v in enumerate(row)] for row in parts]
    relative = [wc / max(w) for wc in w]

    def phi(i, j, c):
        apart = p[i][c] - p[j][c]
        if apart >= 0:
            return sqrt(relative[c] * apart / sum(relative))
        return -1 / theta * sqrt(sum(relative) * -apart / relative[c])

    delta = [sum(phi(i, j, c) for j in range(len(x)) for c in range(len(w))) for i in range(len(x))]
    return [(value - min(delta)) / (max(delta) - min(delta)) for value in delta]
