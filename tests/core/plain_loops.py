"""Classical methods A to L and S to W written out from their definitions, one figure at a time, for tables above 0."""

from __future__ import annotations

from math import exp, hypot, log, prod, sqrt


def column(x, j):
    return [row[j] for row in x]


def linear(x, d):
    return [[v / max(column(x, j)) if d[j] > 0 else min(column(x, j)) / v for j, v in enumerate(row)] for row in x]


def ranges(x, d):
    def share(j, v):
        low, high = min(column(x, j)), max(column(x, j))
        return (v - low) / (high - low) if d[j] > 0 else (high - v) / (high - low)

    return [[share(j, v) for j, v in enumerate(row)] for row in x]


def vectors(x):
    return [[v / sqrt(sum(u * u for u in column(x, j))) for j, v in enumerate(row)] for row in x]


def weighted(x, w):
    return [[w[j] * v for j, v in enumerate(row)] for row in x]


def aras(x, w, d):
    best = [max(column(x, j)) if d[j] > 0 else min(column(x, j)) for j in range(len(d))]
    turned = [[v if d[j] > 0 else 1 / v for j, v in enumerate(row)] for row in [best, *x]]
    sums = [sum(w[j] * v / sum(column(turned, j)) for j, v in enumerate(row)) for row in turned]
    return [s / sums[0] for s in sums[1:]]


def aroman(x, w, d, beta=0.5, lam=0.5):
    a, b = ranges(x, [1] * len(d)), vectors(x)
    scores = []
    for i in range(len(x)):
        both = [w[j] * (beta * a[i][j] + (1 - beta) * b[i][j]) / 2 for j in range(len(d))]
        less = sum(v for j, v in enumerate(both) if d[j] < 0)
        more = sum(v for j, v in enumerate(both) if d[j] > 0)
        scores.append(less**lam + more ** (1 - lam))
    return scores


def cocoso(x, w, d, lam=0.5):
    n = ranges(x, d)
    s = [sum(w[j] * v for j, v in enumerate(row)) for row in n]
    p = [sum(v ** w[j] for j, v in enumerate(row)) for row in n]
    scores = []
    for si, pi in zip(s, p, strict=True):
        ka = (pi + si) / (sum(p) + sum(s))
        kb = si / min(s) + pi / min(p)
        kc = (lam * si + (1 - lam) * pi) / (lam * max(s) + (1 - lam) * max(p))
        scores.append((ka * kb * kc) ** (1 / 3) + (ka + kb + kc) / 3)
    return scores


def codas(x, w, d, tau=0.02):
    r = weighted(linear(x, d), w)
    ahead = [[v - min(column(r, j)) for j, v in enumerate(row)] for row in r]
    straight, taxicab = [hypot(*row) for row in ahead], [sum(row) for row in ahead]
    scores = []
    for ei, ti in zip(straight, taxicab, strict=True):
        pairs = [(ei - ek, ti - tk) for ek, tk in zip(straight, taxicab, strict=True)]
        scores.append(sum(e + (t if abs(e) >= tau else 0) for e, t in pairs))
    return scores


def copras(x, w, d):
    shares = [[w[j] * v / sum(column(x, j)) for j, v in enumerate(row)] for row in x]
    gains = [sum(v for j, v in enumerate(row) if d[j] > 0) for row in shares]
    costs = [sum(v for j, v in enumerate(row) if d[j] < 0) for row in shares]
    if any(costs):
        inverse = sum(min(costs) / c for c in costs)
        q = [g + min(costs) * sum(costs) / (c * inverse) for g, c in zip(gains, costs, strict=True)]
    else:
        q = gains
    return [v / max(q) for v in q]


def cradis(x, w, d):
    v = weighted(linear(x, d), w)
    ideal, anti_ideal = max(max(row) for row in v), min(min(row) for row in v)
    optimal = [max(column(v, j)) for j in range(len(d))]
    best_short, best_ahead = sum(ideal - u for u in optimal), sum(u - anti_ideal for u in optimal)
    short = [sum(ideal - u for u in row) for row in v]
    ahead = [sum(u - anti_ideal for u in row) for row in v]
    return [(best_short / s + a / best_ahead) / 2 for s, a in zip(short, ahead, strict=True)]


def edas(x, w, d):
    means = [sum(column(x, j)) / len(x) for j in range(len(d))]
    gains = [sum(w[j] * max(0, d[j] * (v - means[j])) / means[j] for j, v in enumerate(row)) for row in x]
    losses = [sum(w[j] * max(0, d[j] * (means[j] - v)) / means[j] for j, v in enumerate(row)) for row in x]
    return [(g / max(gains) + 1 - b / max(losses)) / 2 for g, b in zip(gains, losses, strict=True)]


def ervd(x, w, d, reference, lam=2.25, alpha=0.88):
    def worth(j, v):
        ahead = d[j] * (v - reference[j]) / sum(column(x, j))
        return ahead**alpha if ahead > 0 else -lam * (-ahead) ** alpha

    values = [[worth(j, v) for j, v in enumerate(row)] for row in x]
    near = [sum(w[j] * (max(column(values, j)) - v) for j, v in enumerate(row)) for row in values]
    far = [sum(w[j] * (v - min(column(values, j))) for j, v in enumerate(row)) for row in values]
    return [b / (a + b) for a, b in zip(near, far, strict=True)]


def gra(x, w, d, zeta=0.5):
    short = [[1 - v for v in row] for row in ranges(x, d)]
    least, greatest = min(min(row) for row in short), max(max(row) for row in short)
    return [sum(w[j] * (least + zeta * greatest) / (v + zeta * greatest) for j, v in enumerate(row)) for row in short]


def lmaw(x, w, d):
    standard = [[1 + v for v in row] for row in linear(x, d)]
    phi = [[log(v) / log(prod(column(standard, j))) for j, v in enumerate(row)] for row in standard]
    return [sum(2 * v ** w[j] / ((2 - v) ** w[j] + v ** w[j]) for j, v in enumerate(row)) for row in phi]


def spotis(x, w, d, bounds, esp=None):
    ideal = [bounds[j][1 if d[j] > 0 else 0] for j in range(len(d))]
    point = ideal if esp is None else esp
    return [sum(w[j] * abs(v - point[j]) / (bounds[j][1] - bounds[j][0]) for j, v in enumerate(row)) for row in x]


def balanced_spotis(x, w, d, bounds, esp, alpha=0.5):
    return [
        (1 - alpha) * a + alpha * b for a, b in zip(spotis(x, w, d, bounds), spotis(x, w, d, bounds, esp), strict=True)
    ]


def topsis(x, w, d):
    v = weighted(vectors(x), w)
    ideal = [max(column(v, j)) if d[j] > 0 else min(column(v, j)) for j in range(len(d))]
    worst = [min(column(v, j)) if d[j] > 0 else max(column(v, j)) for j in range(len(d))]
    near = [hypot(*(a - b for a, b in zip(row, ideal, strict=True))) for row in v]
    far = [hypot(*(a - b for a, b in zip(row, worst, strict=True))) for row in v]
    return [b / (a + b) for a, b in zip(near, far, strict=True)]


def vikor(x, w, d, v=0.5):
    regrets = [[w[j] * (1 - u) for j, u in enumerate(row)] for row in ranges(x, d)]
    s, r = [sum(row) for row in regrets], [max(row) for row in regrets]
    return [
        v * (si - min(s)) / (max(s) - min(s)) + (1 - v) * (ri - min(r)) / (max(r) - min(r))
        for si, ri in zip(s, r, strict=True)
    ]


def compromise(s, r, q):
    """Members of the compromise set by the steps of Opricovic and Tzeng (2004), for a table without ties."""
    order = sorted(range(len(q)), key=q.__getitem__)
    first, second, needed = order[0], order[1], 1 / (len(q) - 1)
    if q[second] - q[first] < needed:
        return {i for i in order if q[i] - q[first] < needed}
    return {first} if s[first] == min(s) or r[first] == min(r) else {first, second}


def wpm(x, w, d):
    return [exp(sum(w[j] * log(v) for j, v in enumerate(row))) for row in linear(x, d)]


def waspas(x, w, d, lam=0.5):
    totals = [sum(w[j] * v for j, v in enumerate(row)) for row in linear(x, d)]
    return [lam * a + (1 - lam) * b for a, b in zip(totals, wpm(x, w, d), strict=True)]
