"""JSON Schema of criteria files, for editors that complete and check while one types, and of the documents written."""

from __future__ import annotations

import json
from typing import Any

from sitescore.catalog import scoring_methods
from sitescore.model.criteria import CriteriaSet
from sitescore.model.scoring import parameter_schemas

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def criteria_schema() -> dict[str, Any]:
    """Return the schema of a criteria file."""
    from sitescore.model.judged import named_methods

    schema = CriteriaSet.model_json_schema()
    schema["properties"]["method"]["enum"] = list(scoring_methods())
    schema["$defs"]["Weighting"]["properties"]["method"]["enum"] = list(named_methods())
    return {"$schema": DIALECT, **schema, "allOf": parameter_schemas()}


def document_schema(name: str) -> dict[str, Any]:
    """Return the schema of a command's JSON documents, or of errors; `name` is one of `DOCUMENTS`.

    Examples
    --------
    >>> document_schema("errors")["required"]
    ['errors']
    """
    from pydantic import TypeAdapter

    from sitescore.model.documents import DOCUMENTS

    return {"$schema": DIALECT, **TypeAdapter(DOCUMENTS[name]).json_schema()}


def schema_text(name: str = "criteria") -> str:
    """Write the schema of criteria files, or of the documents of a command, as JSON."""
    schema = criteria_schema() if name == "criteria" else document_schema(name)
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
