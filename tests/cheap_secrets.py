"""Passphrases and PINs that cost next to nothing to stretch, in this process and in those forked from it.

The program has no switch for it: what a process that the tests start as a person would stretches, costs what it costs.
"""

from servqual_desk.people import pins
from servqual_desk.store import device_keys, passphrases

STRETCHING = (pins, passphrases, device_keys)
REAL_COSTS = {module.__name__: module.COSTS for module in STRETCHING}
CHEAP = (1, 8, 1)  # passes, KiB, lanes: the least that Argon2id takes


def make_secrets_cheap() -> None:
    for module in STRETCHING:
        module.COSTS = CHEAP
