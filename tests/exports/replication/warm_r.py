"""R scripts run from one R that has started already: forked there, each in its own process, with nothing in its workspace.

What a script loads by `library` is loaded there but not attached, so that a call of it that is missing is still missed. `Rscript
replicate.R` itself is run by test_replication.py.
"""

import re
import subprocess
import sys
from pathlib import Path

from tests.exports.replication.warm import interpreter, run

# Loads the packages of the first line, then for each line a script's path: forks, runs it as `Rscript` would, says how it ended.
INTERPRETER = """
local({
  asked <- file("stdin", "r")
  for (package in strsplit(readLines(asked, n = 1), " ")[[1]]) loadNamespace(package)
  while (length(script <- readLines(asked, n = 1))) {
    child <- parallel::mcparallel({
      setwd(dirname(script))
      said <- file("said", "w"); sink(said); sink(said, type = "message")
      tryCatch(
        { source(basename(script)); "whole" },
        error = function(fault) message(conditionMessage(fault)),
        finally = { sink(type = "message"); sink(); close(said) }
      )
    })
    ended <- suppressWarnings(parallel::mccollect(child))[[1]]  # nothing, where the script quits
    cat(if (identical(ended, "whole")) 0 else 1, "\\n", sep = "")
  }
})
"""
LOADED = re.compile(r"^library\((\w+)\)$", re.MULTILINE)


def run_r(script: Path) -> tuple[int, str]:
    """Run a script in its folder; gives its exit code and what it wrote to the console."""
    if sys.platform != "linux":
        done = subprocess.run(["Rscript", script.name], cwd=script.parent, capture_output=True, text=True)
        return done.returncode, done.stdout + done.stderr
    packages = " ".join(LOADED.findall(script.read_text(encoding="utf-8")))
    return run(script, str(script), interpreter(("Rscript", "-e", INTERPRETER), packages))
