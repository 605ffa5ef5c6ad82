"""Tables that are worked out when they are asked for."""

from __future__ import annotations

import numpy as np
import pytest

from sitescore.core.checks import Floats
from sitescore.core.tables import Tables


def test_a_table_is_worked_out_once_and_only_when_asked_for() -> None:
    calls: list[str] = []

    def later() -> Floats:
        calls.append("later")
        return np.eye(2)

    tables = Tables({"now": np.ones(3), "later": later})
    assert list(tables) == ["now", "later"]
    assert len(tables) == 2
    assert "later" in tables
    assert "other" not in tables
    assert calls == []
    assert tables["later"] is tables["later"]
    assert calls == ["later"]


@pytest.mark.parametrize("name", ["now", "later"])
def test_nobody_can_write_to_a_table(name: str) -> None:
    table = Tables({"now": np.ones((2, 2)), "later": lambda: np.ones((2, 2))})[name]
    with pytest.raises(ValueError, match="read-only"):
        table[0, 0] = 2


def test_no_other_name_is_known() -> None:
    with pytest.raises(KeyError, match="other"):
        Tables({"now": np.ones(1)})["other"]
