"""Colours: the reader's choice, forced colours, and less motion."""

import unittest

from playwright.sync_api import expect

from published import PublishedTests, published
from test_pages import AXE

# The brightness of the page's ground, from 0 to 1.
BRIGHTNESS = """() => {
  const [r, g, b] = getComputedStyle(document.body).backgroundColor.match(/[\\d.]+/g).map(Number);
  return (r + g + b) / 765;
}"""

# Notes the page's ground in every frame, from the first one on.
FRAMES = """
  window.frames_seen = [];
  requestAnimationFrame(function note() {
    if (document.body) frames_seen.push(getComputedStyle(document.body).backgroundColor);
    requestAnimationFrame(note);
  });
"""

# What is drawn on the page that has less contrast with it than pictures need (WCAG 2.2, criterion 1.4.11).
PALE = """([selector, property]) => {
  const luminance = colour => {
    const [r, g, b] = colour.match(/[\\d.]+/g).map(part => part / 255).map(
      part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const probe = document.createElement('i');
  document.body.append(probe);
  probe.style.backgroundColor = 'Canvas';
  const ground = luminance(getComputedStyle(probe).backgroundColor);
  probe.remove();
  const elements = [...document.querySelectorAll(selector)].filter(element => element.checkVisibility());
  if (!elements.length) return ['there is none'];
  return elements.map(element => [element.outerHTML.slice(0, 60), getComputedStyle(element)[property]])
    .filter(([, colour]) => {
      const drawn = luminance(colour);
      return (Math.max(drawn, ground) + 0.05) / (Math.min(drawn, ground) + 0.05) < 3;
    });
}"""


class ThemeTests(PublishedTests):
    def choose(self, tab, name):
        switch = tab.locator(".theme-switch")
        for _ in range(3):
            if switch.get_attribute("aria-label") == name:
                return
            switch.click()
        self.fail(f"there is no {name}")

    def test_the_switch_goes_from_the_devices_colours_to_light_to_dark_and_back(self):
        for scheme, brightness in (("light", "bright"), ("dark", "dark")):
            tab = self.window("index.html", color_scheme=scheme)
            seen = []
            tab.locator(".theme-switch").focus()
            for _ in range(4):
                seen.append((
                    tab.locator(".theme-switch").get_attribute("aria-label"),
                    tab.evaluate("getComputedStyle(document.documentElement).colorScheme"),
                    "bright" if tab.evaluate(BRIGHTNESS) > 0.5 else "dark"))
                tab.keyboard.press("Enter")
            system = ("Colours as on your device", "light dark", brightness)
            self.assertEqual(
                seen, [system, ("Light colours", "light", "bright"), ("Dark colours", "dark", "dark"), system])

    def test_the_device_may_change_its_mind_while_its_colours_are_asked_for(self):
        tab = self.window("index.html", color_scheme="light")
        self.assertGreater(tab.evaluate(BRIGHTNESS), 0.5)
        tab.emulate_media(color_scheme="dark")
        self.assertLess(tab.evaluate(BRIGHTNESS), 0.5)
        self.choose(tab, "Light colours")
        self.assertGreater(tab.evaluate(BRIGHTNESS), 0.5)

    def test_the_choice_is_remembered_on_every_page(self):
        for over in ("file", "http"):
            tab = self.window("index.html", over=over, color_scheme="light")
            self.choose(tab, "Dark colours")
            for path in ("index.html", "essay.html", "actors/kim-jong-un.html"):
                tab.goto(f"{tab.address}/{path}")
                self.assertLess(tab.evaluate(BRIGHTNESS), 0.5, f"{over}, {path}")
                expect(tab.locator(".theme-switch")).to_have_attribute("aria-label", "Dark colours")
            self.choose(tab, "Colours as on your device")
            tab.reload()
            self.assertGreater(tab.evaluate(BRIGHTNESS), 0.5)

    def test_the_choice_holds_before_anything_is_shown(self):
        tab = self.window("essay.html", over="http", color_scheme="light")
        self.choose(tab, "Dark colours")
        dark = tab.evaluate("getComputedStyle(document.body).backgroundColor")
        # Also where all other scripts are late, or never come.
        tab.route("**/brief.js", lambda route: route.abort())
        tab.add_init_script(FRAMES)
        tab.reload()
        self.wait(tab, "frames_seen.length > 3")
        self.assertEqual(set(tab.evaluate("frames_seen")), {dark})

    def test_without_storage_the_switch_holds_for_the_page(self):
        tab = self.window()
        errors = []
        tab.on("pageerror", lambda error: errors.append(str(error)))
        tab.on("console", lambda message: errors.append(message.text))
        tab.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('no storage'); } })")
        tab.goto(f"{tab.address}/index.html")
        self.choose(tab, "Dark colours")
        self.assertLess(tab.evaluate(BRIGHTNESS), 0.5)
        self.assertEqual(errors, [])

    def test_without_scripts_there_is_no_switch_and_the_devices_colours(self):
        tab = self.window("index.html", java_script_enabled=False, color_scheme="dark")
        expect(tab.locator(".theme-switch")).to_be_hidden()

    def test_chosen_colours_have_contrast_also_against_the_devices(self):
        for scheme, choice in (("light", "Dark colours"), ("dark", "Light colours")):
            tab = self.window("index.html", color_scheme=scheme, bypass_csp=True)
            self.choose(tab, choice)
            for path in ("index.html", "essay.html#p2", "timeline.html?actor=russia", "timeline/hanoi-summit.html"):
                tab.goto(f"{tab.address}/{path}")
                if path.startswith("essay"):
                    tab.locator("main p a[href^='timeline/']").first.focus()
                    expect(tab.get_by_role("tooltip")).to_be_visible()
                tab.evaluate(AXE)
                result = tab.evaluate("axe.run(document, { runOnly: ['color-contrast'] })")
                self.assertTrue(result["passes"])
                self.assertEqual([node["html"] for rule in result["violations"] for node in rule["nodes"]], [], path)

    def test_paper_is_light_whatever_was_chosen(self):
        tab = self.window("essay.html", color_scheme="dark")
        colours = """[...document.querySelectorAll('main *')].filter(element => element.checkVisibility())
          .map(element => getComputedStyle(element).color)"""
        printed = {}
        for choice in ("Light colours", "Dark colours", "Colours as on your device"):
            tab.emulate_media(media="screen")
            self.choose(tab, choice)
            tab.emulate_media(media="print")
            printed[choice] = tab.evaluate(colours)
            self.assertEqual(tab.evaluate("getComputedStyle(document.documentElement).colorScheme"), "light")
        self.assertGreater(len(printed["Light colours"]), 50)
        self.assertEqual(printed["Dark colours"], printed["Light colours"])
        self.assertEqual(printed["Colours as on your device"], printed["Light colours"])

    def test_forced_colours_leave_marks_strips_and_icons_to_be_seen(self):
        for scheme in ("light", "dark"):
            for choice in (None, "Light colours", "Dark colours"):
                tab = self.window("timeline.html", site=published("night trains"), color_scheme=scheme, forced_colors="active")
                if choice:
                    self.choose(tab, choice)
                where = f"{scheme}, {choice}"
                self.assertEqual(tab.evaluate(PALE, [".event .mark :is(circle, rect, path)", "stroke"]), [], where)
                self.assertEqual(tab.evaluate(PALE, [".theme-switch svg > :first-child", "stroke"]), [], where)
                tab.goto(f"{tab.address}/timeline/new-train.html")
                for selector in (".strip .axis", ".strip path", ".strip .mark"):
                    self.assertEqual(tab.evaluate(PALE, [selector, "stroke"]), [], where)
                self.assertEqual(tab.evaluate(PALE, [".strip text", "fill"]), [], where)

    def test_forced_colours_leave_the_highlight_the_progress_and_the_focus_to_be_seen(self):
        for scheme in ("light", "dark"):
            tab = self.window("essay.html#p5.s2", color_scheme=scheme, forced_colors="active")
            ground = tab.evaluate("getComputedStyle(document.body).backgroundColor")
            colours = """element => {
              const { color, backgroundColor, outlineStyle, outlineWidth } = getComputedStyle(element);
              return [color, backgroundColor, `${outlineStyle} ${outlineWidth}`];
            }"""
            color, background, outline = tab.locator(":target").evaluate(colours)
            self.assertNotEqual(background, ground)
            self.assertNotEqual(color, background)
            self.assertNotIn(background, ("rgba(0, 0, 0, 0)", color))
            self.assertEqual(tab.evaluate(PALE, [".progress", "backgroundColor"]), [])
            for _ in range(12):
                tab.keyboard.press("Tab")
                color, background, outline = tab.locator(":focus").evaluate(colours)
                self.assertEqual(outline, "solid 3px")
                self.assertEqual(tab.evaluate(PALE, [":focus", "outlineColor"]), [])
            # The skip link leads to the whole text, which is no place to be marked.
            tab.goto(f"{tab.address}/essay.html")
            tab.keyboard.press("Tab")
            tab.keyboard.press("Enter")
            expect(tab.locator("main")).to_be_focused()
            color, background, _ = tab.locator("h1").evaluate(colours)
            self.assertNotIn(color, (ground, background))
            self.assertEqual(tab.evaluate(PALE, ["main, main h1, main p:not(:empty)", "color"]), [])
            # What a quotation marks in the sentence.
            tab.goto(f"{tab.address}/actors/kim-jong-un.html")
            color, background, _ = tab.locator("mark").first.evaluate(colours)
            self.assertNotIn(background, ("rgba(0, 0, 0, 0)", ground, color))

    def test_a_card_has_an_edge_in_forced_colours(self):
        tab = self.window("essay.html", forced_colors="active")
        tab.locator("main p a[href^='timeline/']").first.focus()
        expect(tab.get_by_role("tooltip")).to_be_visible()
        self.assertEqual(tab.evaluate(PALE, ["[role=tooltip]", "borderTopColor"]), [])

    def test_nothing_moves_by_itself_for_those_who_asked_for_it(self):
        moving = "document.getAnimations().filter(animation => animation.playState !== 'finished').length"
        tab = self.window("essay.html")
        self.assertGreater(tab.evaluate(moving), 0, "the progress line moves with the page")
        for path in ("essay.html", "timeline.html", "index.html"):
            tab = self.window(path, reduced_motion="reduce", width=390)
            switch, details = tab.locator(".theme-switch"), tab.locator("main summary")
            actions = [lambda: tab.keyboard.press("Tab"), switch.hover, switch.click,
                       tab.locator("main a[href]").filter(visible=True).first.hover, lambda: tab.evaluate("scrollTo(0, 1000)")]
            if details.count():
                actions.append(details.first.click)
            for action in actions:
                action()
                self.assertEqual(tab.evaluate(moving), 0, path)
            self.assertEqual(tab.evaluate("getComputedStyle(document.documentElement).scrollBehavior"), "auto")


if __name__ == "__main__":
    unittest.main()
