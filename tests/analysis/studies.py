"""Small studies, written as a user would write them, and the way back from a matrix to a changed study."""

from __future__ import annotations

import csv
import io
import json

import sitescore as ss
from sitescore.assembly import assemble
from sitescore.model.documents.rank import RankDocument

TWO = """\
format = 1
id = "two"
title = { en = "Land and a port" }
missing = "range"
[needs]
land_ha = 20
[factors.site]
title = "The site"
[criteria.free_land]
factor = "site"
title = "Free land / need"
unit = "ha"
relative_to = "land_ha"
weight = 60
value = { kind = "piecewise_linear", points = [[1, 0], [3, 1]] }
knock_out = "< 1"
[criteria.port_distance]
factor = "site"
title = "Distance to port"
unit = "km"
weight = 40
value = { kind = "linear", worst = 100, best = 1 }
"""
TWO_SITES = """\
site,name,free_land,port_distance
north,North harbour,50,2
south,South field,30,40
east,East yard,12,5
"""

DEEP = """\
format = 1
id = "deep"
title = "Three levels"
missing = "range"
[factors.people]
title = "People"
weight = 3
[factors.ground]
title = "Ground"
weight = 1
[factors.routes]
title = "Routes"
parent = "ground"
weight = 2
[factors.sea]
title = "Sea"
parent = "routes"
weight = 1
[criteria.staff]
factor = "people"
title = "Staff"
weight = 1
value = { kind = "linear", worst = 0, best = 10 }
[criteria.schools]
factor = "people"
title = "Schools"
weight = 3
value = { kind = "linear", worst = 0, best = 10 }
[criteria.plot]
factor = "ground"
title = "Plot"
weight = 2
value = { kind = "linear", worst = 0, best = 10 }
[criteria.rail]
factor = "routes"
title = "Rail"
weight = 3
value = { kind = "linear", worst = 10, best = 0 }
[criteria.fairway]
factor = "sea"
title = "Fairway"
weight = 5
value = { kind = "linear", worst = 0, best = 10 }
[criteria.quay]
factor = "sea"
title = "Quay"
weight = 5
value = { kind = "linear", worst = 0, best = 10 }
"""
DEEP_SITES = """\
site,staff,schools,plot,rail,fairway,quay
a,8,2,5,1,9,5
b,3,9,5,4,2,5
c,6,6,5,,n/a,5
"""


def sites_in(folder, text):
    return ss.read_sites(written(folder / "sites.csv", text))


def criteria(folder, text, **settings):
    return ss.read_criteria(written(folder / "criteria.toml", text), **settings)


def written(path, text):
    """A new file in the place of one that may be there: to write over a file makes some disks wait."""
    path.unlink(missing_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def study(folder, sites=TWO_SITES, text=TWO, **settings):
    """Read and assemble a study from the texts of its two files."""
    return assemble(sites_in(folder, sites), criteria(folder, text, **settings))


def run_of(matrix):
    """The document of `rank` as it is written and read again."""
    return RankDocument.model_validate(json.loads(json.dumps(ss.rank(matrix, draws=0).to_dict() | {"warnings": []})))


def flat(columns, rows, *, weights=None, **extra):
    """Texts of a study with linear criteria from 0 to 1, no factors, and cells as given."""
    weights = weights or dict.fromkeys(columns, 1)
    head = 'format = 1\nid = "flat"\ntitle = "Flat"\nmissing = "range"\n'
    parts = [
        f'[criteria.{name}]\ntitle = "{name.upper()}"\nweight = {weights[name]}\n'
        + extra.get(name, "value = { kind = 'linear', worst = 0, best = 1 }\n")
        for name in columns
    ]
    lines = [",".join(["site", *columns]), *(",".join(map(str, row)) for row in rows)]
    return "\n".join(lines) + "\n", head + "".join(parts)


def weight_settings(matrix, weights):
    """``--set`` settings that give every criterion the global weight asked for."""
    settings = []
    under: dict[str, float] = dict.fromkeys(matrix.factors, 0.0)
    count: dict[str, int] = dict.fromkeys(matrix.factors, 0)
    for name, weight in zip(matrix.criteria, weights, strict=True):
        above = matrix.nodes[name].parent
        while above is not None:
            under[above] += weight
            count[above] += weight > 0
            above = matrix.nodes[above].parent
    for name, weight in zip(matrix.criteria, weights, strict=True):
        above = matrix.nodes[name].parent
        empty = above is not None and under[above] <= 0
        settings += [f"criteria.{name}.weight={1.0 if empty else float(max(weight, 0))!r}"]
        settings += [f"criteria.{name}.weight_range=[0, 1e12]"]
    for name in matrix.factors:
        settings += [f"factors.{name}.weight={float(under[name])!r}", f"factors.{name}.weight_range=[0, 1e12]"]
    return settings


def with_cell(text, site, criterion, measurement):
    """A long table of measurements with one of them changed to an exact figure."""
    rows = list(csv.reader(io.StringIO(text)))
    for row in rows[1:]:
        if row[:2] == [site, criterion]:
            row[2:5] = [repr(float(measurement)), "", ""]
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()


PAIR = """\
format = 1
id = "pair"
title = "Two of one factor"
missing = "range"
[factors.a]
title = "A"
weight = 1
[criteria.x]
factor = "a"
title = "X"
unit = "km"
weight = 1
value = { kind = "linear", worst = 0, best = 10 }
controllable = "site"
[criteria.y]
factor = "a"
title = "Y"
unit = "km"
weight = 1
value = { kind = "linear", worst = 0, best = 10 }
controllable = "site"
"""


DATED = """\
format = 1
id = "dated"
title = "Dated"
missing = "range"
[needs]
mw = 80
[time]
as_of = "2026"
kept_per_year = 0.5
stale_after = 3
[criteria.grid]
title = "Grid"
relative_to = "mw"
unit = "MW"
value = { kind = "piecewise_linear", points = [[0.5, 0], [1.5, 1]] }
knock_out = "< 0.5"
[criteria.port]
title = "Port"
unit = "km"
value = { kind = "linear", worst = 100, best = 0 }
not_yet = "full"
[criteria.park]
title = "Park"
value = { kind = "levels", levels = { none = 0.1, partial = 0.5, full = 1 } }
[criteria.road]
title = "Road"
unit = "km"
value = { kind = "linear", range = "observed", direction = "min" }
not_yet = "nothing"
"""
DATED_SITES = """\
site,criterion,value,low,high,unit,source,date,quality,available_from,used
a,grid,60,,,MW,grid company,2025,A,,
a,grid,120,,,MW,grid company,2025,B,2028,
a,grid,40,30,50,MW,consultant,2025,C,,no
a,port,30,,,km,map,2021,A,,
a,park,none,,,,town,2025,B,,
a,park,full,,,,town,2025,D,2028,
a,road,4,,,km,map,2025,A,,
b,grid,90,,,MW,grid company,2025,A,,
b,port,60,,,km,map,2025,A,,
b,port,10,,,km,map,2025,D,2030,
b,park,partial,,,,town,2028,A,,
b,road,6,,,km,,,,,
b,road,1,,,km,town,2025,D,2030,
c,grid,100,,,MW,grid company,2025,C,,
c,port,50,,,km,map,2025,A,,
c,park,partial,,,,town,2025,C,,
c,park,full,,,,developer,2025,D,,no
c,road,9,,,km,map,2025,C,,
"""
"""Figures in all states of being old, promised for later, weak, and said otherwise by another source."""
