"""Rows of the benchmark, a file for each group; none is imported here, since peers have not all libraries."""

GROUPS = ("scoring", "values", "outranking", "sensitivity", "fronts", "commands", "streams")
