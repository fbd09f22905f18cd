"""R scripts run from one R that has started already: forked there, each in its own process, with nothing in its workspace.

What a script loads by `library` is loaded there but not attached, so that a call of it that is missing is still missed. `Rscript
replicate.R` itself is run by test_replication.py.
"""

import re
import subprocess
import sys
from functools import cache
from multiprocessing.util import Finalize
from pathlib import Path

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
    interpreter = _interpreter(" ".join(LOADED.findall(script.read_text(encoding="utf-8"))))
    interpreter.stdin.write(f"{script}\n")
    interpreter.stdin.flush()
    code = int(interpreter.stdout.readline())
    return code, (script.parent / "said").read_text(encoding="utf-8")


@cache
def _interpreter(packages: str) -> "subprocess.Popen[str]":
    pipe = subprocess.PIPE
    started = subprocess.Popen(["Rscript", "-e", INTERPRETER], stdin=pipe, stdout=pipe, text=True)
    started.stdin.write(f"{packages}\n")
    Finalize(started, _end, args=(started,), exitpriority=1)
    return started


def _end(interpreter: "subprocess.Popen[str]") -> None:
    interpreter.stdin.close()
    interpreter.stdout.close()
    interpreter.wait()
