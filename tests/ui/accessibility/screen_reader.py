"""A screen reader's way through an interview: run by a Python that has `gi`, under dbus, on a display.

It knows nothing of the program but what AT-SPI says: what has the focus is read, an answer is chosen among the buttons that stand
beside it by their names, and pressed by its own action. What was read and what was chosen is printed, a line of JSON a question;
at the end, what was announced meanwhile and in which language the window's switches of language speak.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

PATIENCE = 60.0
START = "Start an interview"
ANNOUNCED = (
    "object:announcement",
    "object:property-change:accessible-name",
)  # the bus passes on the first beside another
GOES_ON_EMPTY = 2  # the question at which Next is pressed before anything is chosen
CHOICES = ("radio button", "check box")


def until(found: Callable[[], Any]) -> Any:
    """What is found, once it is there."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        listen()
        thing = found()
        if thing:
            return thing
        time.sleep(0.05)
    raise SystemExit(f"not found: {found}")


def listen() -> None:
    """Hear what was announced since."""
    while GLib.MainContext.default().iteration(False):
        pass


def is_in(thing: Any, *states: Any) -> bool:
    held = thing.get_state_set()
    return all(held.contains(one) for one in states)


def parts(thing: Any) -> Iterator[Any]:
    """Everything that is shown within a thing."""
    for place in range(thing.get_child_count()):
        child = thing.get_child_at_index(place)
        if child is not None and is_in(child, Atspi.StateType.SHOWING):
            yield child
            yield from parts(child)


def press(thing: Any) -> None:
    thing.do_action(0)  # what a screen reader does by its own key


class Reader:
    """Reads one window."""

    def __init__(self, program: str) -> None:
        self.heard: list[str] = []
        self._listener = Atspi.EventListener.new(self._hear)
        for kind in ANNOUNCED:
            self._listener.register(kind)
        self.window = until(lambda: self._window(program))

    def _hear(self, event: Any) -> None:
        if event.type == ANNOUNCED[0]:
            self.heard.append(event.any_data)

    def wait_to_hear(self, words: str) -> None:
        """Until an announcement has these words."""
        until(lambda: any(words in one for one in self.heard))

    def languages(self) -> dict[str, str]:
        """The switches between languages, and the language in which each of them speaks."""
        switches = [one for one in parts(self.window) if one.get_name() in ("ID", "EN")]
        return {one.get_name(): one.get_object_locale() for one in switches}

    def _window(self, program: str) -> Any:
        desktop = Atspi.get_desktop(0)
        programs = [desktop.get_child_at_index(place) for place in range(desktop.get_child_count())]
        found = next((one for one in programs if one is not None and one.get_name() == program), None)
        return found.get_child_at_index(0) if found is not None and found.get_child_count() else None

    def button(self, name: str) -> Any:
        def found() -> Any:
            return next(
                (one for one in parts(self.window) if one.get_role_name() == "push button" and one.get_name() == name),
                None,
            )

        return until(found)

    def focused(self, besides: str) -> Any:
        """What has the focus and a name; nothing while that is still this one."""
        found = [one for one in parts(self.window) if is_in(one, Atspi.StateType.FOCUSED) and one.get_name()]
        return found[-1] if found and found[-1].get_name() != besides else None  # what is inside comes last

    def choices(self, question: str) -> list[Any]:
        """The answers that stand within what bears the question's name."""
        field = next((one for one in parts(self.window) if one.get_name() == question and one.get_child_count()), None)
        return [one for one in parts(field) if one.get_role_name() in CHOICES] if field is not None else []


def answer_all(reader: Reader) -> None:
    """Answer what has the focus, until nothing that asks has it."""
    before, number = START, 0
    while True:
        focused = until(partial(reader.focused, besides=before))
        before, role = focused.get_name(), focused.get_role_name()
        if role == "push button":
            print(json.dumps({"end": before}), flush=True)
            press(focused)
            reader.wait_to_hear("Thank you")
            print(json.dumps({"heard": reader.heard, "languages": reader.languages()}), flush=True)
            return
        choices = reader.choices(before)
        number += 1
        if number == GOES_ON_EMPTY:
            press(reader.button("Next"))
            reader.wait_to_hear("No answer yet")
        said = {"question": before, "role": role, "answers": [[one.get_role_name(), one.get_name()] for one in choices]}
        print(json.dumps(said), flush=True)
        if choices:
            press(choices[1] if len(choices) > 2 else choices[0])
        elif focused.get_editable_text_iface() is not None:
            focused.get_editable_text_iface().set_text_contents("Friendly staff")
            press(reader.button("Next"))


def main() -> None:
    program, survey = sys.argv[1:]
    told = os.environ | {"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "SERVQUAL_DESK_LANG": "en", "QT_QPA_PLATFORM": "xcb"}
    with subprocess.Popen([program, "open", survey], env=told) as window:
        try:
            reader = Reader("Servqual Desk")
            press(reader.button(START))
            answer_all(reader)
            time.sleep(0.5)
        finally:
            window.terminate()


if __name__ == "__main__":
    main()
