"""Cards: what a reference leads to, before it is followed (WCAG 2.2, criterion 1.4.13)."""

import unittest

from playwright.sync_api import expect

from published import PublishedTests, published

KIM = "actors/kim-jong-un.html"

# For each link that gets the focus: how far its card reaches out of the window, whether it covers the link, and whether
# there is room for it above or below.
PLACES = """links => links.map(link => {
  link.focus();
  if (link.getAttribute('aria-describedby') !== 'page.card') return { link: link.textContent, card: 'none' };
  const card = document.querySelector('[role=tooltip]').getBoundingClientRect();
  const lines = [...link.getClientRects()];
  const room = Math.max(lines[0].top, innerHeight - lines.at(-1).bottom) - 20;
  return {
    link: link.textContent,
    beyond: Math.max(-card.left, card.right - document.documentElement.clientWidth, -card.top, card.bottom - innerHeight, 0),
    isNear: lines.some(box => card.left <= box.right && card.right >= box.left),
    covers: lines.some(box => card.left < box.right && card.right > box.left
      && card.top < box.bottom - 1 && card.bottom > box.top + 1),
    fits: card.height <= room,
    stays: document.querySelector('[role=tooltip]').scrollWidth === document.querySelector('[role=tooltip]').clientWidth,
  };
})"""


class PreviewTests(PublishedTests):
    def essay(self, **options):
        tab = self.window("essay.html", **options)
        return tab, tab.get_by_role("tooltip")

    def asked(self, tab):
        """What the page asked for. The icon of its tab is the browser's affair, which fetches it when it finds time."""
        return [url for url in tab.requests if "/assets/icon" not in url]

    def reference(self, tab, address):
        return tab.locator(f"main p a[href='{address}']").first

    def test_pointing_at_a_reference_shows_its_card_without_a_request(self):
        for over in ("file", "http"):
            tab, card = self.essay(over=over)
            before = self.asked(tab)
            self.assertGreater(len(before), 1)
            link = self.reference(tab, KIM)
            link.hover()
            expect(card).to_be_visible()
            expect(card).to_contain_text("Kim Jong Un")
            expect(card).to_contain_text("Leader of North Korea")
            self.assertGreater(card.bounding_box()["y"], link.bounding_box()["y"] + 10)
            self.reference(tab, "#fn-public-opinion-polls").hover()
            expect(card).to_contain_text("Yonhap")
            self.assertEqual(self.asked(tab), before, over)

    def test_the_focus_shows_a_card_at_once_and_the_link_is_described_by_it(self):
        tab, card = self.essay()
        link = self.reference(tab, KIM)
        link.focus()
        expect(card).to_be_visible()
        expect(link).to_have_accessible_description("Person Kim Jong Un Leader of North Korea")
        tab.keyboard.press("Tab")
        expect(link).not_to_have_attribute("aria-describedby", "page.card")
        expect(tab.locator(":focus")).to_have_attribute("aria-describedby", "page.card")
        self.assertEqual(tab.locator("[aria-describedby='page.card']").count(), 1)
        # On to what has no card.
        tab.get_by_role("banner").get_by_role("button").last.focus()
        expect(card).to_be_hidden()
        self.assertEqual(tab.locator("[aria-describedby]").count(), 0)

    def test_escape_dismisses_a_card_and_leaves_the_focus_and_the_pointer_where_they_are(self):
        tab, card = self.essay()
        link = self.reference(tab, KIM)
        link.focus()
        expect(card).to_be_visible()
        tab.keyboard.press("Escape")
        expect(card).to_be_hidden()
        expect(link).to_be_focused()
        expect(link).not_to_have_attribute("aria-describedby", "page.card")
        self.reference(tab, "timeline/hanoi-summit.html").hover()
        expect(card).to_contain_text("Hanoi summit")
        tab.keyboard.press("Escape")
        expect(card).to_be_hidden()
        expect(link).to_be_focused()

    def test_escape_also_stops_a_card_that_is_about_to_be_shown(self):
        tab = self.stopped("essay.html")
        self.reference(tab, KIM).hover()
        tab.keyboard.press("Escape")
        tab.clock.run_for(5_000)
        expect(tab.get_by_role("tooltip")).to_be_hidden()

    def test_a_card_stays_while_the_pointer_is_on_its_link_or_on_the_card_and_goes_with_it(self):
        tab = self.stopped("essay.html")
        card = tab.get_by_role("tooltip")
        link = self.reference(tab, KIM)
        link.hover()
        expect(card).to_be_hidden()
        tab.clock.run_for(60_000)
        expect(card).to_be_visible()
        # Across the gap between the two.
        box = card.bounding_box()
        tab.mouse.move(box["x"] + 20, box["y"] - 2)
        tab.clock.run_for(50)
        tab.mouse.move(box["x"] + 20, box["y"] + 20, steps=4)
        tab.clock.run_for(60_000)
        expect(card).to_be_visible()
        tab.mouse.move(box["x"] + box["width"] + 200, box["y"] + box["height"] + 200, steps=4)
        tab.clock.run_for(1_000)
        expect(card).to_be_hidden()
        self.assertEqual(tab.locator("[aria-describedby]").count(), 0)

    def test_a_card_under_the_pointer_outlives_the_focus_and_one_of_the_focus_outlives_the_pointer(self):
        tab = self.stopped("essay.html")
        card = tab.get_by_role("tooltip")
        link = self.reference(tab, KIM)
        link.focus()
        expect(card).to_be_visible()
        tab.get_by_role("heading", level=1).hover()
        tab.clock.run_for(60_000)
        expect(card).to_be_visible()
        card.hover()
        link.evaluate("link => link.blur()")
        tab.clock.run_for(60_000)
        expect(card).to_be_visible()
        tab.mouse.move(1, 1)
        tab.clock.run_for(1_000)
        expect(card).to_be_hidden()

    def test_a_card_goes_with_the_pointer_that_leaves_the_window(self):
        tab, card = self.essay()
        self.reference(tab, KIM).hover()
        expect(card).to_be_visible()
        tab.mouse.move(-5, -5)
        expect(card).to_be_hidden()

    def test_following_a_reference_leaves_no_card_behind(self):
        tab, card = self.essay()
        link = self.reference(tab, "#fn-kim-letter")
        link.hover()
        expect(card).to_be_visible()
        link.click()
        expect(tab).to_have_url(f"{tab.address}/essay.html#fn-kim-letter")
        expect(card).to_be_hidden()

    def test_cards_say_what_kind_of_thing_it_is_and_what_matters_of_it(self):
        tab, card = self.essay()
        self.reference(tab, "timeline/hanoi-summit.html").hover()
        for text in ("Event", "Hanoi summit", "February 27–28, 2019"):
            expect(card).to_contain_text(text)
        expect(card.get_by_text("Hanoi", exact=True)).to_be_visible()
        self.reference(tab, "recommendations/resume-correspondence.html").hover()
        for text in ("Recommendation", "Immediate", "resume the correspondence with Kim",
                     "Addressed to: United States and Donald Trump"):
            expect(card).to_contain_text(text)
        self.reference(tab, "#fn-kim-letter").hover()
        expect(card).to_contain_text("Letter from Kim Jong Un to Donald Trump, August 5, 2019.")
        expect(card.get_by_role("listitem")).to_contain_text("Letter from Kim Jong Un to Donald Trump")
        expect(card.get_by_role("listitem")).to_be_visible()
        # The way back to the text is of no use in the text, and an id is there once.
        expect(card.locator("[role=doc-backlink], [id]")).to_have_count(0)

    def test_a_card_has_the_picture_of_an_actor_and_the_state_of_a_plan(self):
        for over in ("file", "http"):
            tab, card = self.essay(site=published("night trains"), over=over)
            before = len(self.asked(tab))
            self.reference(tab, "actors/minister.html").hover()
            expect(card).to_contain_text("Minister of Transport")
            self.wait(tab, "document.querySelector('[role=tooltip] img')?.naturalWidth > 0")
            box = card.locator("img").bounding_box()
            self.assertEqual((box["width"], box["height"]), (box["width"], box["width"]))
            self.assertGreater(box["width"], 40)
            # What is asked for is the site's own picture, and nothing else.
            self.assertLessEqual(set(self.asked(tab)[before:]), {f"{tab.address}/images/minister.svg"})
            # Away, for the card is above the next line.
            tab.keyboard.press("Escape")
            self.reference(tab, "timeline/new-train.html").hover()
            expect(card).to_contain_text("June 2026 · Planned")
            self.assertEqual(card.locator("img").count(), 0)

    def test_the_first_tap_shows_the_card_and_the_second_one_follows_the_reference(self):
        tab, card = self.essay(width=390, has_touch=True, is_mobile=True)
        link = self.reference(tab, KIM)
        link.tap()
        expect(card).to_be_visible()
        expect(card).to_contain_text("Tap again to open")
        expect(card.get_by_text("Tap again to open")).to_be_visible()
        self.assertEqual(tab.url, f"{tab.address}/essay.html")
        link.tap()
        expect(tab).to_have_url(f"{tab.address}/{KIM}")

    def test_a_tap_on_a_card_follows_its_reference_and_one_elsewhere_closes_it(self):
        # No time passes: a tap elsewhere closes the card itself, not only where it takes the focus.
        tab = self.stopped("essay.html", width=390, has_touch=True, is_mobile=True)
        card = tab.get_by_role("tooltip")
        note = self.reference(tab, "#fn-kim-letter")
        note.tap()
        expect(card).to_contain_text("Letter")
        tab.touchscreen.tap(2, 790)
        expect(card).to_be_hidden()
        self.assertEqual(tab.url, f"{tab.address}/essay.html")
        note.tap()
        self.reference(tab, "timeline/august-2019-letter.html").tap()
        expect(card).to_contain_text("Kim’s letter to Trump")
        card.get_by_text("Kim’s letter to Trump").tap()
        expect(tab).to_have_url(f"{tab.address}/timeline/august-2019-letter.html")

    def test_lists_of_links_are_followed_at_the_first_tap(self):
        tab = self.window("actors.html", width=390, has_touch=True, is_mobile=True)
        tab.locator("main").get_by_role("link", name="Kim Jong Un").tap()
        expect(tab).to_have_url(f"{tab.address}/{KIM}")

    def test_every_card_is_within_the_window_beside_its_link_also_in_large_letters(self):
        wide = ((16, 768, 1024), (16, 1280, 720))
        narrow_or_large = ((16, 320, 700), (32, 320, 900), (32, 1280, 720), (16, 320, 256))
        for size, width, height in wide + narrow_or_large:
            tab, _ = self.essay(width=width, height=height, font_size=size)
            places = tab.locator("article .prose p > span > a, article .prose sup a").evaluate_all(PLACES)
            self.assertGreater(len(places), 50)
            for place in places:
                where = f"{size} px, {width} × {height}: {place}"
                self.assertEqual((place["isNear"], place["covers"]), (True, False), where)
                # A card that is longer than the room in a small window goes on below it, and the page scrolls there.
                if (size, width, height) in wide or place["fits"]:
                    self.assertEqual(place["beyond"], 0, where)
            self.assertLessEqual(tab.evaluate("document.documentElement.scrollWidth"), width)

    def test_long_words_and_right_to_left_text_stay_within_a_card(self):
        for width, size in ((320, 24), (1280, 16)):
            tab = self.window("essay.html", site=published("wordy"), width=width, font_size=size)
            self.assertEqual(tab.evaluate("document.dir"), "rtl")
            places = tab.locator("article .prose p a").evaluate_all(PLACES)
            self.assertEqual(len(places), 2)
            for place in places:
                self.assertEqual((place["isNear"], place["covers"], place["stays"]), (True, False, True), place)
                if place["fits"]:
                    self.assertEqual(place["beyond"], 0, place)
            self.assertLessEqual(tab.evaluate("document.documentElement.scrollWidth"), width)

    def test_without_scripts_a_reference_is_the_link_that_it_always_was(self):
        tab, card = self.essay(java_script_enabled=False)
        link = self.reference(tab, KIM)
        link.hover()
        self.assertEqual(card.count(), 0)
        link.click()
        expect(tab).to_have_url(f"{tab.address}/{KIM}")
        tab.go_back()
        self.reference(tab, "#fn-kim-letter").click()
        expect(tab.locator("#fn-kim-letter")).to_be_in_viewport()


if __name__ == "__main__":
    unittest.main()
