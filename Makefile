# Every target sets up what it needs; see README.md.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

.PHONY: demo test check bench bench-peers setup words screenshots clean

setup: $(READY)

$(READY): pyproject.toml constraints.txt .ci/setup
	PYTHON=$(PYTHON) .ci/setup
	touch $(READY)

demo: setup
	$(BIN)/servqual-desk demo demo
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then $(BIN)/servqual-desk open demo/demo.sqd; \
	else echo "No display here: the window is left closed. Open it elsewhere with: servqual-desk open demo/demo.sqd"; fi

test: setup
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n 2 --dist loadfile -m "not window"
	xvfb-run -a -s "-screen 0 1366x768x24" $(BIN)/python -m pytest -m window

check: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: setup
	$(BIN)/python -m benchmarks

bench-peers: setup
	$(BIN)/python -m benchmarks.peers

# After changing a sentence: collect the sentences, then translate what is new in the .po file, then run it again.
words: setup
	$(BIN)/pybabel -q extract -F servqual_desk/locale/babel.cfg -k N_ -k ngettext:1,2 --no-location --sort-output \
	  --omit-header -o servqual_desk/locale/servqual_desk.pot servqual_desk instruments analysis exports ui
	$(BIN)/pybabel -q update -D servqual_desk -i servqual_desk/locale/servqual_desk.pot -d servqual_desk/locale \
	  --no-fuzzy-matching --omit-header --ignore-pot-creation-date
	$(BIN)/pybabel -q compile -D servqual_desk -d servqual_desk/locale

clean:
	rm -rf .venv build dist demo *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
