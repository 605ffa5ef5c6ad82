"""Units that a cell's number format shows beside its number."""

from __future__ import annotations

from decimal import Decimal

from sitescore.io.sheet import Shown
from sitescore.model.units import is_money, is_money_of, is_unit


def unit_shown(cell: Shown) -> str:
    """Return the unit or currency that is shown with a number; "" where the texts around it are none.

    Examples
    --------
    >>> unit_shown(Shown(12, "", "km")), unit_shown(Shown(12, "€", "/MWh")), unit_shown(Shown(12, "noin", "pistettä"))
    ('km', '€/MWh', '')
    """
    if is_unit(cell.after):
        return cell.after
    if is_money(cell.before) and (not cell.after or cell.after.startswith("/")):
        return cell.before + cell.after
    return ""


def as_shown(cell: Shown, told: str) -> tuple[str, float, str]:
    """Split what is shown into a text before, a number and its unit; `told` is the unit that its header or row says.

    Where no unit is shown, or only the currency of the one told, the number is the one stored.

    Examples
    --------
    >>> as_shown(Shown(12000, "noin", "km", 1000), ""), as_shown(Shown(45, "", "€"), "EUR/MWh")
    (('noin', 12.0, 'km'), ('', 45, ''))
    """
    unit = unit_shown(cell)
    if not unit or (is_money_of(unit, told) and cell.scale == 1):
        return "", cell.value, ""
    number = cell.value if cell.scale == 1 else float(Decimal(repr(cell.value)) / Decimal(repr(cell.scale)))
    return "" if unit.startswith(cell.before) else cell.before, number, unit
