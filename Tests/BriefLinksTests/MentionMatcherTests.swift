import TestSupport
import Testing

@testable import BriefLinks

@Suite("Names in text")
struct MentionMatcherTests {
  /// The text with brackets round what is found.
  private func find(_ names: [String], in text: String) -> String {
    var matcher = MentionMatcher(MentionIndex(names.map(FoldedText.name)))
    let bytes = Array(text.utf8)
    var marked: [UInt8] = []
    var end = 0
    for mention in matcher.mentions(in: bytes, runs: [0..<bytes.count]) {
      marked += bytes[end..<mention.range.lowerBound] + "[".utf8 + bytes[mention.range] + "]".utf8
      end = mention.range.upperBound
    }
    return String(decoding: marked + bytes[end...], as: UTF8.self)
  }

  @Test("a name is found as a whole word only")
  func wholeWords() {
    #expect(
      find(["Kim"], in: "Kim, Kimono, SKim, Kim1, Kim_ (Kim) US-Kim")
        == "[Kim], Kimono, SKim, Kim1, [Kim]_ ([Kim]) US-[Kim]")
    #expect(find(["É"], in: "É Éa aÉ É\u{301}") == "[É] Éa aÉ É\u{301}")
    #expect(find(["Пак"], in: "Пак Пака сПак") == "[Пак] Пака сПак")
  }

  @Test("possessives are no part of a name and do not hide it")
  func possessives() {
    #expect(
      find(["Trump", "United States"], in: "Trump’s Trump's United States’ Trumps")
        == "[Trump]’s [Trump]'s [United States]’ Trumps")
  }

  @Test("of names that begin at one place the longest counts")
  func longest() {
    let names = ["Kim", "Kim Jong Un", "Jong", "Un sleeps"]
    #expect(
      find(names, in: "Kim Jong Un sleeps. Kim Jong Unit. Kim J.")
        == "[Kim Jong Un] sleeps. [Kim] [Jong] Unit. [Kim] J.")
  }

  @Test("where the longest is no whole word, a shorter one at the same place counts")
  func shorter() {
    #expect(find(["North", "North Korea"], in: "North Korean North Korea") == "[North] Korean [North Korea]")
  }

  @Test("a name that overlaps the end of an earlier one is not found")
  func leftmost() {
    #expect(
      find(["South Korea", "Korea Herald"], in: "South Korea Herald; Korea Herald")
        == "[South Korea] Herald; [Korea Herald]")
  }

  @Test("apostrophes, hyphens and white space match their variants")
  func variants() {
    #expect(find(["Xi’an"], in: "Xi'an Xi’an Xiʼan") == "[Xi'an] [Xi’an] [Xiʼan]")
    #expect(
      find(["Moon Jae-in"], in: "Moon\u{A0}Jae‑in, Moon  Jae‐in") == "[Moon\u{A0}Jae‑in], [Moon  Jae‐in]")
    #expect(find(["Moon\u{A0}Jae‑in"], in: "Moon Jae-in") == "[Moon Jae-in]")
  }

  @Test("names match letter case")
  func letterCase() {
    #expect(find(["Kim"], in: "kim KIM Kim") == "kim KIM [Kim]")
  }

  @Test("accents match however they are encoded")
  func composition() {
    #expect(find(["Lévi"], in: "Le\u{301}vi Lévi Levi") == "[Le\u{301}vi] [Lévi] Levi")
    #expect(find(["Le\u{301}vi"], in: "Le\u{301}vi Lévi") == "[Le\u{301}vi] [Lévi]")
    #expect(
      find(["Nguyễn"], in: "Nguye\u{302}\u{303}n Nguyê\u{303}n") == "[Nguye\u{302}\u{303}n] [Nguyê\u{303}n]")
    #expect(find(["김정은"], in: "\u{1100}\u{1175}\u{11B7}정은") == "[\u{1100}\u{1175}\u{11B7}정은]")
    #expect(find(["Lev"], in: "Lev\u{301}") == "Lev\u{301}")
  }

  @Test("in scripts without spaces, or with particles, a name needs no boundary")
  func scripts() {
    #expect(find(["김정은"], in: "김정은은 떠났다. 김정은이") == "[김정은]은 떠났다. [김정은]이")
    #expect(find(["习近平", "中国"], in: "习近平在中国说") == "[习近平]在[中国]说")
    #expect(find(["東京", "トランプ"], in: "東京のトランプ氏") == "[東京]の[トランプ]氏")
    #expect(find(["ทรัมป์"], in: "เมื่อทรัมป์มา") == "เมื่อ[ทรัมป์]มา")
    #expect(find(["Kim", "US"], in: "Kim은 美国US军 aUS") == "[Kim]은 美国[US]军 aUS")
    #expect(find(["トランプ"], in: "トランプ\u{3099}") == "トランプ\u{3099}")
  }

  @Test("a name may not reach over the end of a run, but a shorter one within it counts")
  func runs() {
    var matcher = MentionMatcher(MentionIndex(["Kim", "Kim Jong Un"].map(FoldedText.name)))
    let text = Array("Kim Jong Un Kim Jong Un".utf8)
    let found = matcher.mentions(in: text, runs: [0..<8, 12..<23])
    #expect(found == [Mention(range: 0..<3, name: 0), Mention(range: 12..<23, name: 1)])
  }

  @Test("the automaton finds what a search for every name at every place finds")
  func reference() {
    var random = SplitMix(seed: 42)
    let parts = [
      "a", "A", "b", "é", "e\u{301}", "김", "정", "中", "-", "‑", "'", "’", " ", "  ", "\u{A0}", "1", "ab",
    ]
    for round in 0..<6000 {
      func word(_ length: Int) -> String { (0..<length).map { _ in random.pick(parts) }.joined() }
      let names = (0..<1 + random.below(6)).map { _ in word(1 + random.below(4)) }
      let folded = names.map(FoldedText.name)
      // The index has no empty names, and of equal ones the first.
      let kept = names.indices.filter { index in
        !folded[index].isEmpty && folded.firstIndex(of: folded[index]) == index
      }
      let text = word(random.below(24))
      let count = text.utf8.count
      let cut = count > 0 ? random.below(count) : 0
      let runs = random.below(3) == 0 ? [0..<cut, cut..<count].filter { !$0.isEmpty } : [0..<count]

      var matcher = MentionMatcher(MentionIndex(kept.map { folded[$0] }))
      let found = matcher.mentions(in: Array(text.utf8), runs: runs).map { mention in
        NaiveMatcher.Found(
          text: String(decoding: Array(text.utf8)[mention.range], as: UTF8.self), name: mention.name,
          offset: mention.range.lowerBound)
      }
      let trimmed = kept.map { names[$0].drop { $0.isWhitespace } }
        .map { name in String(String(name.reversed()).drop { $0.isWhitespace }.reversed()) }
      let expected = NaiveMatcher(trimmed).find(in: text, runs: runs)
      #expect(found == expected, "round \(round): \(trimmed) in “\(text)” \(runs)")
      if found != expected { return }
    }
  }

  @Test("the work grows with the text and not with the names, also where every name almost fits")
  func linearity() {
    let nearly = (0..<200).map { String(repeating: "a ", count: $0) + "b" }
    let text = Array(String(repeating: "a ", count: 20_000).utf8)
    for names in [Array(nearly.prefix(10)), nearly] {
      var matcher = MentionMatcher(MentionIndex(names.map(FoldedText.name)))
      _ = matcher.mentions(in: text, runs: [0..<text.count])
      #expect(matcher.steps <= 2 * text.count)
    }
  }

  @Test("of plain words the automaton reads hardly more than the first letters")
  func skipping() {
    let names = (0..<2000).map { "Actor Number\($0)" }
    var matcher = MentionMatcher(MentionIndex(names.map(FoldedText.name)))
    let text = Array(String(repeating: "small words without any capitals at all ", count: 500).utf8)
    #expect(matcher.mentions(in: text, runs: [0..<text.count]).isEmpty)
    #expect(matcher.steps == 0)
  }
}
