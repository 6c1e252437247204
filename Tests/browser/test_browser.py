"""Live reload, seen in a real browser."""

import re
import subprocess
import time
import unittest

from playwright.sync_api import Error, expect, sync_playwright

from preview import PROGRAM, ROOT, SMALL_BRIEF, Preview, Site, essay, launch

# Marks on the window and on the body: a page that was loaded again has lost both, one that has a new body the second.
MARK = "window.mark = document.body.mark = true"
IS_LOADED_ONCE = "window.mark === true"
IS_UNTOUCHED = "document.body.mark === true"
HOST = "#briefgen-problems"
OVERLAY = f"{HOST} dialog"

# The problems, wherever they are shown: in a function's body, for they may stand in a shadow tree.
PROBLEMS = "const problems = (document.querySelector('#briefgen-problems')?.shadowRoot ?? document).querySelector('pre');"

# How many pixels the first mark stands away from what it points to.
MARK_OFFSET = f"""(target) => {{
  {PROBLEMS}
  const left = word => {{
    const walker = document.createTreeWalker(problems, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {{
      const start = walker.currentNode.data.indexOf(word);
      if (start < 0) continue;
      const range = document.createRange();
      range.setStart(walker.currentNode, start);
      range.setEnd(walker.currentNode, start + 1);
      return range.getBoundingClientRect().left;
    }}
  }};
  return left('^') - left(target);
}}"""

# The lowest contrast of a text with its ground (WCAG 2.2, relative luminance).
CONTRAST = f"""() => {{
  {PROBLEMS}
  const luminance = colour => {{
    const [r, g, b] = colour.match(/[\d.]+/g).map(part => part / 255).map(
      part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  }};
  const ground = luminance(getComputedStyle(problems.parentElement).backgroundColor);
  return Math.min(...[...problems.parentElement.querySelectorAll('*')].map(element => {{
    const text = luminance(getComputedStyle(element).color);
    return (Math.max(text, ground) + 0.05) / (Math.min(text, ground) + 0.05);
  }}));
}}"""

# The colour of a pixel of the page's first image, or nothing as long as it is not loaded.
PIXEL = """(() => {
  const image = document.images[0];
  if (!image?.complete || !image.naturalWidth) return '';
  const context = document.createElement('canvas').getContext('2d');
  context.drawImage(image, 0, 0);
  return context.getImageData(5, 5, 1, 1).data.slice(0, 3).join();
})()"""

RED = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><rect width="10" height="10" fill="red"/></svg>'


def wait_until(page, condition):
    """Waits until a JavaScript expression is true on a page. Playwright's own wait compiles text within the page, which
    the pages' content security policy forbids."""
    deadline = time.monotonic() + 15
    while True:
        try:
            if page.evaluate(condition):
                return
        except Error:
            # The page was exchanged while it was asked.
            pass
        if time.monotonic() > deadline:
            raise AssertionError(f"never true: {condition}")
        page.wait_for_timeout(10)


class BrowserTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.playwright = sync_playwright().start()
        cls.browser = launch(cls.playwright)

    @classmethod
    def tearDownClass(cls):
        cls.browser.close()
        cls.playwright.stop()

    def setUp(self):
        self.context = self.browser.new_context(viewport={"width": 800, "height": 600})
        self.context.set_default_timeout(15_000)
        self.messages = []
        self.addCleanup(self.context.close)

    def serve(self, files=None, **options):
        self.site = Site(files)
        self.addCleanup(self.site.remove)
        self.preview = Preview(self.site, **options)
        # A test may start others in its place.
        self.addCleanup(self.preview.stop)
        self.addCleanup(lambda: self.preview.stop())

    def open(self, path):
        page = self.context.new_page()
        page.on("console", lambda message: self.messages.append(message.text))
        page.on("pageerror", lambda error: self.messages.append(str(error)))
        page.goto(self.preview.address + path)
        # The page is told how things stand as soon as it is connected.
        wait_until(page, "performance.getEntriesByType('resource').some(e => e.name.includes('preview.js'))")
        page.evaluate(MARK)
        return page

    def test_a_saved_sentence_appears_at_the_same_place(self):
        self.serve()
        lines = [f"Sentence number {n} stands in a paragraph of its own." for n in range(200)]
        self.site.write("content/essay.md", essay(*lines))
        page = self.open("essay.html")
        page.evaluate("window.scrollTo(0, 3000)")
        lines[150] = "Here is the new sentence."
        self.site.write_by_rename("content/essay.md", essay(*lines))
        expect(page.get_by_text("Here is the new sentence.")).to_be_attached()
        wait_until(page, "Math.abs(window.scrollY - 3000) < 2")
        self.assertEqual(page.title(), page.evaluate("document.title"))

    def test_a_page_that_is_loaded_again_keeps_its_place(self):
        lines = [f"Sentence number {n} stands in a paragraph of its own." for n in range(200)]
        layout = (ROOT / "templates/layout.mustache").read_text()
        self.serve({
            **SMALL_BRIEF, "content/essay.md": essay(*lines), "templates/assets/own.js": "window.own = 1;",
            "templates/layout.mustache": layout.replace(
                "</head>", '<script src="{{page.root}}assets/own.js" defer></script>\n</head>'),
        })
        page = self.open("essay.html")
        page.evaluate("window.scrollTo(0, 3000)")
        lines[150] = "Here is the new sentence."
        self.site.write("content/essay.md", essay(*lines))
        expect(page.get_by_text("Here is the new sentence.")).to_be_attached()
        wait_until(page, "Math.abs(window.scrollY - 3000) < 2")
        self.assertFalse(page.evaluate(IS_LOADED_ONCE))
        self.site.write("templates/assets/own.js", "window.own = 2;")
        wait_until(page, "window.own === 2")
        wait_until(page, "Math.abs(window.scrollY - 3000) < 2")

    def test_a_new_title_and_a_new_head_are_shown(self):
        self.serve()
        page = self.open("essay.html")
        self.site.write("content/essay.md", essay("It was full.").replace("title: Night", "title: Nocturnal"))
        expect(page.get_by_role("heading", name="Nocturnal trains")).to_be_visible()
        expect(page).to_have_title("Nocturnal trains – Night trains")
        self.site.write("content/brief.md", SMALL_BRIEF["content/brief.md"].replace("date:", "language: de\ndate:"))
        wait_until(page, "document.documentElement.lang === 'de'")

    def test_only_pages_that_changed_load_again_and_one_that_quotes_does(self):
        self.serve()
        quoting, other = self.open("actors/ministry.html"), self.open("timeline/last-train.html")
        expect(quoting.get_by_text("ended the night train")).to_be_visible()
        self.site.write("content/essay.md", "---\ntitle: Night trains\n---\n\nThe ministry cut the line to the coast.\n")
        expect(quoting.get_by_text("cut the line to the coast")).to_be_visible()
        self.assertTrue(other.evaluate(IS_UNTOUCHED))
        self.site.write("content/timeline/last-train.md", SMALL_BRIEF["content/timeline/last-train.md"] + "\nNobody wept.\n")
        expect(other.get_by_text("Nobody wept.")).to_be_visible()

    def test_a_page_that_did_not_change_stays(self):
        self.serve()
        page, other = self.open("timeline/last-train.html"), self.open("essay.html")
        self.site.write("content/essay.md", essay("A sentence that nobody quotes."))
        expect(other.locator(".prose").get_by_text("A sentence that nobody quotes.")).to_be_visible()
        self.assertTrue(page.evaluate(IS_UNTOUCHED))

    def test_a_stylesheet_is_exchanged_without_loading_the_page(self):
        self.serve()
        style = (ROOT / "templates/assets/style.css").read_text()
        page = self.open("essay.html")
        for colour in ("rgb(1, 2, 3)", "rgb(4, 5, 6)"):
            self.site.write("templates/assets/style.css", style + f"\nbody {{ background: {colour} }}\n")
            wait_until(page, f"getComputedStyle(document.body).backgroundColor === '{colour}'")
        wait_until(page, "document.querySelectorAll('link[rel=stylesheet]').length === 1")
        self.assertTrue(page.evaluate(IS_UNTOUCHED))

    def test_an_image_is_exchanged_without_loading_the_page(self):
        self.serve({
            **SMALL_BRIEF, "content/images/train.svg": RED,
            "content/essay.md": essay("![A train](images/train.svg)"),
        })
        page = self.open("essay.html")
        wait_until(page, f"{PIXEL} === '255,0,0'")
        self.site.write("content/images/train.svg", RED.replace("red", "blue"))
        wait_until(page, f"{PIXEL} === '0,0,255'")
        self.assertTrue(page.evaluate(IS_UNTOUCHED))

    def test_errors_lie_over_the_last_good_page_and_go_away_by_themselves(self):
        self.serve()
        page, other = self.open("essay.html"), self.open("index.html")
        self.site.write("content/essay.md", essay("[Nobody](actor:nobody) saw <b>it</b>.", "Second version."))
        text = page.locator(f"{OVERLAY} pre")
        expect(text).to_contain_text("content/essay.md:7:")
        expect(text).to_contain_text("[Nobody](actor:nobody) saw <b>it</b>.")
        expect(text).to_contain_text("= help:")
        self.assertEqual(page.evaluate(f"document.querySelector('{HOST}').shadowRoot.querySelectorAll('b').length"), 0)
        expect(other.locator(OVERLAY)).to_be_visible()
        expect(page.locator(".prose").get_by_text("It was full.")).to_be_attached()
        self.assertTrue(page.evaluate(IS_UNTOUCHED))
        self.site.write("content/essay.md", essay("Mended."))
        expect(page.locator(".prose").get_by_text("Mended.")).to_be_visible()
        expect(page.locator(OVERLAY)).to_have_count(0)
        expect(other.locator(OVERLAY)).to_have_count(0)
        self.assertTrue(other.evaluate(IS_UNTOUCHED))

    def test_the_overlay_can_be_hidden_and_returns_with_other_errors(self):
        self.serve()
        page = self.open("essay.html")
        self.site.write("content/essay.md", essay("[Nobody](actor:nobody)."))
        overlay = page.locator(OVERLAY)
        expect(overlay).to_be_visible()
        overlay.get_by_role("button").click()
        expect(overlay).to_be_hidden()
        self.site.write("content/essay.md", essay("[Nobody](actor:nobody).", "[None](actor:none)."))
        expect(overlay).to_be_visible()
        page.keyboard.press("Escape")
        expect(overlay).to_be_hidden()

    def test_a_page_opened_among_errors_shows_them(self):
        self.serve()
        self.site.write("content/essay.md", essay("[Nobody](actor:nobody)."))
        page = self.open("index.html")
        expect(page.locator(OVERLAY)).to_be_visible()

    def test_a_brief_that_never_was_good_shows_its_errors_until_it_is_mended(self):
        self.serve({**SMALL_BRIEF, "content/essay.md": essay("[Nobody](actor:nobody) <script>window.bad = 1</script>.")})
        page = self.open("essay.html")
        expect(page.locator("main pre")).to_contain_text("content/essay.md:7:")
        self.assertIsNone(page.evaluate("window.bad ?? null"))
        self.site.write("content/essay.md", essay("Mended."))
        expect(page.locator(".prose").get_by_text("Mended.")).to_be_visible()

    def test_problems_look_as_on_a_terminal(self):
        broken = {
            **SMALL_BRIEF, "content/essay.md": essay("한국어 [함께](event:nothing) &lt; <b>raw</b>.", "[Nobody](actor:nobody)."),
            "content/timeline/last-train.md": "---\ntitle: Last night train\ndate: 2024-13-14\n---\n\nThe train was full.\n",
        }
        self.serve()
        page = self.open("essay.html")
        for name, text in broken.items():
            self.site.write(name, text)
        expect(page.locator(f"{OVERLAY} pre")).to_contain_text("2024-13-14")
        checked = subprocess.run(
            [PROGRAM, "check", "--site", str(self.site.path)], capture_output=True, text=True, timeout=20, check=False)
        printed, summary = checked.stderr.removesuffix("\n").rsplit("\n", 1)
        self.assertGreaterEqual(printed.count("error: "), 4)
        self.preview.stop()
        self.preview = Preview(self.site)
        other = self.open("essay.html")
        for tab, box in ((page, OVERLAY), (other, "main")):
            self.assertEqual(tab.locator(f"{box} pre").text_content(), printed + "\n")
            self.assertEqual(tab.locator(f"{box} h1").text_content(), summary)
            self.assertEqual(tab.locator(f"{box} pre b").count(), 0)
            for scheme in ("light", "dark"):
                tab.emulate_media(color_scheme=scheme)
                self.assertGreaterEqual(tab.evaluate(CONTRAST), 4.5)
            for width in (320, 390, 1280):
                tab.set_viewport_size({"width": width, "height": 800})
                self.assertLess(abs(tab.evaluate(MARK_OFFSET, "event:nothing")), 1)
                self.assertLessEqual(tab.evaluate("document.documentElement.scrollWidth"), width)

    def test_thousands_of_problems_are_shown(self):
        self.serve()
        page = self.open("essay.html")
        self.site.write("content/essay.md", essay(*["This is <b>, and this is <i>."] * 5000))
        expect(page.locator(f"{OVERLAY} h1")).to_have_text("10000 errors", timeout=60_000)
        expect(page.locator(OVERLAY)).to_be_visible()
        self.assertEqual(page.locator(f"{OVERLAY} pre").text_content().count("error: content has no raw HTML"), 10_000)

    def test_problems_take_the_focus_and_give_it_back(self):
        self.serve()
        page = self.open("essay.html")
        link = page.get_by_role("link", name="Overview").first
        link.focus()
        self.site.write("content/essay.md", essay("[Nobody](actor:nobody)."))
        expect(page.locator(f"{OVERLAY} pre")).to_be_focused()
        expect(page.locator(f"{OVERLAY} pre")).to_have_css("outline-style", "solid")
        page.keyboard.press("Tab")
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Escape")
        expect(page.locator(OVERLAY)).to_be_hidden()
        expect(link).to_be_focused()

    def test_problems_on_a_page_of_their_own_are_kept_up_to_date(self):
        self.serve({**SMALL_BRIEF, "content/essay.md": essay("[Nobody](actor:nobody).")})
        page = self.open("essay.html")
        expect(page.get_by_role("heading", name="1 error")).to_be_visible()
        self.site.write("content/essay.md", essay("[Nobody](actor:nobody).", "[None](actor:none)."))
        expect(page.get_by_role("heading", name="2 errors")).to_be_visible()
        expect(page).to_have_title("2 errors")
        expect(page.locator("main pre")).to_contain_text("actor:none")
        expect(page.locator(OVERLAY)).to_have_count(0)
        self.assertTrue(page.evaluate(IS_UNTOUCHED))

    def test_a_page_that_is_missing_appears_when_it_is_written(self):
        self.serve()
        page = self.open("actors/union.html")
        self.site.write("content/actors/union.md", "---\nname: Union\nkind: organisation\n---\n\nIt protests.\n")
        expect(page.get_by_text("It protests.")).to_be_visible()

    def test_the_return_of_the_server_loads_the_page_again(self):
        self.serve()
        page = self.open("essay.html")
        self.preview.stop()
        self.site.write("content/essay.md", essay("Written meanwhile."))
        self.preview = Preview(self.site, port=self.preview.port)
        expect(page.locator(".prose").get_by_text("Written meanwhile.")).to_be_visible()
        self.assertFalse(page.evaluate(IS_LOADED_ONCE))

    def test_more_pages_than_a_browser_opens_connections(self):
        self.serve()
        pages = [self.open("essay.html") for _ in range(10)]
        self.site.write("content/essay.md", essay("Everybody sees this."))
        for page in pages:
            expect(page.locator(".prose").get_by_text("Everybody sees this.")).to_be_visible()

    def serve_with_policy(self, policy, element=""):
        """Serves pages with a content security policy, and with an element more in their head."""
        layout = (ROOT / "templates/layout.mustache").read_text()
        meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        self.serve({
            **SMALL_BRIEF, "templates/assets/own.js": "window.own = 1;",
            "templates/layout.mustache": re.sub(r"<meta http-equiv.*>", lambda _: f"{meta}\n{element}", layout, count=1),
        })

    def test_a_strict_policy_of_the_site_holds_and_lets_the_preview_work(self):
        strict = "default-src 'none'; style-src 'self'; img-src 'self'"
        for policy in (strict, f"{strict}; require-trusted-types-for 'script'; trusted-types 'none'"):
            with self.subTest(policy):
                self.serve_with_policy(policy)
                page = self.open("essay.html")
                self.site.write("content/essay.md", essay("[Nobody](actor:nobody)."))
                expect(page.locator(f"{OVERLAY} pre")).to_be_visible()
                # The overlay has its own style, although the page allows none but the site's.
                expect(page.locator(f"{OVERLAY} pre")).to_have_css("overflow-x", "auto")
                self.site.write("content/essay.md", essay("Mended."))
                expect(page.locator(".prose").get_by_text("Mended.")).to_be_visible()
                expect(page.locator(OVERLAY)).to_have_count(0)
                # What it forbids are the theme's own scripts, and nothing of the preview's.
                forbidden = [text for text in self.messages if "Content Security Policy" in text]
                self.assertEqual([text for text in forbidden if not re.search(r"/assets/(brief|theme)\.js", text)], [])

    def test_what_the_policy_of_the_site_forbids_is_forbidden_in_the_preview_too(self):
        self.serve_with_policy(
            "default-src 'none'; style-src 'self'", '<script src="{{page.root}}assets/own.js" defer></script>')
        page = self.open("essay.html")
        page.evaluate("fetch('https://example.com/').catch(() => {})")
        self.site.write("content/essay.md", essay("Written anew."))
        expect(page.locator(".prose").get_by_text("Written anew.")).to_be_visible()
        self.assertIsNone(page.evaluate("window.own ?? null"))
        for address in (f"{self.preview.address}assets/own.js", "https://example.com/"):
            self.assertTrue(
                any("Content Security Policy" in text and address in text for text in self.messages), self.messages)

    def test_pages_work_where_there_are_no_shared_workers(self):
        self.serve()
        self.context.add_init_script("delete window.SharedWorker")
        page = self.open("essay.html")
        self.site.write("content/essay.md", essay("Seen without a worker."))
        expect(page.locator(".prose").get_by_text("Seen without a worker.")).to_be_visible()


if __name__ == "__main__":
    unittest.main()
