"""What the tests of `briefgen serve` share: a brief in a folder of its own, and a preview that runs on it."""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# The generator of large briefs is that of the benchmarks.
sys.path.append(str(ROOT / "Benchmarks"))
from large_brief import large_brief  # noqa: E402, F401

PROGRAM = os.environ.get("BRIEFGEN", str(ROOT / ".build-static/release/briefgen"))

SMALL_BRIEF = {
    "content/brief.md": "---\ntitle: Night trains\ndate: 2025\nauthors: []\n---\n\nBring the [last train](event:last-train) back.\n",
    "content/essay.md": "---\ntitle: Night trains\n---\n\nThe ministry ended the night train. It was full.\n",
    "content/actors/ministry.md":
        "---\nname: Ministry of Transport\nkind: organisation\naliases: [the ministry]\n---\n\nIt runs the railways.\n",
    "content/timeline/last-train.md": "---\ntitle: Last night train\ndate: 2024-12-14\n---\n\nThe train was full.\n",
}


def essay(*paragraphs):
    """The text of an essay."""
    return "---\ntitle: Night trains\n---\n\nThe ministry ended the night train.\n\n" + "\n\n".join(paragraphs) + "\n"


def real_brief():
    """The files of the brief of this project."""
    return {
        str(path.relative_to(ROOT)): path.read_text()
        for path in sorted((ROOT / "content").rglob("*")) if path.is_file() and path.suffix == ".md"
    }


class Site:
    """A brief in a temporary folder."""

    def __init__(self, files=None):
        self.path = Path(tempfile.mkdtemp(prefix="briefgen-preview-"))
        for name, text in (SMALL_BRIEF if files is None else files).items():
            self.write(name, text)

    def write(self, name, text):
        """Writes a file as most programs do: into the file that is there."""
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(text, str):
            text = text.encode()
        path.write_bytes(text)

    def write_by_rename(self, name, text):
        """Writes a file as careful editors do: under another name first."""
        # Hidden, as such drafts are: a file under another name would be one of the site's.
        path = self.path / name
        draft = path.with_name(f".{path.name}")
        draft.write_text(text)
        draft.rename(self.path / name)

    def read(self, name):
        return (self.path / name).read_text()

    def remove(self):
        shutil.rmtree(self.path, ignore_errors=True)


class Preview:
    """`briefgen serve`, as a process."""

    def __init__(self, site, *options, port=0, limit=None):
        self.site = site
        command = [PROGRAM, "serve", "--site", str(site.path), *options]
        if port is not None:
            command += ["--port", str(port)]
        if limit:
            command = ["sh", "-c", f'ulimit -n {limit}; exec "$0" "$@"', *command]
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True)
        self.lines = []
        self.address = None
        for line in self.process.stdout:
            self.lines.append(line.rstrip("\n"))
            if found := re.match(r"serving (http://\S+)", line):
                self.address = found[1]
                break
        if self.address is None:
            raise RuntimeError("no address was printed:\n" + "\n".join(self.lines))
        self.port = int(re.search(r":(\d+)/", self.address)[1])
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()

    def _read(self):
        for line in self.process.stdout:
            self.lines.append(line.rstrip("\n"))

    def stop(self, how=signal.SIGINT):
        """Ends the preview as Ctrl-C does, and gives its exit status."""
        if self.process.poll() is None:
            self.process.send_signal(how)
        status = self.process.wait(timeout=20)
        self.reader.join(timeout=5)
        self.process.stdout.close()
        return status

    def processor_seconds(self):
        """The processor time that it has used (proc(5))."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def memory(self):
        """The bytes of memory that it uses."""
        for line in Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) * 1024
        return 0

    def descriptors(self):
        """How many files and connections it has open."""
        return len(os.listdir(f"/proc/{self.process.pid}/fd"))


def wait_until(condition, seconds=20, what="it"):
    """Waits until a condition holds."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise AssertionError(f"{what} did not happen within {seconds} s")
        time.sleep(0.01)


def chromium():
    """The browser's program."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if path := shutil.which(name):
            return path
    raise RuntimeError("there is no Chromium")


def launch(playwright):
    """Starts the browser, without a window."""
    # As root, Chromium runs without its sandbox only.
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    return playwright.chromium.launch(executable_path=chromium(), args=arguments)
