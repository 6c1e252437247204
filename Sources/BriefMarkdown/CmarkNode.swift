import CCmark

/// A node of cmark's tree. It is valid only within the closure of `withTree`.
struct CmarkNode: Hashable {
  private let pointer: OpaquePointer

  private init?(_ pointer: OpaquePointer?) {
    guard let pointer else { return nil }
    self.pointer = pointer
  }

  /// Parses the bytes from `start` to the end, and hands the tree's root to a closure.
  ///
  /// The only failure is that memory or cmark's 32-bit sizes do not suffice.
  static func withTree<Result>(
    of bytes: [UInt8], from start: Int = 0, _ body: (CmarkNode) -> Result
  ) -> Result? {
    guard start >= 0, start <= bytes.count, bytes.count - start < Int32.max / 2 else { return nil }
    let memory = CmarkMemory.ofThread
    let mark = memory.pointee.mark
    // Neither the parser nor the tree is freed piece by piece.
    defer { memory.pointee.release(to: mark) }
    guard let parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, CmarkMemory.functions) else { return nil }
    bytes.withUnsafeBytes { buffer in
      // An empty array may have no address.
      guard let address = buffer.baseAddress, start < buffer.count else { return }
      let text = address.advanced(by: start).assumingMemoryBound(to: CChar.self)
      cmark_parser_feed(parser, text, buffer.count - start)
    }
    return CmarkNode(cmark_parser_finish(parser)).map(body)
  }

  var kind: cmark_node_type { cmark_node_get_type(pointer) }
  var firstChild: CmarkNode? { CmarkNode(cmark_node_first_child(pointer)) }
  var lastChild: CmarkNode? { CmarkNode(cmark_node_last_child(pointer)) }
  var next: CmarkNode? { CmarkNode(cmark_node_next(pointer)) }
  var parent: CmarkNode? { CmarkNode(cmark_node_parent(pointer)) }

  /// How many children there are, which are counted one by one.
  var childCount: Int {
    var count = 0
    var child = firstChild
    while let node = child {
      count += 1
      child = node.next
    }
    return count
  }

  /// The line, from 1.
  var startLine: Int { Int(cmark_node_get_start_line(pointer)) }
  /// The column in bytes, from 1.
  var startColumn: Int { Int(cmark_node_get_start_column(pointer)) }
  /// The last line, from 1. It can be trusted for paragraphs only.
  var endLine: Int { Int(cmark_node_get_end_line(pointer)) }

  var headingLevel: Int { Int(cmark_node_get_heading_level(pointer)) }
  var isOrderedList: Bool { cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST }
  var listStart: Int { Int(cmark_node_get_list_start(pointer)) }
  var isTight: Bool { cmark_node_get_list_tight(pointer) != 0 }

  var literal: UnsafeBufferPointer<UInt8> { Self.bytes(cmark_node_get_literal(pointer)) }
  var info: UnsafeBufferPointer<UInt8> { Self.bytes(cmark_node_get_fence_info(pointer)) }
  var url: UnsafeBufferPointer<UInt8> { Self.bytes(cmark_node_get_url(pointer)) }
  var title: UnsafeBufferPointer<UInt8> { Self.bytes(cmark_node_get_title(pointer)) }

  private static func bytes(_ string: UnsafePointer<CChar>?) -> UnsafeBufferPointer<UInt8> {
    guard let string else { return UnsafeBufferPointer(start: nil, count: 0) }
    let count = Int(strlen(string))
    return UnsafeRawBufferPointer(start: string, count: count).assumingMemoryBound(to: UInt8.self)
  }
}
