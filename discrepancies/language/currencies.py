"""Currencies as they are written: by sign, by code and in words. None is ever converted to another.

A dollar sign is a US dollar unless a letter says whose; what several countries call theirs (a peso, a rupee) is the
fact's own currency only where the fact is declared in the same word.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from discrepancies.language.languages import ENGLISH, numbers_of
from discrepancies.language.phrases import keyed, plain

if TYPE_CHECKING:
    from collections.abc import Mapping

_SIGNS = {
    "$": "$",
    "US$": "USD",
    "U.S.$": "USD",
    "$US": "USD",
    "A$": "AUD",
    "AU$": "AUD",
    "C$": "CAD",
    "CA$": "CAD",
    "NZ$": "NZD",
    "HK$": "HKD",
    "S$": "SGD",
    "R$": "BRL",
    "MX$": "MXN",
    "NT$": "TWD",
    "€": "EUR",
    "£": "GBP",
    "¥": "¥",
    "￥": "¥",
    "₹": "INR",
    "₽": "RUB",
    "₴": "UAH",
    "₺": "TRY",
    "₪": "ILS",
    "₩": "KRW",
    "₦": "NGN",
    "Rs": "Rs",
    "Rs.": "Rs",
    "Bs": "VES",
    "Bs.": "VES",
    "zł": "PLN",
    "Kč": "CZK",
    "kr": "kr",
    "Fr.": "franc",
}
_CODES = frozenset(
    (
        *("AED", "ARS", "AUD", "BDT", "BGN", "BOB", "BRL", "CAD", "CHF", "CLP", "CNY", "COP"),
        *("CZK", "DKK", "EGP", "EUR", "GBP", "HKD", "HUF", "IDR", "ILS", "INR", "IRR", "JPY"),
        *("KES", "KRW", "KZT", "MAD", "MXN", "MYR", "NGN", "NOK", "NZD", "PEN", "PHP", "PKR"),
        *("PLN", "QAR", "RON", "RUB", "SAR", "SEK", "SGD", "THB", "TRY", "TWD", "UAH", "USD"),
        *("UYU", "VEF", "VES", "VND", "ZAR", "KWD", "JOD", "IQD", "LBP", "SYP", "DZD", "TND", "LYD", "OMR", "BHD"),
        *("YER", "SDG", "AFN", "BYN", "GEL", "AMD", "AZN", "UZS", "MDL", "RSD", "ALL", "ISK", "GHS", "ETB", "LKR"),
    )
)
_ANY_SIGN = "|".join(map(re.escape, sorted(_SIGNS, key=len, reverse=True)))
BEFORE = re.compile(rf"(?:{_ANY_SIGN}|(?:{'|'.join(sorted(_CODES))})(?![A-Za-z])) ?")
"""A currency as it stands before a number, by its sign or its code."""


def currency_before(text: str) -> tuple[str, str]:
    """The currency that stands before a number, as written ("" where none does), and the text behind it."""
    match = BEFORE.match(text)
    return ("", text) if match is None else (match[0].strip(), text[match.end() :])


@cache
def _words(code: str) -> Mapping[str, str]:
    return keyed({**numbers_of(ENGLISH.code).currencies, **numbers_of(code).currencies})


def currency_of(written: str, code: str = ENGLISH.code) -> str | None:
    """The code of a currency, or the word or sign that several have in common; None where it is no currency."""
    if written in _CODES:
        return written
    return _SIGNS.get(written) or _words(code).get(plain(written))


def same_currency(written: str, unit: str, code: str) -> bool:
    """Whether what a source writes is certainly the fact's own currency."""
    said, own = currency_of(written, code), currency_of(unit)
    if said is None or own is None:
        return False
    yen = "CNY" if code == "zh" else "JPY"
    return said == own or {said, own} in ({"$", "USD"}, {"¥", yen})
