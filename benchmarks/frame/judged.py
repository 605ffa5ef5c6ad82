"""Goals judged by what was measured."""

from __future__ import annotations

from benchmarks.frame.rounds import Found
from benchmarks.frame.row import AtMost, FasterThan, Goal, Megabytes, Role, SameAs


def met(goal: Goal, found: Found) -> bool:
    """Tell whether a goal is met; one that could not be measured is not."""
    match goal:
        case AtMost(ratio):
            return any(1 / found.ratio(name) <= ratio for name in goal.names)
        case FasterThan(ratio, than):
            return found.ratio(than) >= ratio
        case Megabytes(most):
            return found.megabytes(found.ours.name) <= most
        case SameAs(within, other):
            apart = found.by_name[other].apart
            return apart is not None and apart <= within


def faults(found: Found) -> list[str]:
    """Say which contestants could not be run, or answered otherwise than ours."""
    said = []
    for one in found.row.contestants:
        cell = found.by_name[one.name]
        if cell.problem:
            said.append(f"{one.name} {cell.problem}")
        elif one.agrees is not None and cell.apart is not None and not cell.apart <= one.agrees:
            said.append(f"{one.name} answers otherwise: {cell.apart:.2g} apart, {one.agrees:g} allowed")
    return said


def remarks(found: Found) -> list[str]:
    """Say what a reader has to know of the contestants of a row."""
    said = []
    for one in found.row.contestants:
        cell = found.by_name[one.name]
        scaled = one.role is not Role.OURS and cell.size != found.size and not cell.problem
        times = one.stands_for(found.size, cell.size)
        parts = [one.said, f"run at {cell.size:,} sites, times {times:g}" if scaled else ""]
        if any(parts):
            said.append(f"{one.name}: {'; '.join(part for part in parts if part)}")
    return said
