import TestSupport
import Testing

@testable import BriefLinks

/// Sentences, with `|` where one ends and another begins.
@Suite("Sentences")
struct SentenceSplitterTests {
  private func sentences(of text: [UInt8]) -> [Range<Int>] {
    // What is left of another text is no matter.
    var storage = [0..<1, 1..<7]
    return SentenceSplitter.sentences(of: text, &storage)
  }

  private func check(_ marked: String, _ location: SourceLocation = #_sourceLocation) {
    let expected = marked.split(separator: "|").map { part in
      String(part.drop { $0 == " " })
    }
    let text = Array(marked.replacing("|", with: "").utf8)
    let found = sentences(of: text).map { String(decoding: text[$0], as: UTF8.self) }
    #expect(found == expected, sourceLocation: location)
  }

  @Test("a full stop before a capital ends a sentence")
  func fullStops() {
    check("Tensions are high.| In this kind of environment, one misstep could trigger a nuclear war.")
    check("It was 2018.| 28 people came.| They left.")
    check("Is it?| No!| Really?!| Yes.")
    check("He paid.| $5 billion was the price.| €3 came back.")
    check("no stop at all")
    check("One.")
  }

  @Test("the essay’s own paragraphs")
  func essay() {
    check(
      """
      Trump’s confidence also ignores the fact that he humiliated Kim during their last two meetings.| The February \
      2019 Hanoi session collapsed when an impatient president couldn’t sit still and walked out.| An angry Kim \
      returned to his hotel room and slammed the door.| Even Trump seemed to have doubts.| He called the South Korean \
      leader, Moon Jae-in, as Air Force One lifted off from Hanoi and asked him six times to reach out to Kim.
      """)
    check(
      """
      A snap summit at the Demilitarized Zone three months later was a public relations triumph, Kim responded \
      overnight to a last-minute tweet invitation from Trump, but a policy disaster.| The two leaders agreed to \
      restart negotiations.| Trump, however, didn’t keep his promise to Kim to postpone an upcoming US-South Korean \
      military exercise.
      """)
    check(
      """
      Yi Wonju, “Nearly 70 pct of Americans support peace agreement with N. Korea: poll,” October 29, 2019, Yonhap, \
      https://en.yna.co.kr/view/AEN20191029007700325; Connor Echols, “Americans far less hawkish on North Korea and \
      China than policy elites: poll,” February 6, 2023, Responsible Statecraft, \
      https://responsiblestatecraft.org/2023/02/06/americans-far-less-hawkish-on-north-korea/.
      """)
  }

  @Test("titles and other abbreviations before names end nothing")
  func titles() {
    check(
      "Mr. Kim met Mrs. Trump, Ms. Lee, Dr. No and Prof. Moon.| Gen. Park saw Sen. Graham, Rep. Smith and Gov. Cox."
    )
    check("Sgt. Cho, Col. Han and Lt. Yun came vs. Capt. Oh.| St. Petersburg vs. Wall St. traders.")
    check("See e.g. Kim, i.e. the leader, cf. Moon, ca. 2019 (ed. Smith, eds. Lee and Cho, trans. Yi).")
    check("It cost approx. Ten thousand.| Yes.")
  }

  @Test("abbreviations of numbered things end nothing before a number, and are words elsewhere")
  func numbered() {
    check("See No. 5, Nos. 6 and 7, Vol. 2, pp. 3–4, p. 9, Fig. 2, Art. 9, Art. II and Ch. 4.| Good.")
    check("Did he?| No.| He left.")
    check("They looked at modern art.| The rest slept.")
    check("It is under Sec. 5 of the U.N. Charter.")
  }

  @Test("initials end a sentence only before a word that often begins one")
  func initials() {
    check("J. Smith and N. Korea met George W. Bush and J. R. R. Tolkien.| They left.")
    check(
      "The U.S. Army left.| It was in the U.S.| The army left the U.K.| However, it returned to the U.N. Security Council."
    )
    check("They met in Washington, D.C.| He left.| Then D.C. Circuit judges spoke.")
    check(
      "He has a Ph.D. in law.| She works for Apple Inc. Kim does not.| It belongs to Samsung Co. Ltd.| This is new."
    )
    check(
      "Sammy Davis Jr. Sang.| Martin Luther King Jr. spoke.| He was born on Jan. 15.| It snowed in Dec.| The sun came."
    )
    check("We met at 5 p.m. Monday.| It ended at 6 p.m.| They left.")
    check("A US-led U.S.-based group.| “The U.S.” Kim said.")
  }

  @Test("etc. ends a sentence as any word does")
  func etCetera() {
    check("Missiles, bombs, etc. are banned.| Ships, planes, etc.| Kim left (with guards, etc.) Kim’s train.")
  }

  @Test("decimals, times and addresses are not cut")
  func decimals() {
    check("It rose by 3.5 percent.| See https://example.org/a.b?c=d and example.com.| It cost $2.50.")
    check("Read https://example.org/.| Then write.")
  }

  @Test("closing quotation marks and brackets belong to the sentence that they close")
  func closers() {
    check("“It is over.”| He left.| ‘Why?’| (Nobody knew.)| [So it was.]| \"Fine.\"| «Bien.»| Done.")
    check("He said: “Go.”| “Stay!”| “(Now.)”| She went.")
  }

  @Test("a quotation that its speaker follows goes on")
  func speakers() {
    check("“Why?” he asked.| “Now!” she said.| “Really?” asked Kim.")
    check("“Why?” Kim Jong Un asked.| “Why?”| He left.| “Why?”| Kim left.")
  }

  @Test("an ellipsis ends a sentence only before a capital")
  func ellipses() {
    check("He … left.| Well…| Then he came back... and stayed.| Then...| Nothing.")
    check("And so . . . on.| He waited…”| She went.")
  }

  @Test("ordinals, items and dates with full stops are not cut")
  func ordinals() {
    check("Am 3. Oktober 1990.| Im 19. Jahrhundert.| Das war 1990.| Der Rest folgte.")
    check("1. First item.| 2. Second item.| The end.")
    check("Am 27. 2. 2019 begann es.| 2019. 2. 28. 하노이에서 끝났다.| 그는 떠났다.")
  }

  @Test(
    "what stands between two sentences is in neither", arguments: [" ", "  ", "\u{A0}", "\u{3000}", "\n\t "])
  func spaces(_ space: String) {
    let text = Array(("\(space)One.\(space)Two.\(space)").utf8)
    let found = sentences(of: text).map { String(decoding: text[$0], as: UTF8.self) }
    #expect(found == ["One.", "Two."])
  }

  @Test("full-width stops need no space")
  func fullWidth() {
    check("金正恩离开了。|他没有回来！|真的吗？|是的｡|完")
    check("他说：「走。」|她留下了。|“好。”|（完。）")
    check("「行く。」と言った。|「はい。」|東京へ。")
  }

  @Test("Korean, Arabic, Devanagari, Armenian and Ethiopic stops end sentences")
  func scripts() {
    check("김정은은 떠났다.| 트럼프는 남았다.| 왜?| 모른다.")
    check("لماذا غادر؟| لا أحد يعرف.| نعم۔| انتهى")
    check("वह चला गया।| वह नहीं लौटा।| अंत॥")
    check("Նա գնաց։| Նա չվերադարձավ։")
    check("ሄደ።| አልተመለሰም።")
    check("Он ушёл.| Она осталась.| А. С. Пушкин писал.")
  }

  @Test("a small letter, a comma or a dash after a stop continues the sentence")
  func continuations() {
    check("Yahoo! is a company.| Is it? — nobody knows.| Oh!, he said.")
    check("It is the case of Kim v. Trump and vs. others.")
  }

  @Test("sentences cover everything but the space between them, and no byte sequence traps")
  func coverage() {
    var random = SplitMix(seed: 7)
    let parts = [
      ".", "?", "”", " ", "\u{A0}", "A", "b", "1", "U.S.", "。", "」", "…", "é", "김", "(", "\u{301}", "。",
      "No.",
    ]
    for _ in 0..<3000 {
      var text = Array((0..<random.below(14)).map { _ in random.pick(parts) }.joined().utf8)
      if random.below(5) == 0, !text.isEmpty { text.removeLast() }
      let sentences = self.sentences(of: text)
      var covered = Array(repeating: false, count: text.count)
      var end = 0
      for sentence in sentences {
        #expect(sentence.lowerBound >= end && !sentence.isEmpty)
        end = sentence.upperBound
        for index in sentence { covered[index] = true }
      }
      for index in text.indices where !covered[index] {
        #expect([0x20, 0xC2, 0xA0].contains(text[index]), "\(text) \(sentences)")
      }
    }
  }

  @Test("what a scalar is to words is what Unicode says of it")
  func classes() {
    for value in UInt32(0x80)..<0x1_0000 {
      guard let properties = Unicode.Scalar(value)?.properties else { continue }
      let isLetter = properties.isAlphabetic && properties.generalCategory == .otherLetter
      if isLetter {
        #expect(ScalarClass.start(value) == .caseless && ScalarClass.isLetterDigitOrMark(value), "\(value)")
      }
      if properties.generalCategory == .unassigned {
        #expect(ScalarClass.start(value) == .other && !ScalarClass.isLetterDigitOrMark(value), "\(value)")
      }
      #expect((ScalarClass.start(value) == .lower) == (properties.generalCategory == .lowercaseLetter))
    }
  }

  @Test("every abbreviation is worth a look-up")
  func abbreviations() {
    for word in SentenceSplitter.abbreviations.keys {
      let bytes = Array(word.utf8)
      #expect(bytes.count <= SentenceSplitter.longestAbbreviation)
      #expect(SentenceSplitter.mayBeAbbreviation(bytes[0], bytes.count), "\(word)")
    }
    #expect(!SentenceSplitter.mayBeAbbreviation(UInt8(ascii: "k"), 5))
  }
}
