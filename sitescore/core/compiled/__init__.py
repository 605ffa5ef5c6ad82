"""Kernels compiled by numba (extra `fast`) for large problems; the same sums in numpy stand where they are used."""
