"""A small criteria file for the tests to break."""

from __future__ import annotations

SMALL = """\
format = 1
id = "small"
title = "Small"
missing = "range"

[needs]
land_ha = 40
grid_mw = 80

[factors.energy]
title = "Energy"
weight = 2

[factors.logistics]
title = "Logistics"

[factors.sea]
title = "Sea"
parent = "logistics"

[criteria.capacity]
factor = "energy"
title = "Capacity"
unit = "MW"
relative_to = "grid_mw"
weight = 3
weight_range = [1, 5]
value = { kind = "piecewise_linear", points = [[0.5, 0], [2, 1]] }
knock_out = "< 1"

[criteria.port]
factor = "sea"
title = { en = "Port", fi = "Satama" }
unit = "km"
value = { kind = "linear", worst = 100, best = 0 }

[profiles.large]
title = "Large"
needs = { grid_mw = 300 }
weights = { energy = 3 }
knock_out = { port = "> 50" }
"""
