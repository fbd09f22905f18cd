"""Python scripts run from one interpreter that has made the imports at their top: forked there, each in its own process.

A script that begins with other imports starts an interpreter of its own, so that a missing import is still missed. Nothing of
this program is in that interpreter. `python replicate.py` itself is run by test_replication.py and
tests/ui/cli/test_replicate.py.
"""

import ast
import json
import subprocess
import sys
from pathlib import Path

from tests.exports.replication.warm import interpreter, run

# Reads the imports, then for each line a script's path: forks, runs it as `python` would, and says how it ended.
INTERPRETER = """
import json, os, runpy, sys, traceback
exec(json.loads(sys.stdin.readline()), {})
for line in iter(sys.stdin.readline, ""):
    path = json.loads(line)
    folder, code = os.path.dirname(path), 1
    child = os.fork()
    if not child:
        try:
            os.chdir(folder)
            os.dup2(os.open("said", os.O_WRONLY | os.O_CREAT), 2)
            os.dup2(2, 1)
            sys.path.insert(0, folder)
            runpy.run_path(path, run_name="__main__")
            code = 0
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(code)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


def run_script(script: Path) -> tuple[int, str]:
    """Run a script in its folder; gives its exit code and what it wrote to the console."""
    if sys.platform != "linux":
        done = subprocess.run([sys.executable, script.name], cwd=script.parent, capture_output=True, text=True)
        return done.returncode, done.stdout + done.stderr
    command = (sys.executable, "-P", "-c", INTERPRETER)
    return run(script, json.dumps(str(script)), interpreter(command, json.dumps(_imports(script))))


def _imports(script: Path) -> str:
    """The imports at the top of a script, before anything else."""
    body = ast.parse(script.read_text(encoding="utf-8")).body
    lines = [one for one in body if isinstance(one, ast.Import | ast.ImportFrom)]
    first = next(place for place, one in enumerate(body) if place and one not in lines)
    return "\n".join(ast.unparse(one) for one in body[:first] if one in lines)
