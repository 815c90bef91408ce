"""What the word behind a number measures, in the three languages that figures are read in.

A claim is in its fact's unit, a quote in the source's: "20-second" for s, "dos años" for years. Signs keep their
capitals, words do not. Whether one can be converted to the other is for `language.units` to say.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from discrepancies.language.folding import fold
from discrepancies.language.units import TEMPERATURES, same_unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from discrepancies.evidence.figures import Figure

_MEASURES = {
    "second": "second seconds sec secs segundo segundos",
    "minute": "minute minutes min mins minuto minutos",
    "hour": "hour hours hr hrs hora horas",
    "day": "day days dia dias",
    "week": "week weeks semana semanas",
    "month": "month months mes meses",
    "year": "year years yr yrs ano anos",
    "decade": "decade decades decada decadas",
    "century": "century centuries siglo siglos seculo seculos",
    "millimetre": "millimetre millimeter millimetres millimeters mm milimetro milimetros",
    "centimetre": "centimetre centimeter centimetres centimeters cm centimetro centimetros",
    "metre": "metre meter metres meters metro metros",
    "kilometre": "kilometre kilometer kilometres kilometers km kms kilometro kilometros quilometro quilometros",
    "inch": "inch inches pulgada pulgadas polegada polegadas",
    "foot": "foot feet",
    "yard": "yard yards yarda yardas jarda jardas",
    "mile": "mile miles milla millas milha milhas",
    "hectare": "hectare hectares ha hectarea hectareas",
    "acre": "acre acres",
    "square metre": "square_metre square_meter square_metres square_meters metros_cuadrados metros_quadrados",
    "square kilometre": "square_kilometre square_kilometer square_kilometres square_kilometers square_km sq_km "
    "kilometros_cuadrados quilometros_quadrados",
    "gram": "gram grams gramme grammes gramo gramos grama gramas",
    "kilogram": "kilogram kilograms kg kgs kilo kilos kilogramo kilogramos quilo quilos quilograma quilogramas",
    "pound": "pound pounds lb lbs libra libras",
    "tonne": "tonne tonnes tonelada toneladas",
    "litre": "litre liter litres liters litro litros",
    "%": "percent por_ciento por_cento per_cent",
    "$": "dollar dollars dolar dolares",
    "EUR": "euro euros eur",
}
_WORDS = {word.replace("_", " "): unit for unit, of in _MEASURES.items() for word in of.split()}
_SIGNS = {
    "s": "second",
    "h": "hour",
    "m": "metre",
    "g": "gram",
    "t": "tonne",
    "l": "litre",
    "L": "litre",
    "%": "%",
    "$": "$",
    "€": "EUR",
    "US$": "USD",
    "USD": "USD",
    "£": "£",
    "GBP": "£",
    "R$": "BRL",
    "BRL": "BRL",
}
_DOLLARS = {"$": "USD", "USD": "$"}
"""With its country or without: a paper writes both of one sum."""
_MOST_WORDS = 3
_BEHIND = re.compile(r"[\s-]{0,3}([^\s,.;:!?()“”\"]{1,40}(?:[^\S\n][^\s,.;:!?()“”\"]{1,40}){0,3})")
_OVER = re.compile(r"/| per | por ")


@lru_cache(maxsize=4096)
def unit_behind(behind: str, unit: str | None) -> str | None:
    """The unit that the words behind a number begin with, as `language.units` knows it; None where they name none.

    What is another word for the fact's own `unit` is given as that: "segundos" is "s" where the fact is in s.
    """
    for written in beginnings(behind):
        if same_unit(written, unit):
            return unit
        if known := _known(written):
            asked = _known(unit) if unit else None
            return unit if asked and asked in (known, _DOLLARS.get(known)) else known
    return None


def words_behind(text: str, figure: Figure) -> str:
    """The words that say what a number is of, with a rate in full: "km per hour"; a sign may stand before it."""
    words = _BEHIND.match(text, figure.end)
    return words[1] if words and figure.unit and words[1].startswith(figure.unit) else figure.unit or ""


def unit_written(behind: str) -> str | None:
    """The unit that the words behind a number begin with, as written; None where they name no measure."""
    return next((written for written in beginnings(behind) if _known(written)), None)


def beginnings(behind: str) -> Iterator[str]:
    """The first words, the most first: "square km of forest" may be in square kilometres, "km per hour" not in km."""
    split = [word.strip(",.;:()") for word in behind.replace("-", " ").split()]
    for length in range(min(_MOST_WORDS, len(split)), 0, -1):
        if split[length : length + 1] not in (["per"], ["por"]):
            yield " ".join(split[:length])


def _known(written: str) -> str | None:
    """The measure that words or a sign stand for; of a rate ("km/h", "km per hour") the words themselves."""
    over = _OVER.split(written)
    if len(over) == 2:
        return written if all(map(_known, over)) else None
    return _SIGNS.get(written) or _WORDS.get(fold(written)) or (written if written.lower() in TEMPERATURES else None)
