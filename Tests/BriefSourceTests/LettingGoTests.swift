import Dispatch
import Testing

@testable import BriefSource

@Suite("Letting go of a value elsewhere")
struct LettingGoTests {
  /// Tells when it goes.
  private final class Probe: Sendable {
    let gone: DispatchSemaphore
    init(_ gone: DispatchSemaphore) { self.gone = gone }
    deinit { gone.signal() }
  }

  @Test("what nobody else holds goes, and what somebody holds stays")
  func lifetime() {
    let (first, second) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
    letGoElsewhere(Probe(first))
    #expect(first.wait(timeout: .now() + 10) == .success)
    let kept = Probe(second)
    letGoElsewhere(kept)
    #expect(second.wait(timeout: .now() + 0.05) == .timedOut)
    withExtendedLifetime(kept) {}
  }
}
