import CCmark

/// Where cmark's trees stand: piece behind piece in a few large blocks, which are given back all at once.
///
/// cmark asks for a hundred small pieces a file and frees each of them, which took a fifth of all parsing. Its functions
/// for memory are told nothing of the tree that a piece is for, so each thread has blocks of its own, which it keeps for
/// the next file. A tree never leaves its thread.
struct CmarkMemory {
  /// A state of the memory to go back to.
  struct Mark {
    fileprivate let blocks: Int
    /// How much of the last one was taken.
    fileprivate let taken: Int
  }

  private struct Block {
    let start: UnsafeMutableRawPointer
    let size: Int

    init(_ size: Int) {
      start = .allocate(byteCount: size, alignment: CmarkMemory.alignment)
      self.size = size
    }
  }

  /// What the first block holds: the trees of nearly all files.
  private static let smallestBlock = 64 << 10
  /// What a thread keeps at most from file to file.
  private static let mostKept = 1 << 20
  /// Every piece begins at a multiple of this, behind its size.
  private static let alignment = 16

  private var blocks: [Block]
  /// The rest of the last block.
  private var free: UnsafeMutableRawPointer
  private var end: UnsafeMutableRawPointer

  init() {
    let block = Block(Self.smallestBlock)
    blocks = [block]
    (free, end) = (block.start, block.start + block.size)
  }

  /// Gives all blocks back.
  func deallocate() {
    for block in blocks { block.start.deallocate() }
  }

  /// How many bytes the blocks have.
  var size: Int { blocks.reduce(0) { $0 + $1.size } }

  // MARK: Pieces

  /// A new piece, whose bytes may be anything.
  @inline(__always) mutating func allocate(_ size: Int) -> UnsafeMutableRawPointer {
    precondition(size >= 0 && size < Int.max / 4, "cmark counts bytes with 31 bits")
    let whole = Self.whole(size)
    if whole > end - free { addBlock(for: whole) }
    free.storeBytes(of: size, as: Int.self)
    let piece = free + Self.alignment
    free += whole
    return piece
  }

  /// A piece with the bytes of another one, which is lost, and room for more.
  mutating func reallocate(_ piece: UnsafeMutableRawPointer, _ size: Int) -> UnsafeMutableRawPointer {
    let header = piece - Self.alignment
    let earlier = header.load(as: Int.self)
    guard size > earlier else { return piece }
    // The piece that was made last grows where it stands.
    if header + Self.whole(earlier) == free, size <= end - piece - Self.alignment {
      header.storeBytes(of: size, as: Int.self)
      free = header + Self.whole(size)
      return piece
    }
    let copy = allocate(size)
    copy.copyMemory(from: piece, byteCount: earlier)
    return copy
  }

  /// The room that a piece takes with its size before it.
  private static func whole(_ size: Int) -> Int { (size + 2 * alignment - 1) & ~(alignment - 1) }

  @inline(never) private mutating func addBlock(for size: Int) {
    // Twice as large as the last one, so that they are few, however large the file is.
    let block = Block(max(size, 2 * (blocks.last?.size ?? 0)))
    blocks.append(block)
    use(block)
  }

  // MARK: Giving back

  /// The state now. Trees within trees are given back in the order in which they were made, the last one first.
  var mark: Mark { Mark(blocks: blocks.count, taken: free - blocks[blocks.count - 1].start) }

  /// Gives back all pieces that were made since.
  mutating func release(to mark: Mark) {
    if blocks.count > mark.blocks {
      let size = size
      while blocks.count > mark.blocks { blocks.removeLast().start.deallocate() }
      if blocks.count == 1, mark.taken == 0, size <= Self.mostKept {
        // Files are like one another: the next one finds all its memory in one block.
        blocks[0].start.deallocate()
        blocks[0] = Block(size)
      }
    }
    use(blocks[blocks.count - 1], from: mark.taken)
  }

  private mutating func use(_ block: Block, from offset: Int = 0) {
    (free, end) = (block.start + offset, block.start + block.size)
  }
}

/// The memory of each thread.
extension CmarkMemory {
  /// The memory of this thread, until it ends.
  static var ofThread: UnsafeMutablePointer<CmarkMemory> {
    @inline(__always) get {
      pthread_getspecific(key)?.assumingMemoryBound(to: CmarkMemory.self) ?? begin()
    }
  }

  @inline(never) private static func begin() -> UnsafeMutablePointer<CmarkMemory> {
    let memory = UnsafeMutablePointer<CmarkMemory>.allocate(capacity: 1)
    memory.initialize(to: CmarkMemory())
    let failure = pthread_setspecific(key, memory)
    precondition(failure == 0, "there is no memory")
    return memory
  }

  private static let key: pthread_key_t = {
    var key = pthread_key_t()
    let failure = pthread_key_create(&key) { CmarkMemory.threadEnds(with: $0) }
    // The system has hundreds of them, and briefgen takes one.
    precondition(failure == 0, "there is no key for a thread's memory")
    return key
  }()

  private static func threadEnds(with memory: UnsafeMutableRawPointer?) {
    guard let memory = memory?.assumingMemoryBound(to: CmarkMemory.self) else { return }
    memory.pointee.deallocate()
    memory.deinitialize(count: 1)
    memory.deallocate()
  }

  /// This thread's memory as cmark wants it. The table is never changed, and never freed.
  nonisolated(unsafe) static let functions: UnsafeMutablePointer<cmark_mem> = {
    let functions = UnsafeMutablePointer<cmark_mem>.allocate(capacity: 1)
    functions.initialize(
      to: cmark_mem(
        calloc: { count, size in
          let (bytes, isTooMuch) = count.multipliedReportingOverflow(by: size)
          precondition(!isTooMuch, "cmark counts bytes with 31 bits")
          let piece = CmarkMemory.ofThread.pointee.allocate(bytes)
          memset(piece, 0, bytes)
          return piece
        },
        realloc: { piece, size in
          let memory = CmarkMemory.ofThread
          return piece.map { memory.pointee.reallocate($0, size) } ?? memory.pointee.allocate(size)
        },
        free: { _ in }))
    return functions
  }()
}
