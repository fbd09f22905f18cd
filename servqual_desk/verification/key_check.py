"""A protected file's chains: each has a key of its own, or a line of one that has vouches for it as far as it goes.

Two kinds of lines vouch for a chain without a key: the one that begins the first chain with a key when a file is protected, and
a merge's, for the chains of other, unprotected files. A chain that lost its key later was there when the next one began, and
nothing vouched for it then; so no later merge does.
"""

from collections.abc import Iterator, Sequence
from operator import attrgetter

from servqual_desk.store.chains import chains, has_keyed_chains, read_heads
from servqual_desk.store.sqlite import Database
from servqual_desk.verification.faults import Fault
from servqual_desk.verification.log_check import Pin


def check_keys(database: Database, pins: Sequence[Pin]) -> Iterator[Fault]:
    """The chains of a protected file that no key proves; nothing in a file that anybody can read."""
    if not has_keyed_chains(database):
        return
    found = chains(database)
    keyed = {chain.device for chain in found if chain.key}
    vouched = _vouched([pin for pin in pins if pin.by in keyed])
    for chain in found:
        if not chain.key and (chain.sequence, chain.head.hex()) not in vouched.get(chain.device, ()):
            yield Fault(code="chain_unkeyed", where=f"chain[{chain.device}]")


def _vouched(pins: Sequence[Pin]) -> dict[str, set[tuple[int, str]]]:
    """Device → the places up to which its chain is vouched for; none for one that stood there first without."""
    vouched: dict[str, set[tuple[int, str]]] = {}
    for pin in sorted(pins, key=attrgetter("sequence", "by")):
        for device, place in read_heads(pin.heads).items():
            is_new = device not in vouched
            places = vouched.setdefault(device, set())
            if pin.vouches and (is_new or places):
                places.add(place)
    return vouched
