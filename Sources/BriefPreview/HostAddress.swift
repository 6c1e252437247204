import FlyingSocks

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// An address of this machine to listen on.
enum HostAddress: Sendable {
  case ip4(sockaddr_in)
  case ip6(sockaddr_in6)

  /// Finds the address that a host's name or number stands for.
  init(host: String) throws(PreviewError) {
    var hints = addrinfo()
    hints.ai_flags = AI_ADDRCONFIG
    #if canImport(Glibc)
      hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    #else
      hints.ai_socktype = SOCK_STREAM
    #endif
    // A numeric address is one also where the machine has no network; and localhost is the same everywhere.
    if NumericAddress.isIPv4(host) || NumericAddress.isIPv6(host) { hints.ai_flags = AI_NUMERICHOST }
    let name = host.lowercased() == "localhost" ? "127.0.0.1" : host
    var list: UnsafeMutablePointer<addrinfo>?
    let result = getaddrinfo(name, nil, &hints, &list)
    guard result == 0, let first = list else {
      throw .unknownHost(host, reason: gai_strerror(result).map { String(cString: $0) } ?? "error \(result)")
    }
    defer { freeaddrinfo(first) }
    for entry in sequence(first: first, next: { $0.pointee.ai_next }) {
      guard let address = entry.pointee.ai_addr else { continue }
      switch entry.pointee.ai_family {
      case AF_INET:
        self = .ip4(UnsafeRawPointer(address).loadUnaligned(as: sockaddr_in.self))
        return
      case AF_INET6:
        self = .ip6(UnsafeRawPointer(address).loadUnaligned(as: sockaddr_in6.self))
        return
      default: continue
      }
    }
    throw .unknownHost(host, reason: "it has no address")
  }

  /// The address with a port, as a socket takes it.
  func withPort(_ port: UInt16) -> any SocketAddress {
    switch self {
    case .ip4(var address):
      address.sin_port = port.bigEndian
      return address
    case .ip6(var address):
      address.sin6_port = port.bigEndian
      return address
    }
  }
}
