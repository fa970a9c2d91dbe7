# Two commands serve a newcomer: `make demo` and `make test`. The rest is for those who build.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test check bench torture lock clean

demo: .venv/.run                ## the sandbox on http://127.0.0.1:8080/
	$(BIN)/phatngon sandbox

test: .venv/.dev                ## every test, on SQLite and PostgreSQL
	$(BIN)/pytest -q -n 4 --dist loadfile --no-loadscope-reorder tests

check: .venv/.dev               ## everything a tool can decide
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m tests.checks

bench: .venv/.dev               ## what costs what, as ratios within one run
	$(BIN)/python -m tests.bench

torture: .venv/.dev             ## the long fault tests
	$(BIN)/pytest -q -n 2 tests/torture --torture

lock:                           ## needs uv; writes no address of any registry
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -q \
	  --extra dev --extra speed pyproject.toml -o requirements/dev.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -q \
	  --extra speed -c requirements/dev.txt pyproject.toml -o requirements/run.txt

clean:
	rm -rf .venv build *.egg-info

.venv/.run: requirements/run.txt pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

.venv/.dev: requirements/dev.txt .venv/.run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	touch $@
