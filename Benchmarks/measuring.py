"""Runs commands and measures them."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path


class Run:
    """A command that has run to its end: wall and processor time in seconds, the peak of its memory in bytes, and what it
    said on stderr."""

    def __init__(self, command, environment):
        with tempfile.TemporaryFile() as errors:
            start = time.perf_counter()
            process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=errors)
            _, status, usage = os.wait4(process.pid, 0)
            self.wall = time.perf_counter() - start
            process.returncode = os.waitstatus_to_exitcode(status)
            errors.seek(0)
            self.errors = errors.read().decode(errors="replace")
        if process.returncode != 0:
            raise RuntimeError(f"{command} failed ({process.returncode}):\n{self.errors}")
        self.processor = usage.ru_utime + usage.ru_stime
        # Kilobytes on Linux, bytes on macOS.
        self.memory = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def memory_disk():
    """A folder on a memory disk; where there is none, that of temporary files."""
    shared = Path("/dev/shm")
    if shared.is_dir() and os.access(shared, os.W_OK):
        return str(shared)
    print("bench: no memory disk; the disk's own time is in all figures", file=sys.stderr)
    return tempfile.gettempdir()


def files_below(folder):
    """How many files a folder holds, and their length in bytes."""
    lengths = [path.stat().st_size for path in Path(folder).rglob("*") if path.is_file()]
    return len(lengths), sum(lengths)
