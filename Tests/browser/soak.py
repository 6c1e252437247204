"""Rebuilds a preview thousands of times, and holds its memory to what it was in the beginning.

    soak.py COUNT
"""

import sys
import time

from preview import Preview, Site, essay
from test_server import Streams, get

CLIENTS = 20
SAMPLES = 20


def is_broken(number):
    """Whether a version has an error: every seventh has."""
    return number % 7 == 6


def version(number):
    """An essay that is another one each time."""
    if is_broken(number):
        return essay("[Nobody](actor:nobody).")
    return essay(f"Version {number}.", f"[The guest](actor:guest) came {number} times.")


def rebuild(site, preview, number):
    """Saves a version, and waits until it is served."""
    site.write_by_rename("content/essay.md", version(number))
    if number % 50 == 0:
        # An entry comes, and the one before it goes.
        site.write(f"content/timeline/visit-{number}.md", f"---\ntitle: Visit {number}\ndate: 2024\n---\n\nHe came.\n")
        (site.path / f"content/timeline/visit-{number - 50}.md").unlink(missing_ok=True)
    status, text = get(preview, "/essay.html")
    if status != 200 or (not is_broken(number) and f"Version {number}." not in text):
        raise AssertionError(f"version {number} is not served: {status}")
    problems = get(preview, "/.briefgen/problems")[1]
    if (problems != "null") != is_broken(number):
        raise AssertionError(f"these are not the problems of version {number}: {problems}")


def main():
    count = int(sys.argv[1])
    site = Site()
    site.write("content/actors/guest.md", "---\nname: Guest\nkind: person\n---\n\nSomebody.\n")
    preview = Preview(site)
    streams = Streams(preview, CLIENTS)
    samples = []
    start = time.monotonic()
    for number in range(count):
        rebuild(site, preview, number)
        streams.drain()
        if number % max(1, count // SAMPLES) == 0:
            # Clients go without a word, and others come.
            streams.close(abruptly=True)
            streams = Streams(preview, CLIENTS)
            samples.append(preview.memory())
    seconds = time.monotonic() - start
    descriptors = preview.descriptors()
    streams.close()
    status = preview.stop()
    site.remove()

    print(f"{count} rebuilds in {seconds:.0f} s")
    print("memory, MB:", " ".join(f"{sample / 1e6:.0f}" for sample in samples))
    print(f"{descriptors} files and connections open, {CLIENTS} of them clients")
    # The first quarter fills what is kept: the last versions, the allocator's pools.
    settled = max(samples[: len(samples) // 4 + 1])
    failures = [
        (status != 0, f"it ended with status {status}"),
        (max(samples) > settled * 1.1 + 2e6, "memory grows"),
        (descriptors > CLIENTS + 40, "files or connections stay open"),
    ]
    for is_failure, what in failures:
        if is_failure:
            print(f"soak: {what}", file=sys.stderr)
    return 1 if any(is_failure for is_failure, _ in failures) else 0


if __name__ == "__main__":
    sys.exit(main())
