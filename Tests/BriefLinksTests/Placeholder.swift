import Testing
@testable import BriefLinks
