"""The essay: what stands beside its paragraphs, links to them, the place in it, and how it is printed."""

import unittest

from playwright.sync_api import expect

from published import PublishedTests, published

# Pairs of boxes that overlap by more than a pixel: sidebars with each other, and with text. Boxes are measured around
# what is drawn, so an empty box over text is no overlap.
OVERLAPS = """() => {
  const box = element => {
    const range = document.createRange();
    range.selectNodeContents(element);
    return range.getBoundingClientRect();
  };
  const sidebars = [...document.querySelectorAll('aside .inside')]
    .filter(element => element.checkVisibility()).map(element => [element, element.getBoundingClientRect()]);
  const texts = [...document.querySelectorAll(
    'h1, .passage > :not(aside), .notes, footer dd, footer dt, .contents summary')]
    .filter(element => element.checkVisibility()).map(element => [element, box(element)]);
  const overlaps = (a, b) => a.width && b.width && Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
  const name = element => element.outerHTML.slice(0, 60);
  return sidebars.flatMap(([element, place], index) =>
    [...sidebars.slice(index + 1), ...texts].filter(([, other]) => overlaps(place, other))
      .map(([other]) => [name(element.closest('aside')), name(other)]));
}"""

# Where sidebars are drawn, and the paragraphs that they belong to.
SIDEBARS = """() => [...document.querySelectorAll('aside')].map(aside => {
  const passage = aside.parentElement.querySelector('[id]').getBoundingClientRect();
  const inside = aside.querySelector('.inside').getBoundingClientRect();
  return { visible: aside.querySelector('.inside').checkVisibility({ contentVisibilityAuto: true }),
    start: inside.left, end: Math.max(...[...aside.querySelectorAll('.inside, .inside *')]
      .map(element => element.getBoundingClientRect().right)), top: inside.top + scrollY, bottom: inside.bottom + scrollY,
    textEnd: passage.right, textTop: passage.top + scrollY, textBottom: passage.bottom + scrollY };
})"""

# The ground that the middle of an element's first line is drawn on, and what is drawn over it.
DRAWN = """element => {
  const box = element.getClientRects()[0];
  const at = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  return { background: getComputedStyle(element).backgroundColor, isOnTop: element === at || element.contains(at) };
}"""

MARK = """() => {
  const probe = document.createElement('i');
  document.body.append(probe);
  probe.style.backgroundColor = 'var(--mark)';
  const colour = getComputedStyle(probe).backgroundColor;
  probe.remove();
  return colour;
}"""


# What paper shows of a link.
PRINTED = """link => link.innerText + getComputedStyle(link, '::after').content"""


class EssayTests(PublishedTests):
    def test_sidebars_stand_in_the_margin_beside_their_paragraphs_and_never_overlap(self):
        for brief in ("real", "night trains"):
            for width, size in ((1024, 16), (1280, 16), (1720, 16), (1280, 20), (2560, 32)):
                tab = self.window("essay.html", site=published(brief), width=width, font_size=size)
                where = f"{brief}, {width} px, letters of {size} px"
                sidebars = tab.evaluate(SIDEBARS)
                self.assertTrue(sidebars, where)
                before = 0
                for sidebar in sidebars:
                    self.assertTrue(sidebar["visible"], where)
                    self.assertGreater(sidebar["start"], sidebar["textEnd"], where)
                    self.assertLessEqual(sidebar["end"], width, where)
                    # Level with its paragraph, or below the one before where that is long.
                    self.assertGreater(sidebar["top"], sidebar["textTop"] - 2, where)
                    self.assertLess(sidebar["top"], max(sidebar["textTop"], before) + 60, where)
                    self.assertGreaterEqual(sidebar["top"], before, where)
                    before = sidebar["bottom"]
                self.assertEqual(tab.evaluate(OVERLAPS), [], where)

    def test_sidebars_are_in_reading_order_each_after_its_paragraph(self):
        tab = self.window("essay.html")
        order = tab.locator(".passage").evaluate_all("""passages => passages.map(passage => {
          const [link, text, aside] = [passage.querySelector('a'), passage.querySelector('p[id]'), passage.querySelector('aside')];
          if (!aside) return 'none';
          return !!(text.compareDocumentPosition(aside) & Node.DOCUMENT_POSITION_FOLLOWING)
            && aside.getAttribute('aria-label').endsWith(` ${text.id.slice(1)}`);
        })""")
        self.assertIn(True, order)
        self.assertNotIn(False, order)

    def test_on_a_narrow_screen_each_sidebar_opens_in_place_below_its_paragraph(self):
        for width, size in ((320, 16), (768, 16), (1280, 32)):
            tab = self.window("essay.html", width=width, font_size=size)
            self.assertFalse(any(sidebar["visible"] for sidebar in tab.evaluate(SIDEBARS)))
            count = tab.locator("aside").count()
            for number in (0, count // 2, count - 1):
                summary = tab.locator("aside summary").nth(number)
                summary.focus()
                tab.keyboard.press("Enter")
                sidebar = tab.evaluate(SIDEBARS)[number]
                self.assertTrue(sidebar["visible"])
                self.assertGreaterEqual(sidebar["top"], sidebar["textBottom"])
                self.assertLess(sidebar["top"], sidebar["textBottom"] + 100)
                self.assertLess(sidebar["start"], sidebar["textEnd"])
            self.assertEqual(sum(sidebar["visible"] for sidebar in tab.evaluate(SIDEBARS)), 3)
            self.assertEqual(tab.evaluate(OVERLAPS), [])
            self.assertLessEqual(tab.evaluate("document.documentElement.scrollWidth"), width)

    def test_a_permalink_goes_to_its_paragraph_copies_itself_and_says_so(self):
        for over in ("http", "file"):
            tab = self.window("essay.html", over=over, permissions=["clipboard-read", "clipboard-write"])
            status = tab.get_by_role("status")
            expect(status).to_have_text("")
            link = tab.get_by_role("link", name="Link to paragraph 7", exact=True)
            link.focus()
            tab.keyboard.press("Enter")
            expect(status).to_have_text("The link was copied")
            self.assertEqual(tab.url, f"{tab.address}/essay.html#p7")
            self.assertEqual(tab.evaluate("navigator.clipboard.readText()"), tab.url)
            expect(tab.locator("#p7")).to_be_in_viewport()
            expect(status).to_have_text("")

    def test_what_was_copied_last_is_said_long_enough(self):
        tab = self.stopped("essay.html", permissions=["clipboard-read", "clipboard-write"])
        status = tab.get_by_role("status")
        tab.get_by_role("link", name="Link to paragraph 1", exact=True).click()
        expect(status).to_have_text("The link was copied")
        tab.clock.run_for(2_000)
        tab.get_by_role("link", name="Link to paragraph 2", exact=True).click()
        self.wait(tab, "navigator.clipboard.readText().then(text => text.endsWith('#p2'))")
        tab.clock.run_for(1_000)
        expect(status).to_have_text("The link was copied")
        tab.clock.run_for(5_000)
        expect(status).to_have_text("")

    def test_a_permalink_is_a_link_also_where_nothing_can_be_copied(self):
        tab = self.window("essay.html")
        tab.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
        errors = []
        tab.on("pageerror", lambda error: errors.append(str(error)))
        tab.get_by_role("link", name="Link to paragraph 3", exact=True).click()
        expect(tab).to_have_url(f"{tab.address}/essay.html#p3")
        expect(tab.get_by_role("status")).to_have_text("")
        self.assertEqual(errors, [])

    def test_a_permalink_in_the_gutter_is_level_with_its_paragraph_and_beside_it(self):
        for width in (768, 1280):
            tab = self.window("essay.html", width=width)
            for number in (1, 8, 14):
                link = tab.get_by_role("link", name=f"Link to paragraph {number}", exact=True).bounding_box()
                text = tab.locator(f"#p{number}").bounding_box()
                self.assertLessEqual(link["x"] + link["width"], text["x"])
                self.assertLess(abs(link["y"] - text["y"]), 10)

    def test_who_comes_from_a_backlink_sees_the_sentence_marked_and_nothing_over_it(self):
        for options in ({}, {"width": 390}, {"width": 320, "font_size": 24}, {"color_scheme": "dark"}):
            for number in (0, 4, -1):
                tab = self.window("actors/kim-jong-un.html", **options)
                backlink = tab.locator("main a[href*='essay.html#']").nth(number)
                sentence = backlink.inner_text()
                backlink.click()
                tab.wait_for_url("**/essay.html#p*")
                target = tab.locator(":target")
                # The number of a note that is called in the sentence is no part of the quotation.
                self.assertTrue(target.inner_text().startswith(sentence[:30]), sentence)
                expect(target).to_be_in_viewport()
                drawn = target.evaluate(DRAWN)
                self.assertEqual(drawn, {"background": tab.evaluate(MARK), "isOnTop": True}, f"{options}, {sentence}")

    def test_a_shared_link_to_a_paragraph_marks_it(self):
        tab = self.window("essay.html#p9", over="http", width=390)
        expect(tab.locator("#p9")).to_be_in_viewport()
        self.assertEqual(tab.locator("#p9").evaluate(DRAWN), {"background": tab.evaluate(MARK), "isOnTop": True})

    def test_the_contents_line_says_where_the_reader_is_and_how_far(self):
        for width in (320, 1280):
            tab = self.window("essay.html", width=width)
            contents = tab.get_by_role("navigation", name="Contents")
            progress = "new DOMMatrix(getComputedStyle(document.querySelector('.progress')).transform).a"
            expect(contents).to_contain_text("Paragraph 1 of 14")
            self.assertLess(tab.evaluate(progress), 0.02)
            height = contents.bounding_box()["height"]
            tab.locator("#p8").evaluate("element => element.scrollIntoView()")
            expect(contents).to_contain_text("Paragraph 8 of 14")
            expect(contents).to_be_in_viewport()
            self.assertEqual(contents.bounding_box()["y"], 0)
            self.assertEqual(contents.bounding_box()["height"], height)
            self.wait(tab, f"{progress} > 0.2 && {progress} < 0.9")
            tab.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
            expect(contents).to_contain_text("Paragraph 14 of 14")
            self.wait(tab, f"{progress} > 0.98")
            # In a window in which the last paragraph never gets to the top, too.
            tab.set_viewport_size({"width": width, "height": 2400})
            tab.evaluate("scrollTo(0, 0)")
            expect(contents).not_to_contain_text("Paragraph 14 of 14")
            tab.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
            expect(contents).to_contain_text("Paragraph 14 of 14")

    def test_the_contents_lead_to_paragraphs_and_close(self):
        tab = self.window("essay.html", width=390)
        contents = tab.get_by_role("navigation", name="Contents")
        contents.locator("summary").focus()
        tab.keyboard.press("Enter")
        expect(contents.get_by_role("link")).to_have_count(14)
        tab.keyboard.press("Tab")
        expect(contents.get_by_role("link").first).to_be_focused()
        tab.keyboard.press("Escape")
        expect(contents.get_by_role("link").first).to_be_hidden()
        expect(contents.locator("summary")).to_be_focused()
        tab.keyboard.press("Enter")
        contents.get_by_role("link").nth(11).click()
        expect(contents.get_by_role("link").first).to_be_hidden()
        expect(tab).to_have_url(f"{tab.address}/essay.html#p12")
        self.assertTrue(tab.locator("#p12").evaluate(DRAWN)["isOnTop"])

    def test_on_paper_there_is_the_text_its_notes_and_what_it_recommends_first(self):
        tab = self.window("essay.html")
        tab.emulate_media(media="print")
        self.assertEqual(tab.locator("nav, button, form, summary, .permalink, [role=status], [role=doc-backlink], .skip")
                         .filter(visible=True).count(), 0)
        recommendations = tab.get_by_role("heading", name="What it recommends")
        expect(recommendations).to_be_visible()
        self.assertLess(recommendations.bounding_box()["y"], tab.locator("#p1").bounding_box()["y"])
        for title in ("Make the first move with Moscow and Beijing", "Make a trip to Pyongyang if North Korea reverses course"):
            place = tab.locator("li").filter(has_text=title, visible=True).first.bounding_box()
            self.assertLess(place["y"], tab.locator("#p1").bounding_box()["y"])
        notes = tab.locator("[role=doc-endnotes] > ol > li").all()
        self.assertEqual(len(notes), 4)
        for note in notes:
            expect(note.locator("p").first).to_be_visible()
        addresses = tab.locator("[role=doc-endnotes] a[href^=http]")
        self.assertGreater(addresses.count(), 1)
        for address in addresses.filter(visible=True).all():
            self.assertIn(address.get_attribute("href"), address.evaluate(PRINTED))
        self.assertEqual(tab.evaluate("document.documentElement.scrollWidth > innerWidth"), False)

    def test_on_paper_a_link_to_elsewhere_shows_its_address(self):
        tab = self.window("essay.html", site=published("night trains"))
        elsewhere = tab.get_by_role("link", name="others did")
        self.assertNotIn("https:", elsewhere.evaluate(PRINTED))
        tab.emulate_media(media="print")
        self.assertIn("https://example.org/night-trains", elsewhere.evaluate(PRINTED))
        source = tab.locator("[role=doc-endnotes] a[href^=http]").filter(visible=True)
        self.assertIn("https://example.org/timetable", source.evaluate(PRINTED))
        self.assertNotIn("minister.html", tab.get_by_role("link", name="The minister").first.evaluate(PRINTED))

    def test_paper_is_light_and_keeps_no_marks_whatever_the_screen_shows(self):
        tab = self.window("essay.html#p2", color_scheme="dark")
        tab.emulate_media(media="print")
        self.assertEqual(tab.locator("#p2").evaluate("element => getComputedStyle(element).backgroundColor"), "rgba(0, 0, 0, 0)")
        self.assertEqual(tab.evaluate("getComputedStyle(document.body).color"), "rgb(0, 0, 0)")


if __name__ == "__main__":
    unittest.main()
