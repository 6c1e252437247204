"""The essay on paper: what `make pdf` prints."""

import re
import shutil
import subprocess
import tempfile
import unicodedata
import unittest
from pathlib import Path

from pypdf import PdfReader

from preview import ROOT

A4 = (595, 842)  # in points (ISO 216)


def words(text):
    """Text as words in a line: ligatures apart, and line breaks as spaces."""
    return " ".join(unicodedata.normalize("NFKC", text).split())


class PrintTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = Path(tempfile.mkdtemp(prefix="briefgen print "))
        cls.addClassCleanup(shutil.rmtree, folder)
        file = folder / "a brief.pdf"
        subprocess.run([ROOT / "scripts/pdf", file], check=True, capture_output=True)
        cls.pages = PdfReader(file).pages
        cls.texts = [words(page.extract_text()) for page in cls.pages]
        cls.text = " ".join(cls.texts)
        cls.essay = (ROOT / "seeds/trump-in-pyongyang.txt").read_text().split("\n")

    def test_pages_are_of_paper_size_and_numbered(self):
        self.assertGreaterEqual(len(self.pages), 3)
        for number, (page, text) in enumerate(zip(self.pages, self.texts), start=1):
            self.assertEqual((round(page.mediabox.width), round(page.mediabox.height)), A4)
            self.assertIn(f"{number} / {len(self.pages)}", text)
            self.assertGreater(len(text.split()), 50, f"page {number} is almost empty")

    def test_title_and_recommendations_come_before_the_essay(self):
        first = self.texts[0]
        opening = first.index("recent pronouncement that he plans to reach out")
        self.assertLess(first.index("Trump in Pyongyang?"), first.index("Make the first move"))
        titles = [
            re.search(r"^title: (.*)$", path.read_text(), re.MULTILINE)[1].strip('"')
            for path in (ROOT / "content/recommendations").glob("*.md")]
        self.assertEqual(len(titles), 7)
        for title in titles:
            self.assertLess(first.index(title), opening, title)

    def test_every_sentence_and_every_note_is_there(self):
        printed = re.sub(r"[\s\d/-]", "", self.text)
        paragraphs = [line for line in self.essay if len(line.split()) > 20]
        self.assertGreater(len(paragraphs), 10)
        for paragraph in paragraphs:
            for sentence in re.split(r"(?<=[.?!])(?:\[\d\])?\s", paragraph):
                wanted = re.sub(r"[\s\d/-]", "", re.sub(r"\[\d\]", "", unicodedata.normalize("NFKC", sentence)))
                # A page may end within a sentence; then the number of the page stands there, which has no letters.
                self.assertTrue(wanted in printed or self.is_across_pages(wanted), sentence)
        self.assertIn("https://en.yna.co.kr/view/AEN20191029007700325", self.text)

    def is_across_pages(self, wanted):
        texts = [re.sub(r"[\s\d/-]", "", text) for text in self.texts]
        return any(
            wanted[:cut] in before and wanted[cut:] in after
            for before, after in zip(texts, texts[1:]) for cut in range(1, len(wanted)))

    def test_nothing_of_the_screen_is_printed(self):
        for chrome in ("Overview", "Contents", "Skip to", "Paragraph", "actors ·", "Tap again", "↩"):
            self.assertNotIn(chrome, self.text)

    def test_an_address_is_printed_once(self):
        self.assertEqual(self.text.count("https://en.yna.co.kr/"), 1)


if __name__ == "__main__":
    unittest.main()
