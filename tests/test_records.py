"""Our dataclasses do what the library's do: every rule is tried on both."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import math
import pickle
import re
from pathlib import Path
from typing import Any

import pytest

from sitescore import records


def _classes(dataclass: Any) -> dict[str, Any]:
    @dataclass(frozen=True, slots=True)
    class Plain:
        """Said in words."""

        a: int
        b: float = 2.0
        c: list[int] = dataclasses.field(default_factory=list, compare=False)

        def __post_init__(self) -> None:
            if self.a < 0:
                object.__setattr__(self, "a", 0)

    @dataclass(slots=True)
    class Open:
        a: int
        seen: int = dataclasses.field(init=False, default=3)
        rest: dict[str, int] = dataclasses.field(init=False, repr=False, default_factory=dict)
        later: int = dataclasses.field(init=False)

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Named(Plain):
        d: str

    @dataclass(frozen=True, slots=True, eq=False)
    class Apart:
        a: int

    @dataclass(frozen=True, slots=True)
    class Own:
        a: int

        def __repr__(self) -> str:
            return "own"

        def __eq__(self, other: object) -> bool:
            return True

        def __hash__(self) -> int:
            return 7

    @dataclass(frozen=True, slots=True)
    class Nothing:
        pass

    @dataclass(frozen=True)
    class Loose:
        a: int

    return {kind.__name__: kind for kind in (Plain, Open, Named, Apart, Own, Nothing, Loose)}


KINDS = {"ours": _classes(records.dataclass), "the library's": _classes(dataclasses.dataclass)}
both = pytest.mark.parametrize("kinds", KINDS.values(), ids=KINDS)


@both
def test_values_come_by_position_and_by_name_and_the_rest_are_defaults(kinds: dict[str, Any]) -> None:
    plain, named = kinds["Plain"], kinds["Named"]
    assert dataclasses.astuple(plain(1)) == (1, 2.0, [])
    assert dataclasses.astuple(plain(1, c=[4], b=3.0)) == (1, 3.0, [4])
    assert dataclasses.astuple(named(1, 5.0, d="x")) == (1, 5.0, [], "x")
    assert plain(1).c is not plain(1).c
    assert plain(-5).a == 0


@both
@pytest.mark.parametrize(
    ("kind", "args", "given"),
    [
        ("Plain", (), {}),
        ("Plain", (), {"b": 1.0}),
        ("Plain", (1, 2.0, [], 4), {}),
        ("Plain", (1,), {"a": 1}),
        ("Plain", (1,), {"z": 1}),
        ("Named", (1, 2.0, [], "x"), {}),
        ("Named", (1,), {}),
        ("Open", (1, 2), {}),
        ("Open", (1,), {"seen": 4}),
        ("Nothing", (1,), {}),
    ],
)
def test_what_does_not_fit_is_refused(
    kinds: dict[str, Any], kind: str, args: tuple[object, ...], given: dict[str, object]
) -> None:
    with pytest.raises(TypeError, match=kind):
        kinds[kind](*args, **given)


@both
def test_what_is_not_given_is_made_beside(kinds: dict[str, Any]) -> None:
    made = kinds["Open"](1)
    assert (made.a, made.seen, made.rest) == (1, 3, {})
    assert not hasattr(made, "later")
    made.later, made.a = 9, 2
    assert (made.later, made.a) == (9, 2)
    with pytest.raises(AttributeError):
        made.elsewhere = 1


@both
@pytest.mark.parametrize("kind", ["Plain", "Named", "Apart", "Loose"])
def test_what_is_frozen_cannot_be_changed(kinds: dict[str, Any], kind: str) -> None:
    made = kinds[kind](1, d="x") if kind == "Named" else kinds[kind](1)
    with pytest.raises(dataclasses.FrozenInstanceError, match="a"):
        made.a = 2
    with pytest.raises(dataclasses.FrozenInstanceError, match="a"):
        del made.a
    assert made.a == 1


@both
def test_equal_ones_are_alike_in_what_is_compared(kinds: dict[str, Any]) -> None:
    plain = kinds["Plain"]
    assert plain(1, c=[1]) == plain(1, c=[2])
    assert hash(plain(1, c=[1])) == hash(plain(1, c=[2]))
    assert plain(1) != plain(2)
    assert plain(1) != (1, 2.0, [])
    assert plain(1) != kinds["Named"](1, d="x")
    assert plain(1, math.nan) == plain(1, math.nan)  # as in tuples: the same object is equal
    assert kinds["Nothing"]() == kinds["Nothing"]()
    assert kinds["Apart"](1) != kinds["Apart"](1)
    assert len({kinds["Apart"](1), kinds["Apart"](1)}) == 2
    with pytest.raises(TypeError, match="unhashable"):
        hash(kinds["Open"](1))


@both
def test_methods_of_its_own_stay(kinds: dict[str, Any]) -> None:
    own = kinds["Own"]
    assert (repr(own(1)), own(1) == 5, hash(own(1))) == ("own", True, 7)


@both
def test_they_are_written_as_they_are_made(kinds: dict[str, Any]) -> None:
    assert repr(kinds["Plain"](1)).endswith("Plain(a=1, b=2.0, c=[])")
    open_one = kinds["Open"](1)
    open_one.later = 9
    assert repr(open_one).endswith("Open(a=1, seen=3, later=9)")
    held = kinds["Plain"](1)
    held.c.append(held)
    assert repr(held).endswith("Plain(a=1, b=2.0, c=[...])")


@both
@pytest.mark.parametrize("kind", ["Plain", "Named", "Loose"])
def test_signatures_say_what_is_taken(kinds: dict[str, Any], kind: str) -> None:
    theirs = inspect.signature(KINDS["the library's"][kind])
    shown = inspect.signature(kinds[kind])
    assert [*shown.parameters] == [*theirs.parameters]
    assert [each.kind for each in shown.parameters.values()] == [each.kind for each in theirs.parameters.values()]
    assert shown.parameters["a"].annotation == "int"


@both
def test_the_library_knows_them(kinds: dict[str, Any]) -> None:
    plain = kinds["Plain"]
    assert dataclasses.is_dataclass(plain)
    assert plain.__match_args__ == ("a", "b", "c")
    assert plain.__doc__ == "Said in words."
    assert dataclasses.replace(plain(1), b=7.0) == plain(1, 7.0)
    assert dataclasses.asdict(plain(1)) == {"a": 1, "b": 2.0, "c": []}
    assert not hasattr(plain(1), "__dict__")
    with pytest.raises(TypeError, match="frozen"):
        dataclasses.dataclass(type("Below", (plain,), {"__annotations__": {}}))


@records.dataclass(frozen=True, slots=True)
class Sent:
    """At the top of a module, so that it can be found again."""

    a: int
    b: tuple[int, ...] = ()


@pytest.mark.parametrize("way", [copy.copy, copy.deepcopy, lambda x: pickle.loads(pickle.dumps(x))])
def test_they_are_copied_and_sent(way: Any) -> None:
    assert way(Sent(1, (2, 3))) == Sent(1, (2, 3))


def test_a_field_without_default_does_not_follow_one_with() -> None:
    for dataclass in (records.dataclass, dataclasses.dataclass):
        with pytest.raises(TypeError, match="non-default argument 'b' follows default argument"):
            dataclass(slots=True)(type("Wrong", (), {"__annotations__": {"a": "int", "b": "int"}, "a": 1}))


@both
def test_signatures_are_of_classes_that_are_made_so(kinds: dict[str, Any]) -> None:
    plain = kinds["Plain"]

    class Below(plain):
        def __init__(self, q: int) -> None:
            super().__init__(q)

    assert [*inspect.signature(Below).parameters] == ["q"]
    with pytest.raises(TypeError, match="callable"):
        inspect.signature(plain(1))


def test_none_of_their_methods_is_compiled_anew() -> None:
    written = {name: getattr(Sent, name).__code__ for name in ("__init__", "__eq__", "__hash__", "__setattr__")}
    assert {code.co_filename for code in written.values()} == {records.__file__}


def test_all_dataclasses_of_ours_are_made_here() -> None:
    root = Path(records.__file__).parent
    elsewhere = re.compile(r"^\s*(from dataclasses import .*\bdataclass\b|@dataclasses\.dataclass)", re.MULTILINE)
    found = [path.name for path in root.rglob("*.py") if elsewhere.search(path.read_text(encoding="utf-8"))]
    assert found == ["records.py"]
