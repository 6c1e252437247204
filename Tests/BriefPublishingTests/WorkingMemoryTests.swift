import Testing

@testable import BriefPublishing

@Suite("Working memory")
struct WorkingMemoryTests {
  @Test("large areas of memory that belong to no file are found, and nothing else")
  func areas() {
    let maps = """
      00400000-07b06000 rw-p 00000000 fe:00 1835042                        /usr/bin/briefgen
      0f1e4000-1420a000 rw-p 00000000 00:00 0                              [heap]
      7f5fa4000000-7f5fa8000000 rw-p 00000000 00:00 0
      7f5fa8000000-7f5fac000000 ---p 00000000 00:00 0 
      7f5fac000000-7f5fb0000000 rw-s 00000000 00:01 0 
      7f5fb2b13000-7f5fb3314000 rw-p 00000000 00:00 0 
      7f5fb4000000-7f5fb0000000 rw-p 00000000 00:00 0 
      7f5fb4800000 rw-p 00000000 00:00 0
      ffffffffff600000-ffffffffff601000 --xp 00000000 00:00 0              [vsyscall]

      """
    #expect(
      WorkingMemory.areas(in: Array(maps.utf8)) == [
        0x0f1e_4000..<0x1420_a000, 0x7f5f_a400_0000..<0x7f5f_a800_0000,
      ])
  }

  @Test("memory that is taken in large steps, in large pages, holds what is written to it")
  func use() async {
    WorkingMemory.takeInLargeSteps()
    await withTaskGroup { group in
      for number in 0..<4 {
        group.addTask {
          var rows: [[Int]] = []
          for length in 0..<2_000 {
            rows.append(Array(repeating: number, count: length))
            if length.isMultiple(of: 500) { WorkingMemory.preferLargePages() }
          }
          #expect(rows.enumerated().allSatisfy { $1.count == $0 && $1.allSatisfy { $0 == number } })
        }
      }
    }
  }
}
