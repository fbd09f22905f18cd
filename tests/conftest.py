"""Where the tests write, what secrets cost them, and which come after which."""

import gc
import os
import shutil
import tempfile
from multiprocessing.util import Finalize
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.cheap_secrets import make_secrets_cheap
from tests.forked_readers import fork_readers
from tests.ready_tables import ready_new_tables
from tests.validation.__main__ import with_an_oracle
from ui.cli.commands import SELDOM

HERE = Path(__file__).parent
PAGE = HERE / "validation" / "test_document.py"
CHOSEN = "PYTEST_DEBUG_TEMPROOT"  # where pytest makes its folders; the processes of a run on several cores inherit it
MEMORY = Path("/dev/shm")
AFTER_ITS_OWN = -200  # multiprocessing takes its own folder away, which stands in ours, at -100
ROOM = 4 << 30  # what a whole run may leave there before it ends, twice over
# As the program does: matrices are small, and threads of the linear algebra wait for one another. Read when numpy is imported.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def pytest_configure() -> None:
    """Let the tests write into memory where it has room: most of their files are synced at every answer, and a disk is slow.

    Where somebody chose a folder, by `--basetemp` (which keeps what a test left) or by pytest's own variable, that one is taken.
    """
    make_secrets_cheap()
    fork_readers()
    ready_new_tables()
    gc.set_threshold(SELDOM)
    settings.register_profile("suite", settings(), deadline=None, suppress_health_check=[HealthCheck.too_slow])
    settings.load_profile("suite")  # a machine that is busy is no fault
    if CHOSEN not in os.environ and MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM:
        folder = tempfile.mkdtemp(prefix="sqd-", dir=MEMORY)
        # Those of the program, of its children and of tests that make their own would stand on the disk.
        os.environ[CHOSEN] = os.environ["TMPDIR"] = tempfile.tempdir = folder
        Finalize(None, shutil.rmtree, args=(folder, True), exitpriority=AFTER_ITS_OWN)


def pytest_collection_finish() -> None:
    """What stands now stays: garbage is not looked for among thousands of tests and all modules each time a window waits."""
    gc.collect()
    gc.freeze()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What knows an oracle comes first, then the page of validation: in one process, which has all their numbers by then."""
    first = dict.fromkeys(with_an_oracle(), 0) | {PAGE: 1}
    items.sort(key=lambda item: first.get(item.path, 2))
