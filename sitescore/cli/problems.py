"""Problems as a person or a program reads them."""

from __future__ import annotations

import json
from collections.abc import Sequence

from sitescore.errors import Problem, SitescoreError

MOST = 50


def errors_as_text(error: SitescoreError, problems: Sequence[Problem]) -> str:
    """Write every problem on a line of its own, with its place first and its mend below."""
    if not problems:
        return f"sitescore: {error}\n"
    lines = []
    for problem in problems[:MOST]:
        lines.append(f"{problem.place}: {problem.code} {problem.message}")
        if problem.hint:
            lines.append(f"    {problem.hint}")
    if len(problems) > MOST:
        lines.append(f"… and {len(problems) - MOST} more; -f json lists all")
    count = f"{len(problems)} problem{'s' if len(problems) > 1 else ''}"
    lines.append(f"{count}; `sitescore help {problems[0].code}` explains a code")
    return "\n".join(lines) + "\n"


def errors_as_json(error: Exception, problems: Sequence[Problem]) -> str:
    """Write every problem as JSON."""
    listed = [problem.to_dict() for problem in problems] or [
        {
            "code": "",
            "file": None,
            "line": None,
            "column": None,
            "sheet": None,
            "cell": None,
            "message": str(error),
            "hint": "",
        }
    ]
    return json.dumps({"errors": listed}, ensure_ascii=False, indent=2) + "\n"
