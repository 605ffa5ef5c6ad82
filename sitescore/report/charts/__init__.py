"""Charts as SVG: one module a chart, each a function of a result that returns an element as text."""
