"""The preview's server under load, seen from outside."""

import contextlib
import http.client
import os
import resource
import selectors
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

from preview import PROGRAM, SMALL_BRIEF, Preview, Site, essay, wait_until

STREAMS = 2000


def get(preview, path, timeout=20, host="127.0.0.1"):
    connection = http.client.HTTPConnection(host, preview.port, timeout=timeout)
    try:
        connection.request("GET", path)
        response = connection.getresponse()
        return response.status, response.read().decode()
    finally:
        connection.close()


class Streams:
    """Many open streams of events."""

    def __init__(self, preview, count):
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, max(soft, count + 200)), hard))
        self.sockets = []
        for _ in range(count):
            client = socket.create_connection(("127.0.0.1", preview.port))
            client.sendall(b"GET /.briefgen/events HTTP/1.1\r\nHost: localhost\r\n\r\n")
            self.sockets.append(client)

    def wait_for(self, text, seconds=30):
        """Waits until every stream has brought a text."""
        missing = {client: b"" for client in self.sockets}
        end = time.monotonic() + seconds
        with selectors.DefaultSelector() as selector:
            for client in self.sockets:
                selector.register(client, selectors.EVENT_READ)
            while missing:
                if time.monotonic() > end:
                    raise AssertionError(f"{len(missing)} streams did not bring {text!r}")
                for key, _ in selector.select(1):
                    client = key.fileobj
                    data = client.recv(65536)
                    if not data:
                        raise AssertionError("a stream ended")
                    if client in missing:
                        missing[client] += data
                        if text in missing[client]:
                            del missing[client]

    def drain(self):
        """Reads what has come, and waits for nothing."""
        for client in self.sockets:
            with contextlib.suppress(BlockingIOError):
                client.recv(1 << 20, socket.MSG_DONTWAIT)

    def close(self, abruptly=False):
        for client in self.sockets:
            if abruptly:
                client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            client.close()
        self.sockets = []


class ServerTests(unittest.TestCase):
    def serve(self, *options, **named):
        self.site = Site(named.pop("files", None))
        self.addCleanup(self.site.remove)
        self.preview = Preview(self.site, *options, **named)
        self.addCleanup(self.preview.stop)

    def edit(self, sentence):
        """Saves a sentence, and gives the seconds until it is served."""
        self.site.write_by_rename("content/essay.md", essay(sentence))
        start = time.monotonic()
        status, text = get(self.preview, "/essay.html")
        duration = time.monotonic() - start
        self.assertEqual(status, 200)
        self.assertIn(sentence, text)
        return duration

    def test_thousands_of_streams_hear_of_a_change_and_slow_nothing(self):
        self.serve()
        streams = Streams(self.preview, STREAMS)
        self.addCleanup(streams.close)
        streams.wait_for(b'"build":1')
        duration = self.edit("Heard by all.")
        self.assertLess(duration, 2)
        streams.wait_for(b'"build":2')

        # They vanish, one half with a word and the other without.
        gone, streams.sockets = streams.sockets[:STREAMS // 2], streams.sockets[STREAMS // 2:]
        for client in gone:
            client.close()
        streams.close(abruptly=True)
        for number in range(3):
            self.assertLess(self.edit(f"Nobody hears this {number}."), 2)
        wait_until(lambda: self.preview.descriptors() < 100, what="the end of the streams")

    def connect(self, path):
        """Asks for something, with hardly any room for the answer."""
        client = socket.socket()
        self.addCleanup(client.close)
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1024)
        client.settimeout(20)
        client.connect(("127.0.0.1", self.preview.port))
        client.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        return client

    def test_clients_that_do_not_read_hold_nobody_up(self):
        actors = {
            f"content/actors/guest-{number}-{'x' * 90}.md": f"---\nname: Guest {number}\nkind: person\n---\n\nX.\n"
            for number in range(180)}
        self.serve(files={**SMALL_BRIEF, **actors})
        streams = [self.connect("/.briefgen/events") for _ in range(20)]
        for _ in range(100):
            self.connect("/actors.html")
        # Each message names all pages and has 20 KB, so that the system soon keeps no more of them for a client.
        builds = 150
        brief = SMALL_BRIEF["content/brief.md"]
        for number in range(builds):
            self.site.write_by_rename("content/brief.md", brief.replace("Night trains", f"Title {number}"))
            start = time.monotonic()
            self.assertIn(f"Title {number}", get(self.preview, "/essay.html")[1])
            self.assertLess(time.monotonic() - start, 2)
        # Whoever comes back to it finds some messages and the end: it connects again, and asks for the others.
        answer = b""
        while data := streams[0].recv(1 << 16):
            answer += data
        self.assertIn(b'"build":1', answer)
        self.assertLess(answer.count(b"data: "), builds)

    def test_requests_that_never_end_hold_nobody_up(self):
        self.serve()
        clients = []
        for start in (b"", b"G", b"GET / HTTP/1.1\r\nHost: localhost\r\n", b"GET /" + b"a" * 1_000_000) * 50:
            client = socket.create_connection(("127.0.0.1", self.preview.port))
            client.setblocking(False)
            with contextlib.suppress(OSError):
                client.send(start)
            clients.append(client)
        self.assertLess(self.edit("Served."), 2)
        for client in clients:
            client.close()

    def test_it_outlives_a_lack_of_descriptors(self):
        self.serve(limit=64)
        with contextlib.ExitStack() as clients:
            for _ in range(150):
                with contextlib.suppress(OSError):
                    clients.enter_context(socket.create_connection(("127.0.0.1", self.preview.port)))
            wait_until(lambda: self.preview.descriptors() > 40, what="the acceptance of as many as there may be")

        def serves():
            try:
                return get(self.preview, "/essay.html", timeout=2)[0] == 200
            except OSError:
                return False
        wait_until(serves, what="an answer")
        self.edit("Still here.")

    def test_it_ends_at_once_whoever_is_connected_and_leaves_nothing(self):
        for how in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            self.serve()
            before = sorted(self.site.path.rglob("*"))
            streams = Streams(self.preview, 50)
            streams.wait_for(b'"build":1')
            start = time.monotonic()
            self.assertEqual(self.preview.stop(how), 0)
            self.assertLess(time.monotonic() - start, 2)
            streams.close()
            self.assertEqual(sorted(self.site.path.rglob("*")), before)
            self.assertEqual(subprocess.run(
                ["pgrep", "-g", str(self.preview.process.pid)], capture_output=True, check=False).stdout, b"")
            # The port is free.
            socket.create_server(("127.0.0.1", self.preview.port), reuse_port=False).close()

    def test_a_checkout_is_one_rebuild(self):
        def git(*arguments):
            subprocess.run(
                ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *arguments], cwd=self.site.path,
                check=True, capture_output=True)

        self.site = Site()
        self.addCleanup(self.site.remove)
        git("init", "--initial-branch=first")
        git("add", ".")
        git("commit", "--message=first")
        git("checkout", "-b", "second")
        for number in range(300):
            self.site.write(f"content/actors/guest-{number}.md", f"---\nname: Guest {number}\nkind: person\n---\n\nX.\n")
        self.site.write("content/essay.md", essay("The second version."))
        git("add", ".")
        git("commit", "--message=second")
        self.preview = Preview(self.site)
        self.addCleanup(self.preview.stop)
        streams = Streams(self.preview, 1)
        self.addCleanup(streams.close)
        streams.wait_for(b'"build":1')
        git("checkout", "first")
        # The next message is of the build after which nothing is left to be done.
        status, text = get(self.preview, "/essay.html")
        self.assertEqual(status, 200)
        self.assertNotIn("The second version.", text)
        self.assertEqual(get(self.preview, "/actors/guest-299.html")[0], 404)
        messages = streams.sockets[0].recv(1 << 20).decode()
        self.assertEqual(messages.count("data:"), 1, messages)
        self.assertIn('"build":2', messages)

    def test_it_says_each_new_state_once(self):
        self.serve()
        self.site.write("content/essay.md", essay("[Nobody](actor:nobody)."))
        get(self.preview, "/")
        wait_until(lambda: "stays on display" in self.preview.lines[-1], what="the error")
        count = len(self.preview.lines)
        for number in range(5):
            self.site.write("content/brief.md", self.site.read("content/brief.md") + f"\nParagraph {number}.\n")
            get(self.preview, "/")
        self.edit("Mended.")
        wait_until(lambda: "pages" in self.preview.lines[-1], what="the last line")
        text = "\n".join(self.preview.lines)
        self.assertEqual(text.count("content/essay.md:7:"), 1, text)
        self.assertLessEqual(len(self.preview.lines), count + 1)
        self.assertIn("1 error; the last good site stays on display", text)

    def test_a_port_that_was_asked_for_and_is_taken_is_an_error(self):
        self.serve()
        result = subprocess.run(
            [PROGRAM, "serve", "--site", str(self.site.path), "--port", str(self.preview.port)],
            capture_output=True, text=True, timeout=20, check=False)
        self.assertEqual(result.returncode, 74)
        self.assertEqual(
            result.stderr,
            f"error: port {self.preview.port} of 127.0.0.1 is taken by another program; choose one with --port\n")

    def test_the_usual_port_gives_way_to_the_next_one_that_is_free(self):
        self.serve(port=None)
        first = self.preview.port
        self.serve(port=None)
        # 8000 itself may be another program's here.
        self.assertGreaterEqual(first, 8000)
        self.assertGreater(self.preview.port, first)
        self.assertLessEqual(self.preview.port, 8100)
        self.assertEqual(get(self.preview, "/")[0], 200)

    def test_it_ends_whenever_it_is_asked_to(self):
        for number in range(40):
            self.serve()
            # From the very moment at which it says that it can be ended.
            time.sleep(number % 10 / 2000)
            self.assertIn(self.preview.stop(), (0, -signal.SIGINT))

    def test_it_opens_the_browser_which_does_not_keep_the_port(self):
        with tempfile.TemporaryDirectory() as folder:
            note = Path(folder) / "address"
            program = Path(folder) / ("open" if sys.platform == "darwin" else "xdg-open")
            program.write_text(f'#!/bin/sh\necho "$1" >{note}.new && mv {note}.new {note}\nexec sleep 5\n')
            program.chmod(0o755)
            path = os.environ["PATH"]
            os.environ["PATH"] = f"{folder}:{path}"
            try:
                self.serve("--open")
            finally:
                os.environ["PATH"] = path
            wait_until(note.exists, what="the browser's start")
            self.assertEqual(note.read_text(), self.preview.address + "\n")
            self.preview.stop()
            socket.create_server(("127.0.0.1", self.preview.port), reuse_port=False).close()

    def test_it_listens_where_it_is_told_to(self):
        self.serve("--host", "localhost")
        self.assertTrue(self.preview.address.startswith("http://localhost:"))
        self.assertEqual(get(self.preview, "/")[0], 200)
        listening = Path("/proc/net/tcp").read_text().splitlines()
        own = [line.split() for line in listening if f":{self.preview.port:04X} " in line.split("  ")[0] + " "]
        self.assertTrue(all(fields[1].startswith("0100007F:") for fields in own if fields[3] == "0A"), own)

    def test_it_listens_on_an_address_of_version_6(self):
        try:
            socket.create_server(("::1", 0), family=socket.AF_INET6).close()
        except OSError:
            # This machine has none.
            with self.assertRaisesRegex(RuntimeError, "error: cannot listen on"):
                self.serve("--host", "::1")
            return
        self.serve("--host", "::1")
        self.assertEqual(self.preview.address, f"http://[::1]:{self.preview.port}/")
        self.assertEqual(get(self.preview, "/essay.html", host="::1")[0], 200)
        with self.assertRaises(ConnectionRefusedError):
            get(self.preview, "/essay.html", host="127.0.0.1")

    def test_nothing_of_the_preview_is_published(self):
        self.serve()
        self.assertIn("/.briefgen/preview.js", get(self.preview, "/essay.html")[1])
        subprocess.run(
            [PROGRAM, "build", "--site", str(self.site.path)], check=True, capture_output=True, timeout=20)
        files = [path for path in (self.site.path / "public").rglob("*") if path.is_file()]
        self.assertIn(self.site.path / "public/essay.html", files)
        self.assertEqual([path for path in files if b".briefgen" in path.read_bytes()], [])
        self.assertEqual([path for path in self.site.path.iterdir() if path.name.startswith(".")], [])

    def test_idle_it_uses_no_processor_time(self):
        self.serve()
        streams = Streams(self.preview, 20)
        self.addCleanup(streams.close)
        streams.wait_for(b'"build":1')
        time.sleep(1)
        before = self.preview.processor_seconds()
        time.sleep(5)
        self.assertLessEqual(self.preview.processor_seconds() - before, 0.01)


if __name__ == "__main__":
    unittest.main()
