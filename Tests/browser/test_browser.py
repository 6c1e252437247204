"""Live reload, seen in a real browser."""

import unittest

from playwright.sync_api import expect, sync_playwright

from preview import ROOT, SMALL_BRIEF, Preview, Site, essay, launch

# Marks on the window and on the body: a page that was loaded again has lost both, one that has a new body the second.
MARK = "window.mark = document.body.mark = true"
IS_LOADED_ONCE = "window.mark === true"
IS_UNTOUCHED = "document.body.mark === true"
OVERLAY = "#briefgen-problems"

RED = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><rect width="10" height="10" fill="red"/></svg>'


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
        self.addCleanup(lambda: self.preview.stop())

    def open(self, path):
        page = self.context.new_page()
        page.on("console", lambda message: self.messages.append(message.text))
        page.on("pageerror", lambda error: self.messages.append(str(error)))
        page.goto(self.preview.address + path)
        # The page is told how things stand as soon as it is connected.
        page.wait_for_function("performance.getEntriesByType('resource').some(e => e.name.includes('preview.js'))")
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
        page.wait_for_function("Math.abs(window.scrollY - 3000) < 2")
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
        page.wait_for_function("Math.abs(window.scrollY - 3000) < 2")
        self.assertFalse(page.evaluate(IS_LOADED_ONCE))
        self.site.write("templates/assets/own.js", "window.own = 2;")
        page.wait_for_function("window.own === 2")
        page.wait_for_function("Math.abs(window.scrollY - 3000) < 2")

    def test_a_new_title_and_a_new_head_are_shown(self):
        self.serve()
        page = self.open("essay.html")
        self.site.write("content/essay.md", essay("It was full.").replace("title: Night", "title: Nocturnal"))
        expect(page.get_by_role("heading", name="Nocturnal trains")).to_be_visible()
        expect(page).to_have_title("Nocturnal trains – Night trains")
        self.site.write("content/brief.md", SMALL_BRIEF["content/brief.md"].replace("date:", "language: de\ndate:"))
        page.wait_for_function("document.documentElement.lang === 'de'")

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
        expect(other.get_by_text("A sentence that nobody quotes.")).to_be_visible()
        self.assertTrue(page.evaluate(IS_UNTOUCHED))

    def test_a_stylesheet_is_exchanged_without_loading_the_page(self):
        self.serve()
        style = (ROOT / "templates/assets/style.css").read_text()
        page = self.open("essay.html")
        for colour in ("rgb(1, 2, 3)", "rgb(4, 5, 6)"):
            self.site.write("templates/assets/style.css", style + f"\nbody {{ background: {colour} }}\n")
            page.wait_for_function(f"getComputedStyle(document.body).backgroundColor === '{colour}'")
        page.wait_for_function("document.querySelectorAll('link[rel=stylesheet]').length === 1")
        self.assertTrue(page.evaluate(IS_UNTOUCHED))

    def test_an_image_is_exchanged_without_loading_the_page(self):
        self.serve({
            **SMALL_BRIEF, "content/images/train.svg": RED,
            "content/essay.md": essay("![A train](images/train.svg)"),
        })
        page = self.open("essay.html")
        page.wait_for_function("document.images[0]?.naturalWidth === 10")
        self.site.write("content/images/train.svg", RED.replace('"10"', '"20"'))
        page.wait_for_function("document.images[0]?.naturalWidth === 20")
        self.assertTrue(page.evaluate(IS_UNTOUCHED))

    def test_errors_lie_over_the_last_good_page_and_go_away_by_themselves(self):
        self.serve()
        page, other = self.open("essay.html"), self.open("index.html")
        self.site.write("content/essay.md", essay("[Nobody](actor:nobody) saw <b>it</b>.", "Second version."))
        text = page.locator(f"{OVERLAY} pre")
        expect(text).to_contain_text("content/essay.md:7:")
        expect(text).to_contain_text("[Nobody](actor:nobody) saw <b>it</b>.")
        expect(text).to_contain_text("= help:")
        self.assertEqual(page.evaluate(f"document.querySelector('{OVERLAY}').shadowRoot.querySelectorAll('b').length"), 0)
        expect(other.locator(OVERLAY)).to_be_visible()
        expect(page.get_by_text("It was full.")).to_be_attached()
        self.assertTrue(page.evaluate(IS_UNTOUCHED))
        self.site.write("content/essay.md", essay("Mended."))
        expect(page.get_by_text("Mended.")).to_be_visible()
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
        expect(page.get_by_text("Mended.")).to_be_visible()

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
        expect(page.get_by_text("Written meanwhile.")).to_be_visible()
        self.assertFalse(page.evaluate(IS_LOADED_ONCE))

    def test_more_pages_than_a_browser_opens_connections(self):
        self.serve()
        pages = [self.open("essay.html") for _ in range(10)]
        self.site.write("content/essay.md", essay("Everybody sees this."))
        for page in pages:
            expect(page.get_by_text("Everybody sees this.")).to_be_visible()

    def test_a_strict_policy_of_the_site_holds_and_lets_the_preview_work(self):
        layout = (ROOT / "templates/layout.mustache").read_text()
        policy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'"
        if "Content-Security-Policy" not in layout:
            layout = layout.replace(
                "<head>", f"<head>\n<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">")
        self.serve({**SMALL_BRIEF, "templates/layout.mustache": layout})
        page = self.open("essay.html")
        self.site.write("content/essay.md", essay("[Nobody](actor:nobody)."))
        expect(page.locator(f"{OVERLAY} pre")).to_be_visible()
        # The overlay has its own style, although the page allows none but the site's.
        page.wait_for_function(
            f"getComputedStyle(document.querySelector('{OVERLAY}')).position === 'fixed'")
        self.site.write("content/essay.md", essay("Mended."))
        expect(page.get_by_text("Mended.")).to_be_visible()
        page.evaluate("fetch('https://example.com/').catch(() => {})")
        refusals = [message for message in self.messages if "Content Security Policy" in message]
        self.assertTrue(refusals and all("example.com" in message for message in refusals), self.messages)

    def test_pages_work_where_there_are_no_shared_workers(self):
        self.serve()
        self.context.add_init_script("delete window.SharedWorker")
        page = self.open("essay.html")
        self.site.write("content/essay.md", essay("Seen without a worker."))
        expect(page.get_by_text("Seen without a worker.")).to_be_visible()


if __name__ == "__main__":
    unittest.main()
