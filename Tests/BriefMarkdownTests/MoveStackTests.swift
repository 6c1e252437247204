import Testing

@testable import BriefMarkdown

@Suite("A stack whose topmost elements are taken off as an array")
struct MoveStackTests {
  /// Counts how many of its kind there are.
  private final class Counted {
    final class Count { var value = 0 }
    let count: Count
    let number: Int

    init(_ number: Int, _ count: Count) {
      (self.count, self.number) = (count, number)
      count.value += 1
    }

    deinit { count.value -= 1 }
  }

  @Test("elements come off in the order in which they were put on, however often the stack grows")
  func order() {
    var stack = MoveStack<[Int]>(capacity: 0)
    for number in 0..<100 { stack.push([number]) }
    #expect(stack.pop(from: 100).isEmpty)
    #expect(stack.pop(from: 99) == [[99]])
    #expect(stack.pop(from: 40) == (40..<99).map { [$0] })
    stack.push([1, 2])
    #expect(stack.count == 41)
    #expect(stack.pop(from: 0) == (0..<40).map { [$0] } + [[1, 2]])
    #expect(stack.count == 0)
  }

  @Test("each element is let go once, by the array or by the stack")
  func lifetimes() {
    let count = Counted.Count()
    do {
      var stack = MoveStack<Counted>(capacity: 2)
      for number in 0..<10 { stack.push(Counted(number, count)) }
      #expect(stack.pop(from: 7).map(\.number) == [7, 8, 9])
      #expect(count.value == 7)
      #expect(stack.pop(from: 6).map(\.number) == [6])
      #expect(count.value == 6)
    }
    #expect(count.value == 0)
  }
}
