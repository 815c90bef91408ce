"""How often a password may be tried: soon only now and then, but never so that others are kept out.

Tries are counted by name and by address. Whoever has signed in from an address before is counted for that alone: so
somebody who tries a colleague's name all night, or from the newsroom's one address, keeps no colleague out.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from ipaddress import IPv6Address, ip_address
from typing import NamedTuple

MOST = 10_000
"""Of how many names, or addresses, tries are remembered: the latest."""


class Rate(NamedTuple):
    """So many tries at once, then one every so many seconds."""

    burst: int
    seconds: float


NAME, ADDRESS = Rate(8, 15), Rate(40, 2)


class Counts:
    """Tries of each of many, forgotten with time."""

    def __init__(self, rate: Rate) -> None:
        self.rate = rate
        self._levels: OrderedDict[Hashable, tuple[float, float]] = OrderedDict()

    def __contains__(self, key: Hashable) -> bool:
        return key in self._levels

    def wait(self, key: Hashable, now: float) -> float:
        """Seconds until this one may try again; 0 where it may now."""
        return max(0.0, self._level(key, now) - self.rate.burst + 1) * self.rate.seconds

    def add(self, key: Hashable, now: float, tries: int) -> None:
        """Count a try, or take one back (-1)."""
        self._levels[key] = max(0.0, self._level(key, now) + tries), now
        self._levels.move_to_end(key)
        while len(self._levels) > MOST:
            self._levels.popitem(last=False)

    def _level(self, key: Hashable, now: float) -> float:
        level, at = self._levels.get(key, (0.0, now))
        return max(0.0, level - max(0.0, now - at) / self.rate.seconds)


class Slowing:
    """What is counted of all who try. Not for two threads at once."""

    def __init__(self) -> None:
        self._names, self._unknown, self._addresses = Counts(NAME), Counts(NAME), Counts(ADDRESS)
        self._familiar = Counts(NAME)

    def tries(self, name: str, exists: bool, address: str, now: float) -> float:
        """Seconds that a try by this name from this address has to wait; where it has not to, 0, it is counted."""
        counted = self._of(name, exists, address)
        wait = max(counts.wait(key, now) for counts, key in counted)
        if not wait:
            for counts, key in counted:
                counts.add(key, now, 1)
        return wait

    def succeeded(self, name: str, address: str, now: float) -> None:
        """Take back what was counted of a try that was right; this name is familiar at this address from now on."""
        for counts, key in self._of(name, True, address):
            counts.add(key, now, -1)
        self._familiar.add((name, _network(address)), now, 0)

    def _of(self, name: str, exists: bool, address: str) -> tuple[tuple[Counts, Hashable], ...]:
        network = _network(address)
        if (name, network) in self._familiar:
            return ((self._familiar, (name, network)),)
        # What names nobody has is remembered apart: no end of them makes a name that somebody has forgotten.
        return (self._names if exists else self._unknown, name), (self._addresses, network)


def _network(address: str) -> str:
    """An address, of the newer kind the part that a household or an office gets."""
    try:
        read = ip_address(address.partition("%")[0])
    except ValueError:
        return address[:100]
    return address if not isinstance(read, IPv6Address) or read.ipv4_mapped else str(int(read) >> 64)
