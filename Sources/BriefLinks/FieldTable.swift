import BriefModel
import BriefSource

/// The references of front matter, by both their ends.
struct FieldTable: Sendable {
  /// What a reference leads from and to, by the catalogue's numbers.
  struct Ends: Sendable {
    let source: Int
    let target: Int
  }

  /// All of them, by source in reading order.
  let fields: [FieldReference]
  /// Where the references of each number begin, and where the last ones end.
  private let sourceStarts: [UInt32]
  /// Where those that name each number begin in `byTarget`, and where the last ones end.
  private let targetStarts: [UInt32]
  /// The indices of the references, by their target; of one target by the id of their source.
  private let byTarget: [UInt32]

  /// Takes the references in reading order, and the numbers of their ends, which are below a count.
  init(_ fields: [FieldReference], _ ends: [Ends], count: Int) {
    self.fields = fields
    sourceStarts = Self.starts(ends, count) { $0.source }
    targetStarts = Self.starts(ends, count) { $0.target }
    var next = targetStarts
    var order = Array(repeating: UInt32(0), count: fields.count)
    for (index, end) in ends.enumerated() {
      order[Int(next[end.target])] = UInt32(clamping: index)
      next[end.target] += 1
    }
    for target in 0..<count where targetStarts[target + 1] > targetStarts[target] + 1 {
      order[Int(targetStarts[target])..<Int(targetStarts[target + 1])].sort { left, right in
        let (first, second) = (fields[Int(left)].source, fields[Int(right)].source)
        return first == second ? left < right : first < second
      }
    }
    byTarget = order
  }

  /// The indices of the references of a number, in the order of its file.
  func indices(ofSource number: Int) -> Range<Int> {
    guard number + 1 < sourceStarts.count else { return 0..<0 }
    return Int(sourceStarts[number])..<Int(sourceStarts[number + 1])
  }

  /// The indices of the references that name a number, by the id of their source.
  func indices(ofTarget number: Int) -> ArraySlice<UInt32> {
    guard number + 1 < targetStarts.count else { return [] }
    return byTarget[Int(targetStarts[number])..<Int(targetStarts[number + 1])]
  }

  /// Where the references of each number would begin if they stood in the order of these numbers.
  private static func starts(_ ends: [Ends], _ count: Int, _ number: (Ends) -> Int) -> [UInt32] {
    var starts = Array(repeating: UInt32(0), count: count + 1)
    for end in ends { starts[number(end) + 1] += 1 }
    for number in 0..<count { starts[number + 1] += starts[number] }
    return starts
  }
}
