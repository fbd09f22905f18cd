"""Foreign data files, read in a child process with limits (law 15).

`start_child.py` starts the child and waits for it; `child_process.py` is the child; each format has its module
(`delimited_text`, `workbook`, `statistics_file`, `parquet_table`, `json_lines`). What comes back is a `ForeignFile`: cells as
texts, on disk.
"""

FROZEN_WORD = "--read-data-file"  # what a frozen program is started with to be the child
