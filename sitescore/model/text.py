"""A title or sentence in English, Finnish and Swedish, as far as it is given."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, model_validator

LANGUAGES = ("en", "fi", "sv")


class Text(BaseModel):
    """A text in one language or more; a plain string counts as English."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, defer_build=True)
    en: str | None = None
    fi: str | None = None
    sv: str | None = None

    @model_validator(mode="before")
    @classmethod
    def _plain_is_english(cls, given: Any) -> Any:
        return {"en": given} if isinstance(given, str) else given

    @model_validator(mode="after")
    def _something_is_given(self) -> Text:
        if not (self.en or self.fi or self.sv):
            raise ValueError("a text in at least one of en, fi, sv is needed")
        return self

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: Any, handler: Any) -> dict[str, Any]:
        """Describe the plain string as well."""
        by_language = handler(core_schema)
        return {"anyOf": [{"type": "string", "minLength": 1}, {**by_language, "minProperties": 1}]}

    def by_language(self) -> dict[str, str]:
        """Return the text for every language, another language's where one is missing."""
        fallback = self.en or self.fi or self.sv or ""
        return {"en": fallback, "fi": self.fi or fallback, "sv": self.sv or self.fi or fallback}
