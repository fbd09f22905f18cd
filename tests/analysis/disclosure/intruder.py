"""Somebody who has everything that was printed, and a solver: what each hidden count may be, in whole people."""

from collections.abc import Sequence

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp


class Intruder:
    """Writes down what is printed about unknown counts, then asks for the least and the most of any of them."""

    def __init__(self, unknowns: int) -> None:
        self._low, self._high = np.zeros(unknowns), np.full(unknowns, np.inf)
        self._rows: list[np.ndarray] = []
        self._sums: list[tuple[float, float]] = []
        self._unknowns = unknowns

    def reads(self, cells: Sequence[int], printed: str) -> None:
        """The sum of these counts is printed as a number, `<5` or `…`."""
        if printed == "…":
            return
        row = np.zeros(self._unknowns)
        row[list(cells)] = 1
        few = printed.startswith("<")
        self._rows.append(row)
        self._sums.append((1, int(printed[1:]) - 1) if few else (int(printed), int(printed)))

    def range_of(self, cells: Sequence[int]) -> tuple[int, int]:
        """The least and the most that the sum of these counts can be."""
        aim = np.zeros(self._unknowns)
        aim[list(cells)] = 1
        low, high = zip(*self._sums, strict=True)
        constraints = LinearConstraint(np.array(self._rows), low, high)
        bounds = Bounds(self._low, np.full(self._unknowns, 10_000))
        found = [
            milp(sign * aim, constraints=constraints, bounds=bounds, integrality=np.ones(self._unknowns)).fun
            for sign in (1, -1)
        ]
        return round(found[0]), round(-found[1])

    @property
    def knows_anything(self) -> bool:
        """Whether something was printed at all."""
        return bool(self._rows)
