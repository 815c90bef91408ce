"""Coordinates are a latitude and a longitude, each as precise as it is written and as wide as the fact allows."""

from __future__ import annotations

from decimal import Decimal

import pytest

from discrepancies.kinds import coordinates
from discrepancies.language.reading import Context, Reading, Unreadable
from discrepancies.model import Fact, Place, Tolerance

PLACE = Fact("place", "Where?", "coordinates", Place("x", 1, 1))


def read(text: str, language: str | None = None, metres: int = 0) -> tuple[Reading, Reading]:
    fact = Fact("place", "Where?", "coordinates", Place("x", 1, 1), tolerance=Tolerance(Decimal(metres)))
    (lat_name, lat), (lon_name, lon) = coordinates.read(text, fact, Context(None, language))
    assert (lat_name, lon_name) == ("lat", "lon")
    assert all(one.soft_low <= one.low < one.high <= one.soft_high for one in (lat, lon))
    return lat, lon


def middle(reading: Reading) -> float:
    return round((reading.low + reading.high) / 2, 6)


@pytest.mark.parametrize(
    ("text", "language", "lat", "lon"),
    [
        ("48.7793, 8.0805", None, 48.7793, 8.0805),
        ("48.7793 8.0805", None, 48.7793, 8.0805),
        ("48.7793,8.0805", None, 48.7793, 8.0805),
        ("(48.7793°, 8.0805°)", None, 48.7793, 8.0805),
        ("48,7793; 8,0805", "de", 48.7793, 8.0805),
        ("-3.5581, 98.6717", None, -3.5581, 98.6717),
        ("−0.5, +10.25", None, -0.5, 10.25),
        ("lat 48.77, lon: 8.08", None, 48.77, 8.08),
        ("10.5 N, 66.9 W", None, 10.5, -66.9),
        ("N 48.7793 E 8.0805", None, 48.7793, 8.0805),
        ("66.9°W 10.5°N", None, 10.5, -66.9),
        ("48°46′45″N 8°04′50″E", None, 48.779167, 8.080556),
        ("48°46.75'N 8°4.83'W", None, 48.779167, -8.0805),
        ("10°30' south, 66°54' west", None, -10.5, -66.9),
        ("10°N 66°O", "es", 10, -66),
        ("10°N 66°O", "fr", 10, -66),
        ("10°N 66°O", "de", 10, 66),
        ("10°S 66°L", "pt-BR", -10, 66),
        ("55°45′ с. ш. 37°37′ в. д.", "ru", 55.75, 37.616667),
        ("50.45° пн. ш., 30.52° сх. д.", "uk", 50.45, 30.52),
        ("北纬39.9 东经116.4", "zh", 39.9, 116.4),
        ("31.5 ش, 34.4 ق", "ar", 31.5, 34.4),
    ],
)
def test_forms(text: str, language: str | None, lat: float, lon: float) -> None:
    assert tuple(map(middle, read(text, language))) == (lat, lon)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("48.7793", "is not a latitude and a longitude"),
        ("48,7793", "is not a latitude and a longitude"),
        ("about 48.1, 8.2", "is not a latitude and a longitude"),
        ("48.1, 8.2, 120", "is not a latitude and a longitude"),
        ("91, 8", "at most 90°"),
        ("8.08, 181.5", "at most 180°"),
        ("48°75'N 8°10'E", "60 minutes or seconds"),
        ("10N 20N", "two latitudes or two longitudes"),
        ("-10 S, 20 E", "a sign and a side"),
        ("-10 N, 20 E", "a sign and a side"),
        ("10°N 66°O", "west in Spanish and east in German"),
        ("10 km, 20 km", "no side of the world"),
    ],
)
def test_what_is_not_certain_is_refused(text: str, wrong: str) -> None:
    with pytest.raises(Unreadable, match=wrong):
        read(text)


def _share(one: Reading, other: Reading) -> bool:
    (low, high), (least, most) = (
        (each.low, each.high) if each.firm_low is None or each.firm_high is None else (each.firm_low, each.firm_high)
        for each in (one, other)
    )
    return low <= most and least <= high


def test_what_rounds_to_the_digits_written_is_no_other_place() -> None:
    one, other = read("48.7793, 8.08048"), read("48.779301, 8.0805")
    assert all(map(_share, one, other))
    assert not _share(read("48.7793, 8")[0], read("48.7794, 8")[0])
    assert read("48.779, 8.08") == read("48.779° N 8.08° E")


def test_the_tolerance_is_metres_on_the_ground() -> None:
    north, south = "60.00000, 10.00000", "60.00050, 10.00000"  # 56 metres
    assert not _share(read(north, metres=50)[0], read(south, metres=50)[0])
    assert _share(read(north, metres=60)[0], read(south, metres=60)[0])
    assert read(north, metres=50)[0][:2] == read(north)[0][:2]  # what is said stays as it is
    east = "60.00000, 10.00090"  # 50 metres at that latitude
    assert not _share(read(north, metres=45)[1], read(east, metres=45)[1])
    assert _share(read(north, metres=55)[1], read(east, metres=55)[1])


def test_saying() -> None:
    lat, lon = read("48.7793, -8.08")
    assert coordinates.say(lat.low, lat.high, PLACE) == "48.7793°"
    assert coordinates.say(lon.low, lon.high, PLACE) == "-8.08°"
    assert coordinates.bounds(1.5, 2.5) == (1.5, 2.5)
