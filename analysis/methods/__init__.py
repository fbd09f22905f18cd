"""The methods: each a record of options, a pure function, tables, charts and notes; with some `analysis.analyse` is made.

    from analysis.methods import METHODS

    outcome = METHODS["reliability"].run(frame, instrument)

Importing this package is light.
"""

from analysis.methods.fields import Options, controls, options_from_dict
from analysis.methods.method import Method
from analysis.methods.outcome import Outcome
from analysis.methods.registry import METHODS
from instruments.progress import Progress

__all__ = ["METHODS", "Method", "Options", "Outcome", "Progress", "controls", "options_from_dict"]
