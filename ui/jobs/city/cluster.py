"""The processes of a Dask cluster count a city: a file a task, tallies summed where they lie, a lost worker's tasks done again.

A task holds nothing that cannot be computed anew, so a worker may go at any time; a file that ends its worker again and again
is named as one that cannot be read.
"""

import os
import socket
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from operator import add
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from instruments.i18n import _
from instruments.progress import Progress
from servqual_desk.errors import DataError
from ui.jobs.city.count_file import Order, Part, Questionnaire, Refused, Rows, ask_file, count_file
from ui.jobs.city.workers import Counted

if TYPE_CHECKING:
    import numpy as np
    from distributed import Client, Future

    from analysis.units.city_tally import CityTally

RETRIES = 3
REACHED = 20  # seconds: how long a scheduler may take to answer
LOOPBACK = "127.0.0.1"
ANY_PORT = f"{LOOPBACK}:0"  # for Dask's own page, which would take 8787 of another cluster, and None does not turn off


@contextmanager
def cluster(scheduler: str | None, most_workers: int) -> "Iterator[Cluster]":
    """Processes of this machine, or of the scheduler at an address (`tcp://host:8786`).

    Raises:
        DataError: Dask is not installed, or nobody answers at the address.
    """
    try:
        from distributed import Client, LocalCluster
    except ImportError as error:
        sentence = _("Dask is not installed. Install it with: pip install 'servqual-desk[city]'")
        raise DataError(sentence) from error
    if scheduler is None:
        workers = min(most_workers, os.cpu_count() or 1)
        with (
            LocalCluster(
                n_workers=workers, threads_per_worker=1, host=LOOPBACK, dashboard_address=ANY_PORT, silence_logs="ERROR"
            ) as made,
            Client(made) as client,
        ):
            yield Cluster(client)
        return
    try:
        _knock(scheduler)
        client = Client(scheduler, timeout=REACHED)
    except (OSError, ValueError) as error:
        raise DataError(_("{address}: no Dask scheduler answers there.").format(address=scheduler)) from error
    with client:
        yield Cluster(client)


def _knock(scheduler: str) -> None:
    """Where nobody listens, be told at once: Dask would go on trying."""
    address = urlsplit(scheduler)
    if address.hostname and address.port:
        socket.create_connection((address.hostname, address.port), timeout=REACHED).close()


class Cluster:
    """A crew (`ui.jobs.city.workers`) of worker processes."""

    def __init__(self, client: "Client") -> None:
        self._client = client

    def ask(self, files: Sequence[str], progress: Progress) -> list[Questionnaire | Refused]:
        asked = self._client.map(ask_file, files, pure=False, retries=RETRIES)
        return self._gathered(files, asked, progress)

    def count(
        self, files: Sequence[str], order: Order, progress: Progress, skipped: "Mapping[str, np.ndarray[Any, Any]]"
    ) -> list[Counted | Refused]:
        shared = self._client.submit(_same, order, pure=False, retries=RETRIES)
        parts = [
            self._client.submit(count_file, file, shared, skipped.get(file), pure=False, retries=RETRIES)
            for file in files
        ]
        tallies = self._client.map(_tally_of, parts, pure=False)
        rows = self._client.map(_rows_of, parts, pure=False)
        del parts
        found = self._gathered(files, rows, progress)
        return [
            own if isinstance(own, Refused) else Counted(own, tally) for own, tally in zip(found, tallies, strict=True)
        ]

    def total(self, tallies: Sequence[Any]) -> "CityTally":
        level = list(tallies)
        while len(level) > 1:
            pairs = [level[place : place + 2] for place in range(0, len(level), 2)]
            level = [self._client.submit(add, *pair, pure=False) if len(pair) == 2 else pair[0] for pair in pairs]
        whole: CityTally = level[0].result()
        return whole

    def _gathered(self, files: Sequence[str], futures: "Sequence[Future]", progress: Progress) -> list[Any]:
        """The results in the order of the files, told of as they come; none is kept by its worker once it is here."""
        from distributed import as_completed

        places = {future.key: place for place, future in enumerate(futures)}
        found: list[Any] = [None] * len(files)
        for done, future in enumerate(as_completed(list(futures)), start=1):
            place = places[future.key]
            found[place] = _result(future, files[place])
            future.release()
            progress.step(_("Counted {name}").format(name=files[place]), done / len(files))
        return found


def _result(future: "Future", file: str) -> Any:
    from distributed import KilledWorker

    try:
        return future.result()
    except KilledWorker:
        return Refused((_("{path}: ends every process that reads it.").format(path=file),))


def _same(order: Order) -> Order:
    return order


def _tally_of(part: Part | Refused) -> "CityTally | None":
    return None if isinstance(part, Refused) else part.tally


def _rows_of(part: Part | Refused) -> Rows | Refused:
    return part if isinstance(part, Refused) else part.rows
