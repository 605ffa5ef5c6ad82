"""Rank candidate sites for heavy industry on weighted criteria, and say how far the ranking can be trusted."""

__version__ = "0.1.0"
