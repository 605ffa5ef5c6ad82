"""Rank reversal on a study's own values, against the checks run by hand."""

from __future__ import annotations

import json

import numpy as np
import pytest

import sitescore as ss
from sitescore.catalog import table_methods
from sitescore.core.agreement.rank_reversal import RANK_REVERSAL_CHECKS
from sitescore.errors import InputError
from sitescore.report.views import document_of
from sitescore.report.views.viewing import Viewing
from sitescore.report.wording import Words
from tests.analysis.studies import flat, study

ROWS = [["a", 0.4, 0.42, 0.7], ["b", 0.5, 0.36, 0.6], ["c", 0.0, 0.4, 0.9], ["d", 0.3, 0.0, 0.2]]


def test_counts_are_those_of_the_checks(tmp_path):
    matrix = study(tmp_path, *flat("xyz", ROWS))
    found = ss.rank_reversal(matrix, ["topsis"], trials=50, seed=3)
    method = table_methods()["topsis"]
    for check, result in found.found["topsis"].items():
        by_hand = RANK_REVERSAL_CHECKS[check](
            lambda *given: method.places(method.score(*given)),
            matrix.values,
            matrix.weights,
            np.ones(3),
            trials=50,
            seed=3,
        )
        assert (result.trials, result.reversals) == (by_hand.trials, by_hand.reversals)


def test_a_sum_of_values_never_turns_sites_round(tmp_path):
    found = ss.rank_reversal(study(tmp_path, *flat("xyz", ROWS)), ["wsm"])
    assert not any(result.reversals for result in found.own.values())
    assert any(result.reversals for result in found.found["wsm"].values())
    example = next(row for row in found.to_rows() if row["reversals"])
    assert not example["own"]
    assert set(example["sites"].split()) <= {"a", "b", "c", "d"}
    assert json.loads(json.dumps(found.to_dict()))["trials"] == 100


@pytest.mark.parametrize("language", ["en", "fi", "sv"])
@pytest.mark.parametrize("method", ["weighted_sum", "topsis"])
def test_the_reader_is_told_of_the_own_method(tmp_path, language, method):
    table, criteria = flat("xyz", ROWS)
    matrix = study(tmp_path, table, f'method = "{method}"\n{criteria}')
    found = ss.rank_reversal(matrix, ["wsm"])
    lines = [getattr(block, "text", "") for block in document_of(found, Viewing(words=Words(language))).blocks]
    assert any(method in line for line in lines)


def test_same_seed_same_answer(tmp_path):
    matrix = study(tmp_path, *flat("xyz", ROWS))
    assert ss.rank_reversal(matrix, ["vikor"]).to_rows() == ss.rank_reversal(matrix, ["vikor"]).to_rows()


@pytest.mark.parametrize(("asked", "message"), [({"methods": ["tops"]}, "no method"), ({"trials": 0}, "1 or more")])
def test_refused(tmp_path, asked, message):
    with pytest.raises(InputError, match=message):
        ss.rank_reversal(study(tmp_path, *flat("xyz", ROWS)), **asked)


def test_the_own_method_is_not_its_namesake(tmp_path):
    """TOPSIS on fixed ideals looks at one site at a time and cannot reverse; the paper's can, and does here."""
    table, criteria = flat("xyz", ROWS)
    fixed = f'method = "topsis"\n{criteria}\n[method_parameters]\nideal = "fixed"\n'
    found = ss.rank_reversal(study(tmp_path, table, fixed), ["topsis"])
    assert not any(result.reversals for result in found.own.values())
    assert any(result.reversals for result in found.found["topsis"].values())


def test_sets_that_a_method_cannot_rate_cost_it_that_check_only(tmp_path):
    """CoCoSo divides by the least sum, which is 0 for the worse of two sites."""
    found = ss.rank_reversal(study(tmp_path, *flat("xyz", ROWS)), ["cocoso"]).found["cocoso"]
    assert found["pairs"] is None
    assert found["clone"] is not None


def test_one_site_is_too_few(tmp_path):
    with pytest.raises(InputError, match="two sites or more"):
        ss.rank_reversal(study(tmp_path, *flat("xyz", ROWS[:1])))
