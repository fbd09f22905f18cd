# Every target sets up what it needs; see README.md.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

.PHONY: demo test soak monkey damaged mutants check bench bench-peers bench-city validation coverage setup accessibility words screenshots site lock bundle newcomer clean

setup: $(READY)

$(READY): pyproject.toml constraints.txt .ci/setup ui/system_libraries.py
	PYTHON=$(PYTHON) .ci/setup
	touch $(READY)

# Where no window can be shown, the program says why in one sentence; the sample stands in demo/ all the same.
demo: setup
	$(BIN)/servqual-desk demo demo
	$(BIN)/servqual-desk open demo/demo.sqd || [ $$? -eq 2 ]

# What pytest has compiled is kept from one run to the next, also where the machine says otherwise.
test: export PYTHONDONTWRITEBYTECODE =
test: setup
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n 2 --dist worksteal -m "not window"
	xvfb-run -a -s "-screen 0 1366x768x24" $(BIN)/python -m pytest -m window tests/ui

# Kills at random moments, twenty times the two hundred that make test makes; how many, and what was lost, is printed.
soak: setup
	SOAK_FACTOR=20 QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -m soak

# Random keys and clicks at the counter, twenty thousand where the tests make seven hundred: the file holds what the screens acknowledged.
monkey: setup
	SERVQUAL_DESK_MONKEY=20000 QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest tests/ui/collect/test_monkey.py

# 500 damaged files of each kind, of others and of our own, seeded: read whole or refused, never half, under 1 GB.
damaged: setup
	DAMAGED_FILES=500 QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest tests/exports/datasets/reading/test_damaged_files.py

# Types are looked at as on Linux and as on Windows, where a call that only POSIX has is a fault.
check: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/mypy --platform win32 --no-warn-unreachable --cache-dir .mypy_cache/windows
	$(BIN)/lint-imports

bench: setup
	$(BIN)/python -m benchmarks

bench-peers: setup
	$(BIN)/python -m benchmarks.peers

# Millions of responses in Parquet, counted by one and by two workers; `python -m benchmarks.city 10` for ten million.
bench-city: setup
	$(BIN)/python -m benchmarks.city

# docs/validation.md: the tests write what they compare with R, lavaan, NIST, and how far off the worst number is.
validation: setup
	$(BIN)/python -m tests.validation

# Faults of one line put into analysis/, each in a copy: the tests have to notice nineteen of twenty without the reference surveys.
mutants: setup
	$(BIN)/python -m tests.mutants

# docs/coverage.md: by simulation, how often the printed intervals hold the truth.
coverage: setup
	$(BIN)/python -m tests.validation.coverage

# docs/accessibility.md: which criteria of WCAG 2.2 hold, by which tests, and the contrasts of the themes.
accessibility: setup
	$(BIN)/python -m tests.ui.accessibility.document

# After changing a sentence: collect the sentences, translate what is new in the .po file, then run it again.
# It fails where a sentence leaves instruments/locale/glossary.toml, in which each thing has one English and one Indonesian word.
words: setup
	$(BIN)/python .ci/words

# Pictures of every page in both languages, to look at and for the guides.
screenshots: setup
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.ui.screenshots screenshots

# The guide as a site in site/ that needs no network.
site: setup
	$(BIN)/python -m docs.guide.make_site site

# requirements.lock: what the program runs on, as in constraints.txt, with the hashes of the files for every system.
lock: setup
	$(BIN)/pip install -q -c constraints.txt uv
	echo '# Every package that the program runs on, with the hashes of its files for every system; `make lock` writes it.' >requirements.lock
	$(BIN)/uv pip compile -q pyproject.toml -c constraints.txt --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	  --default-index https://pypi.org/simple >>requirements.lock

# dist/: the program in one folder for machines without Python, tried there, then as a Debian package and an archive.
bundle: setup
	$(BIN)/pip install -q -c constraints.txt pyinstaller
	$(BIN)/pyinstaller --noconfirm --log-level WARN packaging/servqual-desk.spec
	packaging/linux/strip_bundle.sh dist/servqual-desk
	$(BIN)/python packaging/check_size.py dist/servqual-desk
	env -i HOME="$$(mktemp -d)" PATH=/nonexistent QT_QPA_PLATFORM=offscreen dist/servqual-desk/servqual-desk self-test
	packaging/linux/make_packages.sh

# The README's commands on a bare Debian in a folder of its own, as root and as a user without sudo; needs root and debootstrap.
newcomer:
	.ci/newcomer

clean:
	rm -rf .venv build dist demo site *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
