extension EDTFDate: CustomStringConvertible {
  /// The date in EDTF: `2019-02-27/2019-02-28`.
  public var description: String {
    switch self {
    case .single(let day): day.description
    case .interval(let from, let to): "\(from?.description ?? "..")/\(to?.description ?? "..")"
    }
  }
}

extension EDTFDate.Day: CustomStringConvertible {
  /// The date in EDTF: `2019-02~`.
  public var description: String {
    let parts = [month, day].compactMap { $0 }.map { "-" + Self.padded($0, to: 2) }
    return Self.padded(year, to: 4) + parts.joined() + qualifier
  }

  private var qualifier: String {
    switch (isApproximate, isUncertain) {
    case (true, true): "%"
    case (true, false): "~"
    case (false, true): "?"
    case (false, false): ""
    }
  }

  private static func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
