"""Texts in three languages."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from sitescore.model.text import Text

GIVEN = {  # name: given, en, fi, sv
    "plain": ("Port", "Port", "Port", "Port"),
    "all": ({"en": "Port", "fi": "Satama", "sv": "Hamn"}, "Port", "Satama", "Hamn"),
    "without_swedish": ({"en": "Port", "fi": "Satama"}, "Port", "Satama", "Satama"),
    "only_finnish": ({"fi": "Satama"}, "Satama", "Satama", "Satama"),
    "only_swedish": ({"sv": "Hamn"}, "Hamn", "Hamn", "Hamn"),
}


@pytest.mark.parametrize(("given", "en", "fi", "sv"), GIVEN.values(), ids=GIVEN.keys())
def test_every_language_has_a_text(given, en, fi, sv):
    assert Text.model_validate(given).by_language() == {"en": en, "fi": fi, "sv": sv}


@pytest.mark.parametrize("given", [{}, "", {"en": ""}, {"de": "Hafen"}, {"en": 5}, 5, None], ids=repr)
def test_refused(given):
    with pytest.raises(ValidationError):
        Text.model_validate(given)
