"""Third-party additions to a built-in table, found by entry point."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, TypeVar

from sitescore.errors import SitescoreError

T = TypeVar("T")


class PluginError(SitescoreError):
    """An installed plug-in cannot be used."""


class Extended(Mapping[str, T]):
    """A built-in table with what other packages register under `group`.

    Installed packages are searched only when a name is not built in or all names are
    asked for: the search costs more than ranking twenty sites.
    """

    def __init__(self, group: str, builtin: Mapping[str, T]) -> None:
        self._group, self._builtin = group, builtin

    def __getitem__(self, name: str) -> T:
        return self._builtin[name] if name in self._builtin else self._all()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def _all(self) -> Mapping[str, T]:
        return {**self._builtin, **_found(self._group, frozenset(self._builtin))}


def extended(group: str, builtin: Mapping[str, T]) -> Mapping[str, T]:
    """Return `builtin` together with what other packages register under `group`."""
    return Extended(group, builtin)


@cache
def _found(group: str, taken: frozenset[str]) -> Mapping[str, Any]:
    from importlib.metadata import entry_points

    found: dict[str, Any] = {}
    for point in entry_points(group=group):
        if point.name in taken or point.name in found:
            raise PluginError(f"{point.value}: the name {point.name!r} in {group} is taken")
        try:
            found[point.name] = point.load()
        except Exception as error:
            raise PluginError(f"{point.value}: {error}") from error
    return MappingProxyType(found)
