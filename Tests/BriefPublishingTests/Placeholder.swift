import Testing
@testable import BriefPublishing
