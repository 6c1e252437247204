import FlyingSocks

/// The messages of a stream, as the body of a response: each is sent as soon as it is there.
struct EventSequence: AsyncBufferedSequence {
  typealias Element = UInt8

  let messages: AsyncStream<[UInt8]>

  func makeAsyncIterator() -> Iterator { Iterator(messages: messages.makeAsyncIterator()) }

  struct Iterator: AsyncBufferedIteratorProtocol {
    private var messages: AsyncStream<[UInt8]>.Iterator
    private var rest: ArraySlice<UInt8> = []

    init(messages: AsyncStream<[UInt8]>.Iterator) { self.messages = messages }

    mutating func next() async -> UInt8? {
      if rest.isEmpty { rest = (await messages.next() ?? [])[...] }
      return rest.popFirst()
    }

    mutating func nextBuffer(suggested count: Int) async -> ArraySlice<UInt8>? {
      guard rest.isEmpty else {
        defer { rest = [] }
        return rest
      }
      return await messages.next()?[...]
    }
  }
}
