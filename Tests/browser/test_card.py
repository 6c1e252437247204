"""The pictures that a build draws, decoded by a real browser."""

import base64
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

from playwright.sync_api import sync_playwright

from preview import PROGRAM, ROOT, launch

# A picture's size, and the colours that it has with how many pixels each.
DECODE = """async source => {
  const image = new Image();
  image.src = source;
  await image.decode();
  const { naturalWidth: width, naturalHeight: height } = image;
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  const colours = {};
  const { data } = context.getImageData(0, 0, width, height);
  for (let place = 0; place < data.length; place += 4) {
    const colour = [...data.slice(place, place + 4)].join(' ');
    colours[colour] = (colours[colour] || 0) + 1;
  }
  return { width, height, colours };
}"""

PAPER, TEXT, BODY, ACCENT = "255 253 249 255", "27 26 24 255", "122 116 106 255", "152 48 29 255"


class CardTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.site = Path(tempfile.mkdtemp(prefix="briefgen-card-")) / "site"
        cls.addClassCleanup(shutil.rmtree, cls.site.parent)
        subprocess.run(
            [PROGRAM, "build", "--site", str(ROOT), "--output", str(cls.site)], check=True, capture_output=True)
        cls.playwright = sync_playwright().start()
        cls.addClassCleanup(cls.playwright.stop)
        cls.browser = launch(cls.playwright)
        cls.addClassCleanup(cls.browser.close)

    def decode(self, name):
        """A picture as the browser sees it."""
        tab = self.browser.new_page()
        self.addCleanup(tab.close)
        data = base64.b64encode((self.site / name).read_bytes()).decode()
        return tab.evaluate(DECODE, f"data:image/png;base64,{data}")

    def test_the_card_has_the_size_that_platforms_show_and_the_colours_of_the_site(self):
        card = self.decode("assets/card.png")
        self.assertEqual((card["width"], card["height"]), (1200, 630))
        self.assertEqual(sum(card["colours"].values()), 1200 * 630)
        self.assertEqual(max(card["colours"], key=card["colours"].get), PAPER)
        for colour in (TEXT, BODY, ACCENT):
            self.assertGreater(card["colours"].get(colour, 0), 5000, colour)

    def test_the_card_is_light(self):
        self.assertLess((self.site / "assets/card.png").stat().st_size, 20_000)

    def test_the_icons_are_square(self):
        icon = self.decode("assets/icon.png")
        self.assertEqual((icon["width"], icon["height"]), (180, 180))
        self.assertGreater(icon["colours"].get(ACCENT, 0), 1000)


if __name__ == "__main__":
    unittest.main()
