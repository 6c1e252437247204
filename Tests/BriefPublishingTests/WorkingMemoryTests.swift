import Testing

@testable import BriefPublishing

@Suite("Working memory")
struct WorkingMemoryTests {
  @Test("memory that is taken in large steps holds what is written to it")
  func use() async {
    WorkingMemory.takeInLargeSteps()
    await withTaskGroup { group in
      for number in 0..<4 {
        group.addTask {
          var rows: [[Int]] = []
          for length in 0..<2_000 { rows.append(Array(repeating: number, count: length)) }
          #expect(rows.enumerated().allSatisfy { $1.count == $0 && $1.allSatisfy { $0 == number } })
        }
      }
    }
  }
}
