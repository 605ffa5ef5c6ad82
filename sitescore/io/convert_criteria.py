"""Write a criteria file in another form that says the same."""

from __future__ import annotations

from pathlib import Path

from sitescore.errors import InputError, Place, refusal
from sitescore.io.bundled import bundled_criteria
from sitescore.io.criteria_file import criteria_path, parsed_criteria
from sitescore.io.criteria_writing import CRITERIA_WRITERS, without_dates
from sitescore.io.files import form_of_file, read_bytes
from sitescore.io.json_text import parse_json
from sitescore.io.spreadsheet import ENDINGS, open_book
from sitescore.model.criteria import CriteriaSet


def is_of_criteria(name: str, output: str) -> bool:
    """Tell whether a conversion is of criteria, not of sites: by the name, the ending, or what the file holds."""
    form = Path(name).suffix.lower()
    if form == ".toml" or name in bundled_criteria():
        return True
    if form not in (".json", *ENDINGS) or Path(output).suffix.lower() not in CRITERIA_WRITERS:
        return False
    try:
        return _holds_criteria(read_bytes(name), form, name)
    except (InputError, ValueError):
        return False


def _holds_criteria(data: bytes, form: str, name: str) -> bool:
    if form in ENDINGS:
        return {"Set", "Criteria"} <= set(open_book(data, name).names)
    document = parse_json(data.decode("utf-8-sig"))
    return isinstance(document, dict) and "criteria" in document


def converted_criteria(name: str, output: str) -> str | bytes:
    """Write a criteria file in the form that an output's ending names: .toml, .json or .xlsx.

    Comments are not kept. What is written is read back and compared.

    Raises
    ------
    InputError
        With every problem in the file, or if the other form cannot say the same.
    """
    form = form_of_file(output, CRITERIA_WRITERS, "criteria are")
    path = criteria_path(name)
    parsed = parsed_criteria(read_bytes(path), path.suffix.lower(), name)
    try:
        content = CRITERIA_WRITERS[form](without_dates(parsed.document))
        data = content.encode() if isinstance(content, str) else content
        different = _different(parsed.criteria, parsed_criteria(data, form, output).criteria)
    except InputError as error:
        different = str(error.problems[0].message)
    except (TypeError, ValueError) as error:
        different = str(error)
    if different:
        what = f"read back from there, the criteria are not what they are: {different}"
        raise refusal("SC252", Place(output), what, "nothing was written")
    return content


def _different(one: CriteriaSet, other: CriteriaSet) -> str:
    """Name the first part in which two sets differ; "" where they do not."""
    for part in CriteriaSet.model_fields:
        first, second = getattr(one, part), getattr(other, part)
        in_order = list(first) == list(second) if isinstance(first, dict) else True
        if first != second or not in_order:
            return part
    return ""
