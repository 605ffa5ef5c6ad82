"""``--plots``: charts as files, all or none."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from sitescore.report import plots
from tests.cli.running import LEAVES, few_sites, has_option, run

CALLS = {
    "rank": (["rank", "finland"], {"contributions", "rank_intervals", "scores", "map"}),
    "sensitivity": (["sensitivity", "finland"], {"tornado", "stability", "weight_permitting"}),
    "robustness": (["robustness", "finland", "--draws", "200"], {"acceptability", "rank_intervals", "uncertainty"}),
    "scenarios": (["scenarios", "finland"], {"scenarios"}),
    "explain": (["explain", "finland", "oulu"], {"profile", "value_zoning"}),
    "explain_vs": (["explain", "finland", "oulu", "--vs", "raahe"], {"profile", "value_zoning"}),
}


@pytest.fixture
def _svg_only(monkeypatch):
    monkeypatch.setattr(plots, "png_available", lambda: False)


def test_the_commands_with_charts_are_these():
    assert {name for name, command in LEAVES.items() if has_option(command, "--plots")} == {
        arguments[0] for arguments, _ in CALLS.values()
    }


@pytest.mark.usefixtures("_svg_only")
@pytest.mark.parametrize("name", CALLS)
def test_charts_are_files_that_stand_alone(name, tmp_path):
    arguments, expected = CALLS[name]
    folder = tmp_path / "new" / "plots"
    found = run(*few_sites(arguments, tmp_path), "--plots", folder, "--lang", "fi")
    assert found.status == 0, found.err
    assert str(folder) in found.err
    files = {path.stem: path for path in folder.iterdir()}
    assert files.keys() >= expected
    for path in files.values():
        assert path.suffix == ".svg"
        text = path.read_text(encoding="utf-8")
        assert text.startswith("<?xml")
        assert "prefers-color-scheme" in text
        assert ET.fromstring(text).get("role") == "img"


def test_the_result_is_the_same_with_charts(tmp_path):
    arguments = few_sites(["rank", "finland", "-f", "json"], tmp_path)
    assert run(*arguments).out == run(*arguments, "--plots", tmp_path / "plots").out


def test_two_runs_write_the_same_bytes(tmp_path):
    for name in ("one", "two"):
        run(*few_sites(["rank", "finland"], tmp_path), "--plots", tmp_path / name)
    one, two = ({path.name: path.read_bytes() for path in (tmp_path / name).iterdir()} for name in ("one", "two"))
    assert one == two
    assert one


def test_a_folder_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "taken").write_text("")
    found = run(*few_sites(["rank", "finland"], tmp_path), "--plots", tmp_path / "taken" / "plots")
    assert found.status != 0
    assert "SC230" in found.err
    assert found.out == ""
    assert "Traceback" not in found.whole


def test_steps_have_no_charts(tmp_path):
    arguments = few_sites(["explain", "finland", "oulu", "--steps", "topsis"], tmp_path)
    found = run(*arguments, "--plots", tmp_path / "plots")
    assert "leave out --plots" in found.err
    assert not (tmp_path / "plots").exists()


def test_png_stands_beside_svg_where_it_can_be_drawn(tmp_path):
    pytest.importorskip("resvg_py", reason="PNG needs sitescore[charts]")
    if not plots.png_available():
        pytest.skip("no sans-serif font is installed")
    run(*few_sites(["scenarios", "finland"], tmp_path), "--plots", tmp_path / "plots")
    png = (tmp_path / "plots" / "scenarios.png").read_bytes()
    assert png.startswith(b"\x89PNG")
    width = int.from_bytes(png[16:20], "big")
    assert width == 720 * plots.PIXELS
