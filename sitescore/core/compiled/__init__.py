"""Kernels compiled by numba (extra `fast`) for large problems; where they are used, the same stands without numba."""
