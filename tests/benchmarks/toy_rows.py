"""Rows that are done at once, for the tests of the frame."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import partial

import numpy as np

from benchmarks.frame.row import AtMost, Contestant, FasterThan, Megabytes, Role, Row, SameAs

BURNS = "import time\nwhile time.process_time() < 0.3: pass"
HELD = 40_000_000


def numbers(size, seed):
    return np.random.default_rng(seed).random(size)


def total(given):
    return np.array([given.sum()])


def total_off(given, *, by):
    return total(given) + by


def refuse(given):
    raise RuntimeError(f"cannot add {given.size} numbers of /some/folder/file.csv")


def burn(given):
    subprocess.run([sys.executable, "-c", BURNS], check=True)
    return total(given)


def hold(given):
    held = np.ones(HELD, dtype=np.uint8)
    return total(given) + held[0] - 1


def hold_most_of_memory(given):
    held = np.empty(int(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") * 0.6), dtype=np.uint8)
    return total(given) + held[0]


def contestants(ours, *others):
    return (Contestant(name="ours", work=ours, role=Role.OURS), *others)


ROWS = (
    Row(
        work="total",
        setup=numbers,
        size=1000,
        quick=100,
        contestants=contestants(
            total,
            Contestant(name="same", work=total, role=Role.PLAIN, agrees=0),
            Contestant(name="near", work=partial(total_off, by=0.5), role=Role.PEER, agrees=1.0, said="a rough one"),
            Contestant(name="wrong", work=partial(total_off, by=2.0), role=Role.PEER, agrees=1.0),
            Contestant(name="failing", work=refuse, role=Role.PEER),
            Contestant(name="missing", work=total, role=Role.PEER, environment="nowhere"),
            Contestant(name="small", work=total, role=Role.LIMIT, size=10, agrees=0, quick=False),
        ),
        goals=(SameAs(1.0, "near"), SameAs(1.0, "wrong"), FasterThan(1e-9, "failing"), AtMost(1e9, "same")),
    ),
    Row(work="hold most of memory", setup=numbers, size=10, quick=10, contestants=contestants(hold_most_of_memory)),
    Row(work="burn", setup=numbers, size=10, quick=10, contestants=contestants(burn)),
    Row(work="hold", setup=numbers, size=10, quick=10, contestants=contestants(hold), goals=(Megabytes(38),)),
)
