"""Measures briefgen against Hugo, from ten entries to ten thousand, and prints Markdown tables.

    python3 Benchmarks/bench.py PROGRAM HUGO [--sizes 10,100,1000,10000] [--rounds 5]

Both build the same content on a memory disk, in turns, so that whatever else the machine does hits both. A figure is the
median of its rounds; a ratio is the median of the ratios of the pairs.
"""

import argparse
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from measuring import Run, files_below, memory_disk

GENERATOR = Path(__file__).with_name("large_brief.py")
# The real brief, in entries: what `content/` of this project has.
REAL_BRIEF = Path(__file__).parent.parent / "content"
# An entry that every size has.
EDITED = "content/actors/actor-0.md"

# What is to be reached: the ratio to Hugo at the largest size, and growth for ten times the entries.
LIMITS = {"wall": 0.25, "processor": 0.4, "memory": 0.25, "cp -r": 4, "growth": 10.5, "edit": 0.5, "unchanged": 0.25,
          "real brief": 0.3}


def generate(folder, entries, *options):
    # In a process of its own: a child's peak of memory counts what its parent held when it was started.
    subprocess.run([sys.executable, GENERATOR, *options, folder, str(entries)], check=True)


def clear(folder):
    shutil.rmtree(folder, ignore_errors=True)


class Size:
    """A brief of one size, for both programs, and what was measured of it."""

    def __init__(self, entries, root, program, hugo):
        self.entries, self.program, self.hugo = entries, program, hugo
        self.brief, self.site, self.copy = (root / f"{name}-{entries}" for name in ("brief", "hugo", "copy"))
        self.cache = root / f"cache-{entries}"
        self.runs = {name: [] for name in ("briefgen", "hugo", "cp -r", "edit", "unchanged")}
        self.stages = []
        generate(self.brief, entries)
        generate(self.site, entries, "--hugo")

    def environment(self):
        return {"PATH": "/usr/bin:/bin", "HOME": str(self.cache), "XDG_CACHE_HOME": str(self.cache)}

    def build(self, *options):
        return Run([self.program, "build", "--site", self.brief, *options], self.environment())

    def measure(self):
        """One round: each program from nothing, one after the other."""
        clear(self.brief / "public")
        clear(self.cache)
        first = self.build()
        self.runs["briefgen"].append(first)
        clear(self.site / "public")
        clear(self.site / "resources")
        self.runs["hugo"].append(Run(
            [self.hugo, "--quiet", "--source", self.site, "--cacheDir", self.cache / "hugo"], self.environment()))
        clear(self.copy)
        self.runs["cp -r"].append(Run(["cp", "-r", self.brief / "public", self.copy], self.environment()))
        clear(self.copy)
        self.runs["unchanged"].append(self.build())
        entry = self.brief / EDITED
        text = entry.read_text(encoding="utf-8")
        entry.write_text(f"{text}\nOne more sentence of round {len(self.stages)}.\n", encoding="utf-8")
        self.runs["edit"].append(self.build())
        entry.write_text(text, encoding="utf-8")
        clear(self.brief / "public")
        clear(self.cache)
        self.stages.append(self.build("--timings"))

    def median(self, name, what):
        return statistics.median(getattr(run, what) for run in self.runs[name])

    def ratio(self, name, other, what):
        pairs = zip(self.runs[name], self.runs[other])
        return statistics.median(getattr(one, what) / getattr(two, what) for one, two in pairs)


def table(header, rows):
    print("| " + " | ".join(header) + " |")
    print("|" + "|".join([" --- "] + [" ---: "] * (len(header) - 1)) + "|")
    for row in rows:
        print("| " + " | ".join(row) + " |")
    print()


def seconds(value):
    return f"{value * 1000:,.0f} ms" if value < 1 else f"{value:.2f} s"


def megabytes(value):
    return f"{value / 1e6:,.0f} MB"


def print_against_hugo(sizes):
    print("## Against Hugo\n")
    rows = []
    for size in sizes:
        for what, write in (("wall", seconds), ("processor", seconds), ("memory", megabytes)):
            ours, theirs = size.median("briefgen", what), size.median("hugo", what)
            rows.append([f"{size.entries:,} entries, {what}", write(ours), write(theirs),
                         f"{size.ratio('briefgen', 'hugo', what):.2f}"])
    table(["", "briefgen", "Hugo", "ratio"], rows)


def print_growth(sizes):
    print("## Growth from size to size\n")
    rows = [[f"{small.entries:,} → {large.entries:,} entries"]
            + [f"{large.median(name, what) / small.median(name, what):.1f}"
               for name in ("briefgen", "hugo") for what in ("wall", "processor", "memory")]
            for small, large in zip(sizes, sizes[1:])]
    table(["", *[f"{name}, {what}" for name in ("briefgen", "Hugo") for what in ("wall", "processor", "memory")]], rows)


def print_floor(sizes):
    print("## The floor, and building again\n")
    print("`cp -r` copies our output. The second builds run in a new process.\n")
    rows = []
    for size in sizes:
        files, length = files_below(size.brief / "public")
        rows.append([f"{size.entries:,} entries", f"{files:,} files, {length / 1e6:,.1f} MB",
                     seconds(size.median("cp -r", "wall")), f"{size.ratio('briefgen', 'cp -r', 'wall'):.1f}",
                     f"{seconds(size.median('edit', 'wall'))} ({size.ratio('edit', 'briefgen', 'wall'):.2f})",
                     f"{seconds(size.median('unchanged', 'wall'))} ({size.ratio('unchanged', 'briefgen', 'wall'):.2f})"])
    table(["", "output", "`cp -r`", "briefgen / `cp -r`", "after one edit (of the first build)", "nothing changed"], rows)


STAGE = re.compile(r"^(.+?) +([\d.]+) ms +([\d.]+) ms +([\d.]+) MB$", re.MULTILINE)


def print_stages(sizes):
    print("## Our stages\n")
    print("Wall time, in brackets the processor time of all cores, and the peak of memory until the stage is over.\n")
    columns = []
    for size in sizes:
        rounds = [{name: tuple(float(value) for value in values) for name, *values in STAGE.findall(run.errors)}
                  for run in size.stages]
        # A build that is soon over leaves no record, and has fewer stages.
        names = [name for name in rounds[0] if all(name in of for of in rounds)]
        columns.append({name: tuple(statistics.median(of[name][side] for of in rounds) for side in (0, 1, 2))
                        for name in names})
    rows = [[name, *["{:,.1f} ms ({:,.1f}), {:,.0f} MB".format(*column[name]) if name in column else "–"
                     for column in columns]]
            for name in columns[-1]]
    table(["", *[f"{size.entries:,} entries" for size in sizes]], rows)


def print_verdict(sizes, real):
    print("## What was to be reached\n")
    largest = sizes[-1]
    figures = [
        (f"wall time, of Hugo's, {largest.entries:,} entries", largest.ratio("briefgen", "hugo", "wall"), "wall"),
        (f"processor time, of Hugo's, {largest.entries:,} entries",
         largest.ratio("briefgen", "hugo", "processor"), "processor"),
        (f"peak memory, of Hugo's, {largest.entries:,} entries", largest.ratio("briefgen", "hugo", "memory"), "memory"),
        (f"wall time, of `cp -r`, {largest.entries:,} entries", largest.ratio("briefgen", "cp -r", "wall"), "cp -r"),
        (f"wall time, of Hugo's, {real.entries:,} entries (the real brief's size)",
         real.ratio("briefgen", "hugo", "wall"), "real brief"),
        ("after one edit, of the first build", largest.ratio("edit", "briefgen", "wall"), "edit"),
        ("nothing changed, of the first build", largest.ratio("unchanged", "briefgen", "wall"), "unchanged"),
    ]
    if len(sizes) > 1:
        figures += [(f"growth of {what}, {sizes[-2].entries:,} → {largest.entries:,} entries",
                     largest.median("briefgen", what) / sizes[-2].median("briefgen", what), "growth")
                    for what in ("wall", "processor", "memory")]
    table(["", "measured", "at most", ""],
          [[what, f"{value:.2f}", f"{LIMITS[limit]:g}", "reached" if value <= LIMITS[limit] else "missed"]
           for what, value, limit in figures])


def real_size():
    """How many actors and events the brief of this project has."""
    return sum(1 for kind in ("actors", "timeline") for _ in (REAL_BRIEF / kind).glob("*.md"))


def machine():
    cpuinfo = Path("/proc/cpuinfo")
    models = re.findall(r"^model name\s*:\s*(.+)$", cpuinfo.read_text(), re.MULTILINE) if cpuinfo.exists() else []
    name = models[0] if models else platform.machine()
    return f"{len(models) or '?'} × {name}, {platform.system()} {platform.release()}, a memory disk"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=Path)
    parser.add_argument("hugo", type=Path)
    parser.add_argument("--sizes", default="10,100,1000,10000")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    numbers = [int(number) for number in options.sizes.split(",")]
    version = subprocess.run([options.hugo, "version"], capture_output=True, text=True, check=True).stdout.split()[1]
    with tempfile.TemporaryDirectory(prefix="briefgen-bench-", dir=memory_disk()) as folder:
        sizes = [Size(number, Path(folder), options.program, options.hugo) for number in numbers]
        real = Size(real_size(), Path(folder) / "real", options.program, options.hugo)
        for number in range(options.rounds):
            for size in [*sizes, real]:
                print(f"bench: round {number + 1} of {options.rounds}, {size.entries:,} entries", file=sys.stderr)
                size.measure()
        print(f"Measured on {machine()}; Hugo {version.split('-')[0]}; {options.rounds} rounds.\n")
        print_against_hugo(sizes)
        print_growth(sizes)
        print_floor(sizes)
        print_stages(sizes)
        print_verdict(sizes, real)


if __name__ == "__main__":
    main()
