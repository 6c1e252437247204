import Testing
@testable import BriefCompiler
