/// The candidate that was most likely meant by a name that is not among them.
///
/// Distance is Damerau–Levenshtein (optimal string alignment) over characters; a candidate further away than a
/// third of the name's length is no suggestion, so one or two letters never find anything. Ties go to the first in
/// the order given.
public func nearestName(to name: String, among candidates: some Sequence<String>) -> String? {
  guard name.utf8.count <= longestComparedName else { return nil }
  let limit = name.count / 3
  var best: (name: String, distance: Int)?
  let source = Array(name)
  for candidate in candidates {
    let target = Array(candidate)
    guard candidate.utf8.count <= 4 * longestComparedName, abs(target.count - source.count) <= limit else {
      continue
    }
    let distance = editDistance(source, target)
    if distance <= limit, best.map({ distance < $0.distance }) ?? true { best = (candidate, distance) }
  }
  return best?.name
}

/// Longer names are not compared: the cost grows with the square of the length, and nobody mistypes a page.
private let longestComparedName = 200

private func editDistance(_ source: [Character], _ target: [Character]) -> Int {
  var beforePrevious: [Int] = []
  var previous = Array(0...target.count)
  for i in source.indices {
    var current = [i + 1]
    current.reserveCapacity(target.count + 1)
    for j in target.indices {
      var cost = min(previous[j + 1] + 1, current[j] + 1, previous[j] + (source[i] == target[j] ? 0 : 1))
      if i > 0, j > 0, source[i] == target[j - 1], source[i - 1] == target[j] {
        cost = min(cost, beforePrevious[j - 1] + 1)
      }
      current.append(cost)
    }
    beforePrevious = previous
    previous = current
  }
  return previous[target.count]
}
