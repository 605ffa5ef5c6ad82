"""What a criteria file may name, as a document."""

from __future__ import annotations

from sitescore.report.document import Block, Column, Document, Heading, Table
from sitescore.report.views.viewing import Viewing
from sitescore.results.catalogue import Catalogue


def catalogue_view(catalogue: Catalogue, viewing: Viewing) -> Document:
    """Lay the names out, a table a kind."""
    words = viewing.words
    columns = [Column(words("name"), least=18), Column(words("parameters"), least=20), Column(words("what"), least=24)]
    blocks: list[Block] = []
    for kind in dict.fromkeys(entry.kind for entry in catalogue.entries):
        rows = [[e.name, e.parameters, e.summary] for e in catalogue.entries if e.kind == kind]
        blocks += [Heading(words(kind.replace(" ", "_"))), Table(columns, rows)]
    return Document(blocks)
