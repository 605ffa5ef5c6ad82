"""JSON Schema of criteria files, for editors that complete and check while one types."""

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


def criteria_schema_text() -> str:
    """Return the schema as it is kept in criteria/schema/criteria.schema.json."""
    return json.dumps(criteria_schema(), indent=2, ensure_ascii=False) + "\n"
