"""Whether a file of the user's stands where Python looks first for one of our rooms.

The top-level packages `instruments`, `analysis`, `exports` and `ui` bear plain names, and a notebook's own `analysis.py`
in the working folder would be taken for ours. Only the standard library is used here: `instruments` itself may be hidden.
"""

import sys
from importlib.machinery import PathFinder
from itertools import pairwise
from pathlib import Path

ROOMS = ("instruments", "analysis", "exports", "ui")
PROGRAMS = ("servqual-desk", "servqual-desk-window")
HOME = Path(__file__).parents[1]
SENTENCE = (
    "{path} stands in the way of the part “{room}” of Servqual Desk; rename it, or work in another folder."
    " / {path} menghalangi bagian “{room}” dari Servqual Desk; ganti namanya, atau bekerjalah di folder lain."
)


def refuse_files_in_the_way() -> None:
    """Say which file hides a room, before it is run in the room's place.

    Raises:
        ImportError: with one sentence, in both languages, that names the file.
        SystemExit: the same on stderr and exit code 2, where the program itself was started by `python -m`.
    """
    for room in ROOMS:
        if path := _in_the_way(room):
            sentence = SENTENCE.format(path=path, room=room)
            if _is_the_program():
                print(sentence, file=sys.stderr)
                raise SystemExit(2)
            raise ImportError(sentence, name=room, path=str(path))


def _in_the_way(room: str) -> Path | None:
    """The user's file that would be imported as this room; None where ours is found, or none."""
    loaded = sys.modules.get(room)
    spec = loaded.__spec__ if loaded else PathFinder.find_spec(room)
    if spec is None or getattr(sys, "frozen", False):  # a frozen program looks nowhere else
        return None
    # A folder without __init__.py hides a room only where the program is installed for working on it.
    places = [spec.origin] if spec.origin else spec.submodule_search_locations or []
    strangers = [Path(place) for place in places if not Path(place).resolve().is_relative_to((HOME / room).resolve())]
    return strangers[0] if strangers else None


def _is_the_program() -> bool:
    """Whether `servqual-desk` or `python -m servqual_desk` was typed, and no script of the user's."""
    return Path(sys.argv[0]).stem in PROGRAMS or ("-m", "servqual_desk") in pairwise(sys.orig_argv)
