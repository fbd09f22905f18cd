"""`make bench`: every measurement as a ratio to its floor in the same run."""

from benchmarks import commit, counter, files, importing, merging, opening, results, road, start, verification
from benchmarks.timing import line

line("what", "ours", "floor", None, "")
start.main()
commit.main()
counter.main()
road.main()
files.main()
importing.main()
opening.main()
verification.main()
merging.main()
results.main()
