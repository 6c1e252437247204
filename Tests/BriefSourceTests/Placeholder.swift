import Testing
@testable import BriefSource
