import BriefCompiler
import Testing

@testable import BriefPreview

@Suite("What is on display")
struct SiteStateTests {
  private let state = SiteState(instance: "i")

  private func site(_ files: [String: String]) -> Site { Site(files: files.mapValues { Array($0.utf8) }) }

  private let problems = SiteState.Problems(summary: "1 error", text: PaintedText("error: x\n"))

  @Test("a message names the paths whose bytes have changed, new and gone ones among them")
  func changes() {
    #expect(
      state.publish(site: site(["a": "1", "b": "1"]), problems: nil)
        == StateMessage(
          instance: "i", revision: 1, build: 1, since: 0, changed: ["a", "b"], hasProblems: false))
    #expect(
      state.publish(site: site(["b": "2", "c": "1"]), problems: nil)
        == StateMessage(
          instance: "i", revision: 2, build: 2, since: 1, changed: ["a", "b", "c"], hasProblems: false))
  }

  @Test("a build that changes nothing is told to nobody")
  func silence() {
    _ = state.publish(site: site(["a": "1"]), problems: nil)
    #expect(state.publish(site: site(["a": "1"]), problems: nil) == nil)
  }

  @Test(
    "while the brief has errors the last good site stays, and the end of the errors is a message though no page changed"
  )
  func errors() {
    _ = state.publish(site: site(["a": "1"]), problems: nil)
    #expect(
      state.publish(site: nil, problems: problems)
        == StateMessage(instance: "i", revision: 2, build: 1, since: 1, changed: [], hasProblems: true))
    #expect(state.snapshot.site == site(["a": "1"]))
    #expect(state.publish(site: nil, problems: problems) == nil)
    #expect(
      state.publish(site: site(["a": "1"]), problems: nil)
        == StateMessage(instance: "i", revision: 3, build: 1, since: 1, changed: [], hasProblems: false))
  }

  @Test("who has missed messages is told all that changed since, and after many builds that nobody remembers")
  func journal() {
    for number in 1...100 {
      _ = state.publish(site: site(["a": "1", "p\(number % 3)": "\(number)"]), problems: nil)
    }
    #expect(state.changes(since: 100) == ChangeList(build: 100, changed: []))
    #expect(state.changes(since: 99) == ChangeList(build: 100, changed: ["p0", "p1"]))
    #expect(state.changes(since: 68) == ChangeList(build: 100, changed: ["p0", "p1", "p2"]))
    #expect(state.changes(since: 67) == ChangeList(build: 100, changed: nil))
    #expect(state.changes(since: 0) == ChangeList(build: 100, changed: nil))
    #expect(state.changes(since: 101) == ChangeList(build: 100, changed: nil))
    #expect(state.changes(since: .min) == ChangeList(build: 100, changed: nil))
  }

  @Test("too many paths are not told to everybody")
  func manyPaths() throws {
    let files = Dictionary(uniqueKeysWithValues: (0...StateMessage.mostPaths).map { ("\($0)", "x") })
    #expect(try #require(state.publish(site: site(files), problems: nil)).changed == nil)
    #expect(state.changes(since: 0).changed?.count == files.count)
  }

  @Test("a message is one event, on one line")
  func event() {
    let message = StateMessage(
      instance: "i", revision: 1, build: 2, since: 1, changed: ["a\nb/c.html"], hasProblems: true)
    #expect(
      String(decoding: message.event, as: UTF8.self)
        == #"data: {"build":2,"changed":["a\nb/c.html"],"hasProblems":true,"instance":"i","revision":1,"since":1}"#
        + "\n\n")
  }

  @Test("a client that does not read loses its stream, and the others keep theirs")
  func slowClients() async throws {
    let streams = EventStreams(capacity: 2, heartbeatInterval: .seconds(3600))
    let slow = try #require(streams.open(greeting: { [] }))
    let quick = try #require(streams.open(greeting: { [] }))
    #expect(streams.open(greeting: { [] }) == nil)
    var messages = quick.makeAsyncIterator()
    _ = await messages.next()
    for number in UInt8(0)..<100 {
      streams.send([number])
      #expect(await messages.next() == [number])
    }
    #expect(streams.count == 1)
    var count = 0
    for await _ in slow { count += 1 }
    #expect(count == 16)
    streams.close()
    #expect(await messages.next() == nil)
    #expect(streams.count == 0)
    #expect(streams.open(greeting: { [] }) == nil)
  }

  @Test("a stream that nobody holds any longer is forgotten")
  func vanishedClients() {
    let streams = EventStreams(capacity: 10)
    for _ in 0..<1000 { _ = streams.open(greeting: { [] }) }
    #expect(streams.count == 0)
  }
}
