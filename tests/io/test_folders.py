"""Several files into one folder: all or none."""

from __future__ import annotations

import pytest

from sitescore.errors import InputError
from sitescore.io.folders import write_all_whole

FILES = {"a.svg": b"<svg/>", "b.png": b"\x89PNG"}


def inside(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_the_folder_is_made_and_filled(tmp_path):
    write_all_whole(tmp_path / "new" / "deep", FILES)
    assert inside(tmp_path / "new" / "deep") == FILES


def test_other_files_stay_and_those_of_the_name_are_replaced(tmp_path):
    (tmp_path / "a.svg").write_bytes(b"old")
    (tmp_path / "mine.txt").write_bytes(b"mine")
    write_all_whole(tmp_path, FILES)
    assert inside(tmp_path) == {**FILES, "mine.txt": b"mine"}


def test_a_file_in_the_folder_s_place(tmp_path):
    (tmp_path / "taken").write_bytes(b"")
    with pytest.raises(InputError, match="SC230"):
        write_all_whole(tmp_path / "taken", FILES)
    assert (tmp_path / "taken").read_bytes() == b""


def test_nothing_is_written_where_one_name_is_taken_by_a_folder(tmp_path):
    (tmp_path / "b.png").mkdir()
    with pytest.raises(InputError, match=r"SC230.*b\.png is a folder"):
        write_all_whole(tmp_path, FILES)
    assert [path.name for path in tmp_path.iterdir()] == ["b.png"]


def test_an_error_on_the_way_leaves_no_folder_behind(tmp_path):
    with pytest.raises(InputError, match="nothing was written"):
        write_all_whole(tmp_path / "new" / "deep", {"a.svg": b"", "no/such/folder.svg": b""})
    assert list(tmp_path.iterdir()) == []
