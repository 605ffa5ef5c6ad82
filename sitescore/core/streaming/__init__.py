"""Scores of tables larger than memory: what is kept of a block of rows, and how two such parts become one.

A part of the table is scored by a pure function; the parts of its answer merge in any order to the
same bits, because they are counts, exact sums, extremes and the best rows by a total order.
"""
