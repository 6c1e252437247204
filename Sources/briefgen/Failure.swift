import ArgumentParser
import BriefPublishing

/// What ends the program with another status than 0.
enum Failure {
  /// The brief has errors, or what was asked for does not exist.
  static let brief = ExitCode(1)
  /// The disk failed: EX_IOERR of sysexits.h.
  static let disk = ExitCode(74)

  /// Runs a command, and says of a disk that fails what failed.
  static func reportingDiskErrors(_ command: () throws -> Void) throws {
    do { try command() } catch let error as DiskError {
      Console.errors.say("error: \(error)")
      throw disk
    }
  }

  /// An error that is said on standard error, for a command to throw.
  static func saying(_ message: String) -> ExitCode {
    Console.errors.say("error: \(message)")
    return brief
  }
}
