"""The search as readers meet it: how it opens and closes, and how it looks and is read out."""

import unittest
from pathlib import Path

import axe_playwright_python
from playwright.sync_api import expect

from preview import SMALL_BRIEF
from searching import RESULTS, SearchTestCase

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
AXE_OPTIONS = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


class SearchDialogTests(SearchTestCase):
    # MARK: Opening and closing

    def test_nothing_is_loaded_before_the_search_is_opened(self):
        page = self.open()
        page.wait_for_timeout(200)
        self.assertEqual([url for url in self.requests if "search" in url.split("/on a stick/")[-1]], [])
        page.keyboard.press("/")
        expect(page.locator(".search input")).to_be_focused()
        page.wait_for_timeout(200)
        loaded = [url.split("/on a stick/")[-1] for url in self.requests if "search" in url.split("/on a stick/")[-1]]
        self.assertEqual(loaded[:2], ["assets/search.js", "assets/search/root.js"])
        self.assertEqual(len(loaded), len(set(loaded)))

    def test_keys_and_the_button_open_it_and_escape_gives_the_focus_back(self):
        page = self.open("timeline.html")
        dialog, field = page.locator("dialog.search"), page.locator(".search input")
        link = page.locator("main a").first
        for key in ("/", "Control+k", "Meta+k"):
            link.focus()
            page.keyboard.press(key)
            expect(field).to_be_focused()
            page.keyboard.press("Escape")
            expect(dialog).to_be_hidden()
            expect(link).to_be_focused()
        button = page.get_by_role("button", name="Search the brief")
        button.click()
        expect(field).to_be_focused()
        page.locator(".search .close").click()
        expect(dialog).to_be_hidden()
        expect(button).to_be_focused()

    def test_a_slash_in_a_field_is_a_slash(self):
        page = self.open()
        page.keyboard.press("/")
        page.keyboard.type("a/b")
        expect(page.locator(".search input")).to_have_value("a/b")
        page.keyboard.press("Escape")
        page.evaluate("document.querySelector('main').append(document.createElement('input'))")
        page.locator("main > input").press_sequentially("1/2")
        expect(page.locator("main > input")).to_have_value("1/2")
        expect(page.locator("dialog.search")).to_be_hidden()

    def test_the_slash_can_be_turned_off_and_stays_so(self):
        page = self.open()
        page.keyboard.press("/")
        key = page.get_by_role("button", name="/ opens the search")
        expect(key).to_have_attribute("aria-pressed", "true")
        key.click()
        expect(key).to_have_attribute("aria-pressed", "false")
        for path in ("essay.html", "actors/japan.html"):
            page.goto((self.site / path).as_uri())
            page.keyboard.press("/")
            page.keyboard.press("Tab")
            expect(page.locator("dialog.search")).to_be_hidden()
            page.keyboard.press("Control+k")
            expect(page.locator("dialog.search")).to_be_visible()
        key.click()
        page.keyboard.press("Escape")
        page.keyboard.press("/")
        expect(page.locator("dialog.search")).to_be_visible()

    def test_the_query_survives_and_is_ready_to_be_replaced(self):
        page = self.open()
        self.search(page, "hanoi")
        page.keyboard.press("Escape")
        page.keyboard.press("/")
        expect(page.locator(".search input")).to_have_value("hanoi")
        self.assertTrue(page.evaluate(RESULTS))
        page.keyboard.type("kursk")
        expect(page.locator(".search input")).to_have_value("kursk")

    def test_a_click_beside_it_closes_it(self):
        page = self.open(viewport={"width": 1280, "height": 800})
        page.keyboard.press("/")
        page.mouse.click(20, 400)
        expect(page.locator("dialog.search")).to_be_hidden()

    def test_arrows_move_between_results_and_enter_opens_the_first(self):
        page = self.open("actors/china.html")
        self.search(page, "kim jong")
        links = page.locator(".search .results a")
        page.keyboard.press("ArrowDown")
        expect(links.nth(0)).to_be_focused()
        page.keyboard.press("ArrowDown")
        expect(links.nth(1)).to_be_focused()
        page.keyboard.press("ArrowUp")
        page.keyboard.press("ArrowUp")
        expect(page.locator(".search input")).to_be_focused()
        # Whoever goes on typing goes on with the query.
        page.keyboard.press("ArrowDown")
        page.keyboard.type(" un")
        expect(page.locator(".search input")).to_have_value("kim jong un")
        page.keyboard.press("Enter")
        page.wait_for_url("**/actors/kim-jong-un.html")

    def test_without_scripts_there_is_no_button(self):
        page = self.open(java_script_enabled=False)
        expect(page.locator(".search-switch")).to_be_hidden()
        expect(page.locator(".search input")).to_be_hidden()

    # MARK: How it is shown

    def test_the_open_search_breaks_no_rule_of_accessibility(self):
        for scheme in ("light", "dark"):
            for width in (320, 1280):
                page = self.open(color_scheme=scheme, viewport={"width": width, "height": 800}, bypass_csp=True)
                for query in ("", "kim", "xylophone"):
                    page.keyboard.press("/")
                    page.locator(".search input").fill(query)
                    page.wait_for_timeout(200)
                    page.evaluate(AXE)
                    result = page.evaluate("options => axe.run('dialog', options)", AXE_OPTIONS)
                    found = {rule["id"]: [node["html"][:120] for node in rule["nodes"]] for rule in result["violations"]}
                    self.assertGreater(len(result["passes"]), 8)
                    self.assertEqual(found, {}, f"{scheme}, {width} px, {query}")

    def test_it_fits_a_narrow_window_and_fingers(self):
        page = self.open(viewport={"width": 320, "height": 600}, has_touch=True)
        self.search(page, "trump")
        self.assertLessEqual(page.evaluate("document.documentElement.scrollWidth"), 320)
        wide = page.evaluate("[...document.querySelectorAll('.search *')].filter(e => e.scrollWidth > e.clientWidth + 1"
                             " && getComputedStyle(e).overflowX !== 'visible').length")
        self.assertEqual(wide, 0)
        sizes = page.evaluate("[...document.querySelectorAll('.search a, .search button, .search input')]"
                              ".filter(e => e.checkVisibility())"
                              ".map(e => e.getBoundingClientRect()).map(box => Math.min(box.width, box.height))")
        self.assertGreater(len(sizes), 10)
        self.assertGreaterEqual(min(sizes), 24)
        box = page.locator("dialog.search").bounding_box()
        self.assertEqual((box["x"], box["width"]), (0, 320))

    def test_the_focus_is_seen_also_where_colours_are_forced(self):
        outline = "(([style, width]) => style !== 'none' && parseFloat(width) >= 2)(" \
            "['outlineStyle', 'outlineWidth'].map(name => getComputedStyle(document.activeElement)[name]))"
        for options in ({}, {"forced_colors": "active", "reduced_motion": "reduce"}):
            page = self.open(**options)
            self.search(page, "trump")
            for _ in range(12):
                self.assertTrue(page.evaluate(outline), page.evaluate("document.activeElement.outerHTML"))
                page.keyboard.press("ArrowDown")
        self.assertEqual(page.evaluate("document.getAnimations().length"), 0)

    def test_right_to_left_the_button_and_the_results_are_on_their_side(self):
        site = self.brief({
            "content/brief.md": SMALL_BRIEF["content/brief.md"].replace("date:", "language: ar\ndate:"),
            "templates/strings/ar.yml": "direction: rtl\n",
        })
        page = self.open("essay.html", site, viewport={"width": 1000, "height": 700})
        self.assertLess(page.locator(".search-switch").bounding_box()["x"], 200)
        self.search(page, "train")
        link, close = page.locator(".search a").first.bounding_box(), page.locator(".search .close").bounding_box()
        self.assertLess(close["x"], link["x"] + 40)

    def test_a_part_that_is_missing_is_said_and_asked_for_again(self):
        site = self.brief({})
        part = site / "assets/search/words-0.js"
        part.rename(part.with_suffix(".away"))
        page = self.open("essay.html", site)
        page.keyboard.press("/")
        page.keyboard.type("train")
        expect(page.locator(".search-status")).to_have_text("The search could not be loaded")
        part.with_suffix(".away").rename(part)
        page.keyboard.type("s")
        expect(page.locator(".search-status")).not_to_have_text("The search could not be loaded")


if __name__ == "__main__":
    unittest.main()
