"""The timeline: filters by actor, the strip on an event's page, and marks that tell without colour."""

import unittest
from datetime import date

from playwright.sync_api import expect

from published import PublishedTests, published
from test_pages import AXE, AXE_OPTIONS

# What is drawn for an event, without its colours: shapes, their outlines, and whether they are filled.
SHAPES = """event => [...event.querySelectorAll('svg.mark :is(circle, rect, path)')].map(shape => {
  const { strokeDasharray, fill, stroke } = getComputedStyle(shape);
  const form = shape.tagName === 'path' ? shape.getAttribute('d') : shape.tagName;
  return [form, strokeDasharray === 'none' ? 'line' : 'dashes', fill === stroke ? 'filled' : 'hollow'].join(' ');
}).sort().join(', ')"""


class TimelineTests(PublishedTests):
    def timeline(self, query="", **options):
        return self.window(f"timeline.html{query}", **options)

    def events(self, tab):
        """The titles of the events that assistive technology finds."""
        return tab.get_by_role("main").get_by_role("heading", level=3).all_inner_texts()

    def actor(self, tab, name):
        return tab.get_by_role("checkbox", name=name)

    def focused_links(self, tab):
        """The titles of all events that the Tab key reaches."""
        reached = []
        tab.locator(".filters input").last.focus()
        while True:
            tab.keyboard.press("Tab")
            if not tab.evaluate("!!document.activeElement.closest('main')"):
                return reached
            reached.append(tab.evaluate("document.activeElement.closest('h3') && document.activeElement.textContent"))

    def test_filters_work_by_keyboard_and_say_how_many_events_are_left(self):
        for over in ("file", "http"):
            tab = self.timeline(over=over)
            messages = []
            tab.on("console", lambda message: messages.append(message.text))
            status = tab.get_by_role("main").get_by_role("status")
            expect(status).to_have_text("14 events")
            everything = self.events(tab)
            self.assertEqual(len(everything), 14)
            first = tab.get_by_role("group", name="Show the events of").get_by_role("checkbox").first
            tab.get_by_role("button").last.focus()
            for _ in range(12):
                tab.keyboard.press("Tab")
                if tab.evaluate("document.activeElement.type === 'checkbox'"):
                    break
            expect(first).to_be_focused()
            expect(first).to_have_accessible_name("Donald Trump 7")
            tab.keyboard.press("Space")
            expect(status).to_have_text("7 of 14 events")
            self.assertEqual(len(self.events(tab)), 7)
            tab.keyboard.press("Tab")
            tab.keyboard.press("Space")
            expect(status).to_have_text("4 of 14 events")
            self.assertEqual(
                self.events(tab),
                ["Singapore summit", "Hanoi summit", "Meeting at the Demilitarized Zone", "Kim’s letter to Trump"])
            # A form's other key changes nothing, least of all the page.
            tab.keyboard.press("Enter")
            expect(status).to_have_text("4 of 14 events")
            for key in ("Space", "Shift+Tab", "Space"):
                tab.keyboard.press(key)
            expect(status).to_have_text("14 events")
            self.assertEqual(self.events(tab), everything)
            self.assertEqual(tab.url, f"{tab.address}/timeline.html")
            self.assertEqual(messages, [])

    def test_what_was_filtered_out_is_seen_as_a_mark_and_neither_heard_nor_focused(self):
        tab = self.timeline(bypass_csp=True)
        self.actor(tab, "Russia").check()
        shown = self.events(tab)
        self.assertEqual(shown, ["North Korean troops in Kursk"])
        self.assertEqual({title for title in self.focused_links(tab) if title}, set(shown))
        self.assertEqual(tab.get_by_role("main").get_by_role("heading", level=2).all_inner_texts(), ["2024"])
        hidden = tab.get_by_text("Hanoi summit")
        expect(hidden).to_be_hidden()
        expect(tab.locator("li", has=hidden).locator("svg.mark")).to_be_visible()
        # What is hidden from some is not left for others to stumble on.
        self.assertEqual(tab.locator("[aria-hidden=true] a, [aria-hidden=true] [tabindex]").filter(visible=True).count(), 0)
        tab.evaluate(AXE)
        result = tab.evaluate("options => axe.run(document, options)", AXE_OPTIONS)
        self.assertEqual([(rule["id"], rule["nodes"][0]["html"]) for rule in result["violations"]], [])

    def test_the_choice_is_in_the_address_and_comes_back_with_it(self):
        for over in ("file", "http"):
            tab = self.timeline(over=over)
            self.actor(tab, "Donald Trump").check()
            self.actor(tab, "Kim Jong Un").check()
            address = f"{tab.address}/timeline.html?actor=donald-trump&actor=kim-jong-un"
            expect(tab).to_have_url(address)
            status = tab.get_by_role("main").get_by_role("status")

            def check(tab=tab, status=status):
                expect(status).to_have_text("4 of 14 events")
                self.assertEqual([self.actor(tab, name).is_checked() for name in ("Donald Trump", "Kim Jong Un", "Russia")],
                                 [True, True, False])
                self.assertEqual(len(self.events(tab)), 4)

            check()
            tab.reload()
            check()
            tab.get_by_role("link", name="Hanoi summit", exact=True).click()
            expect(tab).to_have_url(f"{tab.address}/timeline/hanoi-summit.html")
            tab.go_back()
            expect(tab).to_have_url(address)
            check()
            # Somebody else opens the address.
            status = self.window(over=over).get_by_role("main").get_by_role("status")
            other = status.page
            other.goto(address)
            check(other, status)
            self.actor(other, "Donald Trump").uncheck()
            self.actor(other, "Kim Jong Un").uncheck()
            expect(other).to_have_url(f"{other.address}/timeline.html")

    def test_choosing_does_not_fill_the_way_back(self):
        tab = self.window("index.html")
        tab.goto(f"{tab.address}/timeline.html")
        self.actor(tab, "Russia").check()
        self.actor(tab, "Russia").uncheck()
        tab.go_back()
        expect(tab).to_have_url(f"{tab.address}/index.html")

    def test_an_address_that_names_nobody_who_is_there_filters_nothing(self):
        tab = self.timeline("?actor=nobody&x=%E0%A4%A&actor=%3Cb%3E")
        expect(tab.get_by_role("main").get_by_role("status")).to_have_text("14 events")
        self.assertEqual(len(self.events(tab)), 14)

    def test_without_scripts_there_is_no_filter_and_every_event(self):
        tab = self.timeline("?actor=russia", java_script_enabled=False)
        expect(tab.get_by_role("checkbox")).to_have_count(0)
        self.assertEqual(len(self.events(tab)), 14)

    def test_filters_and_events_fit_a_narrow_screen_in_large_letters(self):
        for size in (16, 32):
            tab = self.timeline(width=320, font_size=size)
            self.actor(tab, "Donald Trump").check()
            self.assertLessEqual(tab.evaluate("document.documentElement.scrollWidth"), 320)
            for box in tab.get_by_role("checkbox").all():
                target = box.locator("xpath=..").bounding_box()
                self.assertGreaterEqual(min(target["width"], target["height"]), 24)

    def test_the_strip_marks_an_events_place_in_time(self):
        start, end = date(2017, 1, 1), date(2025, 12, 31)
        for slug, day in (("first-inauguration", date(2017, 1, 20)), ("hanoi-summit", date(2019, 2, 27)),
                          ("kursk-deployment", date(2024, 10, 1)), ("fox-news-interview", date(2025, 1, 23))):
            for width in (320, 1280):
                tab = self.window(f"timeline/{slug}.html", width=width)
                strip = tab.get_by_role("img", name="Its place among 14 events from 2017 to 2025")
                box = strip.bounding_box()
                mark = strip.locator("circle.mark").bounding_box()
                place = (mark["x"] + mark["width"] / 2 - box["x"]) / box["width"]
                self.assertAlmostEqual(place, (day - start).days / ((end - start).days + 1), delta=0.005, msg=f"{slug}, {width}")
                # Years are named where they begin, and none over another.
                names = [(int(name.text_content()), name.bounding_box()) for name in strip.locator("text").all()]
                for year, name in names:
                    begins = (date(year, 1, 1) - start).days / ((end - start).days + 1) * box["width"] + box["x"]
                    self.assertAlmostEqual(name["x"], begins, delta=8)
                for (_, left), (_, right) in zip(names, names[1:]):
                    self.assertLess(left["x"] + left["width"], right["x"])

    def test_marks_differ_in_shape_and_words_and_not_by_colour_alone(self):
        tab = self.timeline(site=published("night trains"))
        shapes, words = {}, {}
        for title in ("Last night train", "First night train", "New night train", "Vote on money", "Strike"):
            event = tab.get_by_role("listitem").filter(has=tab.get_by_role("heading", name=title, exact=True))
            shapes[title] = event.evaluate(SHAPES)
            words[title] = event.locator("p").first.inner_text()
        self.assertEqual(len(set(shapes.values())), len(shapes), shapes)
        self.assertNotIn("", shapes.values())
        for title, word in (("First night train", "about May 1995"), ("New night train", "Planned"),
                            ("Vote on money", "Proposed"), ("Strike", "Cancelled")):
            self.assertIn(word, words[title])
        tab.get_by_text("How events are drawn").click()
        for text in ("Date approximate or uncertain", "Planned", "Proposed", "Cancelled"):
            meaning = tab.locator("details li", has_text=text)
            expect(meaning).to_be_visible()
            expect(meaning.locator("svg")).to_be_visible()


if __name__ == "__main__":
    unittest.main()
