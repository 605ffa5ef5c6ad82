"""Write a text into a file and read it as sites or criteria."""

from __future__ import annotations

import pytest

from sitescore.errors import InputError
from sitescore.io.criteria_file import read_criteria
from sitescore.io.sites_file import read_sites


def file_of(folder, content, name):
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def sites_of(folder, content, name="sites.csv", **settings):
    return read_sites(file_of(folder, content, name), **settings)


def site_problems(folder, content, name="sites.csv", **settings):
    with pytest.raises(InputError) as caught:
        sites_of(folder, content, name, **settings)
    return caught.value.problems


def criteria_of(folder, content, name="criteria.toml", **settings):
    return read_criteria(file_of(folder, content, name), **settings)


def criteria_problems(folder, content, name="criteria.toml", **settings):
    with pytest.raises(InputError) as caught:
        criteria_of(folder, content, name, **settings)
    return caught.value.problems


def located(problems):
    return [(p.code, p.place.line, p.place.column) for p in problems]


def text_at(content, place):
    """What stands in `content` from a place on, to the end of its line."""
    return content.split("\n")[place.line - 1][place.column - 1 :].rstrip("\r")
