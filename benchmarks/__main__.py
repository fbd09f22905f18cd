"""`make bench`: every measurement as a ratio to its floor in the same run."""

from benchmarks import (
    commit,
    counter,
    disclosure,
    files,
    full_analysis,
    importing,
    merging,
    opening,
    results,
    start,
    verification,
)
from benchmarks.timing import line

line("what", "ours", "floor", None, "")
start.main()
commit.main()
counter.main()
full_analysis.main()
files.main()
importing.main()
opening.main()
verification.main()
merging.main()
disclosure.main()
results.main()
