import Testing
@testable import BriefModel
