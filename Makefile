# Shortcuts for people. What each one does in detail is in scripts/.

PREFIX ?= /usr/local
DESTDIR ?=
FUZZ_CASES ?= 100000
REBUILDS ?= 10000
PDF ?= brief.pdf
SWIFT_SOURCES := Package.swift Plugins Sources Tests

.PHONY: help setup site test unit fuzz browser soak figures bench guard guard-update pdf test-install check-public install uninstall format lint clean
.DEFAULT_GOAL := help

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## install what a build needs, or say what is missing
	@scripts/setup

site: setup ## publish content/ into public/
	@program=$$(scripts/build-release) && "$$program" build

test: setup unit fuzz test-install check-public browser soak ## run every test, the long ones among them

unit: setup ## run the quick tests
	@scripts/swift-test --skip 'FuzzTests/'

fuzz: setup ## feed the parsers FUZZ_CASES damaged inputs of each kind
	@scripts/fuzz $(FUZZ_CASES)

browser: setup ## test the pages and the preview in a real browser
	@scripts/test-browser

soak: setup ## rebuild the preview REBUILDS times and watch its memory
	@scripts/test-browser --soak $(REBUILDS)

figures: setup ## measure the preview: from a save to the answer, to sight, and idle
	@scripts/test-browser --figures

pdf: setup ## print the essay into PDF=brief.pdf, through Chromium
	@scripts/pdf "$(PDF)"

bench: setup ## measure briefgen against Hugo, up to 10,000 entries
	@scripts/bench

guard: setup ## hold the number of instructions that a build takes
	@scripts/guard

guard-update: setup ## hold the number that it takes now
	@scripts/guard --update

test-install: setup ## install into an empty folder and try it there
	@scripts/test-install

check-public: setup ## compare public/ with a fresh build of content/
	@scripts/check-public

install: setup ## install one self-contained program (PREFIX=/usr/local)
	@scripts/install "$(DESTDIR)$(PREFIX)"

uninstall: ## remove what install installed
	@scripts/install --remove "$(DESTDIR)$(PREFIX)"

format: ## format the sources
	swift format --in-place --parallel --recursive --configuration .swift-format $(SWIFT_SOURCES)

lint: ## check that the sources are formatted
	swift format lint --strict --parallel --recursive --configuration .swift-format $(SWIFT_SOURCES)

clean: ## remove what was built, except public/
	rm -rf .build .build-static .venv
