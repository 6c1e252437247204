import BriefModel
import BriefSource

/// Finds recommendations that depend on each other in a circle.
///
/// The circles are the strongly connected components of the graph of `depends_on` (Tarjan, SIAM J. Comput. 1:2, 1972);
/// in each, one circle is shown: a shortest one through its first recommendation. The time is linear, and the depth of
/// the graph takes no stack.
struct DependencyCircles {
  private struct Step {
    var target: Int
    var span: SourceSpan
  }

  private let entries: [Entry]
  private var steps: [[Step]]

  /// One diagnostic for each circle, in the order of the recommendations.
  static func diagnostics(_ recommendations: [Recommendation], _ fields: [FieldReference]) -> [Diagnostic] {
    let circles = DependencyCircles(recommendations.map(\.entry), fields)
    return circles.components().map { circles.diagnostic(for: $0) }
  }

  private init(_ entries: [Entry], _ fields: [FieldReference]) {
    self.entries = entries
    let places = Dictionary(entries.enumerated().map { ($1.id, $0) }) { first, _ in first }
    steps = Array(repeating: [], count: entries.count)
    for field in fields where field.field == .dependsOn {
      guard let source = places[field.source], let target = places[field.target] else { continue }
      steps[source].append(Step(target: target, span: field.span))
    }
  }

  /// The components in which there is a circle, each in order, in the order of their first members.
  private func components() -> [[Int]] {
    var found: [[Int]] = []
    var index = Array(repeating: -1, count: entries.count)
    var low = index
    var isOnPath = Array(repeating: false, count: entries.count)
    var path: [Int] = []
    var count = 0
    for root in entries.indices where index[root] < 0 {
      var stack = [(node: root, next: 0)]
      while let (node, next) = stack.popLast() {
        if next == 0 {
          index[node] = count
          low[node] = count
          count += 1
          path.append(node)
          isOnPath[node] = true
        } else if next <= steps[node].count {
          low[node] = min(low[node], low[steps[node][next - 1].target])
        }
        // Go on with the steps that lead nowhere new, until one does.
        var step = next
        var descends = false
        while step < steps[node].count, !descends {
          let target = steps[node][step].target
          step += 1
          if index[target] < 0 {
            stack.append((node, step))
            stack.append((target, 0))
            descends = true
          } else if isOnPath[target] {
            low[node] = min(low[node], index[target])
          }
        }
        guard !descends, low[node] == index[node] else { continue }
        var component: [Int] = []
        while let member = path.popLast() {
          isOnPath[member] = false
          component.append(member)
          if member == node { break }
        }
        if component.count > 1 || steps[node].contains(where: { $0.target == node }) {
          found.append(component.sorted())
        }
      }
    }
    return found.sorted { $0[0] < $1[0] }
  }

  private func diagnostic(for component: [Int]) -> Diagnostic {
    let circle = shortestCircle(in: component)
    let first = component[0]
    let names = (circle.map(\.from) + [first]).map { "“\(entries[$0].id.slug)”" }
    let message =
      circle.count == 1
      ? "\(names[0]) depends on itself"
      : "recommendations depend on each other: \(names.joined(separator: " → "))"
    let notes = circle.dropFirst().map { step in
      Diagnostic.Note(
        "“\(entries[step.from].id.slug)” depends on “\(entries[step.step.target].id.slug)”",
        at: step.step.span)
    }
    return Diagnostic(
      .dependencyCircle, message, at: circle.first?.step.span ?? entries[first].title.span,
      label: circle.count == 1 ? "itself" : "\(names[0]) depends on \(names[1])", notes: Array(notes),
      help: "remove one of them")
  }

  /// A shortest way from the first member of a component back to it.
  private func shortestCircle(in component: [Int]) -> [(from: Int, step: Step)] {
    let first = component[0]
    let members = Set(component)
    var reachedBy: [Int: (from: Int, step: Step)] = [:]
    var queue = [first]
    var next = 0
    while next < queue.count, reachedBy[first] == nil {
      let node = queue[next]
      next += 1
      for step in steps[node] where members.contains(step.target) && reachedBy[step.target] == nil {
        reachedBy[step.target] = (node, step)
        queue.append(step.target)
      }
    }
    var circle: [(from: Int, step: Step)] = []
    var node = first
    repeat {
      guard let way = reachedBy[node] else { break }
      circle.append(way)
      node = way.from
    } while node != first
    return circle.reversed()
  }
}
