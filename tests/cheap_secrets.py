"""Passphrases and PINs that cost next to nothing to stretch, in this process; one that it starts makes them so itself.

The program has no switch for it: a command that the tests start as a person would pays what a person pays.
"""

from servqual_desk.people import pins
from servqual_desk.store import device_keys, passphrases

STRETCHING = (pins, passphrases, device_keys)
REAL_COSTS = {module.__name__: module.COSTS for module in STRETCHING}
CHEAP = (1, 8, 1)  # passes, KiB, lanes: the least that Argon2id takes


def make_secrets_cheap() -> None:
    for module in STRETCHING:
        module.COSTS = CHEAP
