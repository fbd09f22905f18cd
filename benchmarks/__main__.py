"""`make bench`: every measurement as a ratio to its floor in the same run."""

from benchmarks import commit, counter, files, merging, road, start, verification
from benchmarks.timing import line

line("what", "ours", "floor", None, "")
start.main()
commit.main()
counter.main()
road.main()
files.main()
verification.main()
merging.main()
