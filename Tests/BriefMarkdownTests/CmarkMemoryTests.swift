import CCmark
import Dispatch
import Testing

@testable import BriefMarkdown

@Suite("The memory of cmark’s trees")
struct CmarkMemoryTests {
  @Test("pieces are aligned, lie apart, and keep their bytes, in however many blocks they are")
  func pieces() {
    var memory = CmarkMemory()
    defer { memory.deallocate() }
    var pieces: [(start: UnsafeMutableRawPointer, size: Int)] = []
    for number in 0..<2_000 {
      let size = number % 97 == 0 ? number * 100 : number % 41
      let piece = memory.allocate(size)
      #expect(Int(bitPattern: piece) % 16 == 0)
      memset(piece, Int32(number % 251), size)
      pieces.append((piece, size))
    }
    for (number, piece) in pieces.enumerated() {
      let bytes = UnsafeRawBufferPointer(start: piece.start, count: piece.size)
      #expect(bytes.allSatisfy { $0 == UInt8(number % 251) }, "piece \(number)")
    }
  }

  @Test("a piece that grows keeps its bytes, at its place or at another, and the next one lies behind it")
  func growth() {
    var memory = CmarkMemory()
    defer { memory.deallocate() }
    let first = memory.allocate(10)
    memset(first, 1, 10)
    let same = memory.reallocate(first, 1_000)
    #expect(same == first)
    memset(same, 1, 1_000)
    let next = memory.allocate(10)
    memset(next, 2, 10)
    let moved = memory.reallocate(same, 100_000)
    #expect(moved != same)
    memset(moved + 1_000, 3, 99_000)
    let last = memory.allocate(1)
    last.storeBytes(of: 4, as: UInt8.self)
    let bytes = UnsafeRawBufferPointer(start: moved, count: 100_000)
    #expect(bytes[..<1_000].allSatisfy { $0 == 1 })
    #expect(bytes[1_000...].allSatisfy { $0 == 3 })
    #expect(UnsafeRawBufferPointer(start: next, count: 10).allSatisfy { $0 == 2 })
    #expect(memory.reallocate(moved, 5) == moved)
  }

  @Test("what cmark asks for with calloc is zero, where other trees were before too")
  func zero() throws {
    let memory = CmarkMemory.ofThread
    for round in 0..<3 {
      let mark = memory.pointee.mark
      defer { memory.pointee.release(to: mark) }
      for size in [1, 16, 144, 5_000, 70_000] {
        let piece = try #require(CmarkMemory.functions.pointee.calloc(size, 3))
        let bytes = UnsafeMutableRawBufferPointer(start: piece, count: size * 3)
        #expect(bytes.allSatisfy { $0 == 0 }, "round \(round)")
        memset(piece, 0xFF, size * 3)
      }
    }
  }

  @Test("a thread keeps what files need, and not what a huge one needed")
  func giving() {
    var memory = CmarkMemory()
    defer { memory.deallocate() }
    let empty = memory.mark
    let small = memory.size
    for _ in 0..<300 { _ = memory.allocate(1_000) }
    let needed = memory.size
    #expect(needed > 300_000)
    memory.release(to: empty)
    #expect(memory.size == needed)
    for _ in 0..<300 { _ = memory.allocate(1_000) }
    #expect(memory.size == needed, "one block is enough")
    memory.release(to: empty)

    _ = memory.allocate(50_000_000)
    memory.release(to: empty)
    #expect(memory.size == needed)
    #expect(small < needed)
  }

  @Test("a tree within a tree leaves the outer one as it was")
  func nested() {
    let words = CmarkNode.withTree(of: Array("one *two*\n".utf8)) { root in
      for count in [1, 100, 100_000] {
        let inner = Array(String(repeating: "> [a](b) `c` &amp; *d*\n\n", count: count).utf8)
        #expect(CmarkNode.withTree(of: inner) { $0.firstChild?.kind } == CMARK_NODE_BLOCK_QUOTE)
      }
      let paragraph = root.firstChild
      return [paragraph?.firstChild, paragraph?.lastChild?.firstChild].map {
        $0.map { String(decoding: $0.literal, as: UTF8.self) }
      }
    }
    #expect(words == ["one ", "two"])
  }

  @Test(
    "a tree takes as much memory as its text is long, whatever the text is",
    arguments: PathologicalTests.growths)
  func proportion(growth: PathologicalTests.Growth) {
    let bytes = Array(growth.make(4_000).utf8)
    let size = CmarkNode.withTree(of: bytes) { _ in CmarkMemory.ofThread.pointee.size }
    #expect(size ?? .max < 500 * bytes.count + (1 << 20))
  }

  @Test("on all cores at once, files become what they become one after another")
  func threads() {
    let sources = (0..<200).map { number in
      Array(
        (String(repeating: "*a* [b \(number)](c)\n> - `d`\n\n", count: 1 + number * number % 700)
          + "[^n]: note\n\n|a|b|\n|-|-|\n|\(number)|&amp;|\n").utf8)
    }
    let expected = sources.map { MarkdownParser.parse(path: "file.md", $0).blocks }
    nonisolated(unsafe) let results = UnsafeMutableBufferPointer<[Block]>.allocate(capacity: sources.count)
    defer { results.deinitialize().deallocate() }
    results.initialize(repeating: [])
    DispatchQueue.concurrentPerform(iterations: sources.count) { number in
      results[number] = MarkdownParser.parse(path: "file.md", sources[number]).blocks
    }
    #expect(Array(results) == expected)
  }
}
