import Testing
@testable import BriefPages
