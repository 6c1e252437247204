"""Holds how many instructions a build takes: against the figure that is committed, and in proportion to the brief.

    python3 Benchmarks/guard.py PROGRAM [--update]

Instructions are counted by callgrind, and no clock is read, so the machine may do what it likes meanwhile. A build is made
repeatable for that: one processor, no address randomisation, hashes without a random seed, an environment of its own.
callgrind knows neither SHA nor AVX-512 instructions, so that machines with and without them count alike.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from large_brief import large_brief, write
from measuring import memory_disk

COMMITTED = Path(__file__).with_name("instructions.txt")
ENTRIES = 200
# How far the count may be from the committed figure.
TOLERANCE = 0.03

# What doubles at each step, and the briefs of the three steps. Where cost is a·n + b, the second step costs twice the first;
# where it is n², four times.
GROWTH = {
    "entries": [dict(entries=count) for count in (100, 200, 400)],
    "mentions of one actor": [dict(entries=count, one_name=True) for count in (100, 200, 400)],
    "aliases": [dict(entries=100, aliases=count) for count in (20, 40, 80)],
}
# log n may be in it, and what is rounded up.
MOST_GROWTH = 2.2


class Counter:
    """Counts the instructions of builds, in a folder of its own."""

    def __init__(self, program, folder):
        self.folder = Path(folder)
        self.program = self.folder / "briefgen"
        # This callgrind cannot read all that debuggers are told.
        subprocess.run(["strip", "--strip-debug", "-o", self.program, program], check=True)
        self.known = {}

    def count(self, **brief):
        key = tuple(sorted(brief.items()))
        if key not in self.known:
            self.known[key] = self.measure(len(self.known), brief)
        return self.known[key]

    def measure(self, number, brief):
        write(large_brief(**brief), self.folder / f"site{number}")
        processor = min(os.sched_getaffinity(0))
        run = subprocess.run(
            ["setarch", "--addr-no-randomize", "taskset", "--cpu-list", str(processor), "valgrind", "--tool=callgrind",
             "--callgrind-out-file=/dev/null", "./briefgen", "build", "--site", f"site{number}"],
            # Without a home there is no record of the build, which is only made where the clock says that it pays.
            cwd=self.folder, env={"PATH": os.environ["PATH"], "LC_ALL": "C", "SWIFT_DETERMINISTIC_HASHING": "1"},
            capture_output=True, text=True)
        total = re.search(r"Collected : (\d+)", run.stderr)
        if run.returncode != 0 or not total:
            raise RuntimeError(f"{run.args} failed ({run.returncode}):\n{run.stdout}{run.stderr}")
        return int(total[1])


def check_growth(counter):
    failures = 0
    for what, steps in GROWTH.items():
        first, second, third = (counter.count(**step) for step in steps)
        growth = (third - second) / (second - first)
        failures += growth > MOST_GROWTH
        print(f"guard: twice the {what} cost {growth:.2f} times as much  (at most {MOST_GROWTH:g})", flush=True)
    return failures


def check_total(counter, update):
    total = counter.count(entries=ENTRIES)
    if update:
        COMMITTED.write_text(f"{total}\n")
        print(f"guard: {total:,} instructions for {ENTRIES} entries, written to {COMMITTED.name}")
        return 0
    committed = int(COMMITTED.read_text())
    difference = total / committed - 1
    print(f"guard: {total:,} instructions for {ENTRIES} entries, {difference:+.2%} of what is committed "
          f"(at most ±{TOLERANCE:.0%})", flush=True)
    if abs(difference) <= TOLERANCE:
        return 0
    print("guard: if that is on purpose, run: make guard-update", file=sys.stderr)
    return 1


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=Path)
    parser.add_argument("--update", action="store_true", help="write the count down instead of comparing it")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="briefgen-guard-", dir=memory_disk()) as folder:
        counter = Counter(options.program.resolve(), folder)
        failures = check_total(counter, options.update)
        if not options.update:
            failures += check_growth(counter)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
