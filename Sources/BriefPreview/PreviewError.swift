/// Why a preview cannot begin, or had to end.
public enum PreviewError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Another program listens on the port that was asked for.
  case portTaken(host: String, port: UInt16)
  /// No host has this name here.
  case unknownHost(String, reason: String)
  /// The system refuses to listen.
  case cannotListen(host: String, port: UInt16, reason: String)

  /// The error as one sentence, without a full stop.
  public var description: String {
    switch self {
    case .portTaken(let host, let port):
      "port \(port) of \(host) is taken by another program; choose one with --port"
    case .unknownHost(let host, let reason): "cannot listen on “\(host)”: \(reason)"
    case .cannotListen(let host, let port, let reason): "cannot listen on port \(port) of \(host): \(reason)"
    }
  }
}
