"""Every method of the lab by its id: each folder beside this file that holds a `spec` is one.

They are looked for when one is first asked for. Naming the methods imports nothing heavy: numpy and the rest come with
`Method.load()`, which `Method.run()` calls.
"""

from collections.abc import Iterator, Mapping
from functools import cached_property
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import MappingProxyType

from analysis.methods.method import Method

HERE = Path(__file__).parent


def found_methods() -> Mapping[str, Method]:
    """Every method by its id, in the order in which they are listed.

    Raises:
        ValueError: a spec's id is not its folder's name.
    """
    folders = [package.name for package in iter_modules([str(HERE)]) if package.ispkg]
    methods = sorted((_read(folder) for folder in folders), key=lambda method: method.place)
    return MappingProxyType({method.id: method for method in methods})


def _read(folder: str) -> Method:
    method: Method = import_module(f"analysis.methods.{folder}.spec").METHOD
    if method.id != folder:
        raise ValueError(f"the method in the folder {folder} calls itself {method.id}")
    return method


class _Methods(Mapping[str, Method]):
    """All of them; the analysis of a survey, which names its own methods, does not wait for those of the lab."""

    @cached_property
    def _found(self) -> Mapping[str, Method]:
        return found_methods()

    def __getitem__(self, name: str) -> Method:
        return self._found[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)


METHODS: Mapping[str, Method] = _Methods()
