"""Whatever the bytes: a result or an error that says what to do, never another exception."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.edits import edited
from tests.fuzz.targets import TARGETS, outcome

FEW, FEWER = 40, 4


@pytest.mark.parametrize("name", TARGETS)
def test_sound_inputs_are_read(tmp_path, name):
    for seed in TARGETS[name].seeds():
        outcome(TARGETS[name], seed, tmp_path)


@pytest.mark.parametrize("name", TARGETS)
def test_any_input_gives_a_result_or_an_error(tmp_path_factory, name):
    target = TARGETS[name]
    folder, seeds = tmp_path_factory.mktemp(name), target.seeds()

    @settings(max_examples=FEWER if target.costly else FEW, suppress_health_check=list(HealthCheck))
    @given(edited(seeds) | st.binary(max_size=60))
    def holds(data):
        outcome(target, data, folder)

    holds()
