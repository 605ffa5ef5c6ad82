"""What a criteria file says of evidence and time: what the grades mean, what is old, what a promise counts."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, Strict

from sitescore.core.dates import period
from sitescore.model.text import Text

CONFIG = ConfigDict(extra="forbid", frozen=True, defer_build=True)

GradeId = Literal["A", "B", "C", "D"]
NotYet = Literal["nothing", "part", "full"]
Years = Annotated[float, Strict(), Field(gt=0, le=1000, allow_inf_nan=False)]


class GradeText(BaseModel):
    """What a grade of evidence means, and whether it is weak."""

    model_config = CONFIG
    title: Text = Field(description="What a figure of this grade is, in a few words.")
    weak: bool = Field(default=False, strict=True, description="Whether a score that rests on it is said to be weak.")


def _grade(en: str, fi: str, sv: str, *, weak: bool = False) -> GradeText:
    """Make a text of ours, which need not be checked each time the program starts."""
    return GradeText.model_construct(title=Text.model_construct(en=en, fi=fi, sv=sv), weak=weak)


DEFAULT_GRADES: Mapping[GradeId, GradeText] = MappingProxyType(
    {
        "A": _grade("exact and sourced", "tarkka ja lähteestä", "exakt och ur källa"),
        "B": _grade(
            "computed or graded from a source", "laskettu tai luokiteltu lähteestä", "beräknad eller graderad ur källa"
        ),
        "C": _grade(
            "vague, old or a proxy",
            "epämääräinen, vanha tai sijaismitta",
            "vag, gammal eller en ersättning",
            weak=True,
        ),
        "D": _grade(
            "letter of intent or judgement", "aiesopimus tai arvio", "avsiktsförklaring eller bedömning", weak=True
        ),
    }
)


def _as_date(given: Any) -> str:
    """Read a year written as a number, a date of TOML, or a text."""
    text = str(given) if not isinstance(given, bool | float) else ""
    period(text)
    return text


class Time(BaseModel):
    """The date of the study, and what figures count before and after their time."""

    model_config = CONFIG
    as_of: Annotated[str, BeforeValidator(_as_date)] | None = Field(
        None, description="Date of the study: 2029, 2029-06 or 2029-06-30; --as-of overrules it."
    )
    not_yet: NotYet = Field("part", description="What a figure counts before the date from which it is available.")
    kept_per_year: Annotated[float, Strict(), Field(gt=0, le=1, allow_inf_nan=False)] = Field(
        0.8, description="Share of a promise that is left for each year to wait, for not_yet = part."
    )
    stale_after: Years | None = Field(None, description="Years after which a figure is reported as old.")
