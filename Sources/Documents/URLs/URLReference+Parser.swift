extension URLReference {
    /// Takes `text` apart; `nil` when its port is not a number or it has a host that cannot be one.
    package init?(_ text: String) { self.init(text, baseScheme: nil) }

    /// - Parameter baseScheme: the scheme of the page, whose kind decides how a link without one is read.
    init?(_ text: String, baseScheme: String?) {
        var rest = Self.cleaned(text)[...]
        self.init(path: "")

        if let hash = rest.firstIndex(of: UInt8(ascii: "#")) {
            fragment = Self.encoded(rest[(hash + 1)...], set: .fragment)
            rest = rest[..<hash]
        }
        if let colon = Self.schemeEnd(in: rest) {
            scheme = String(decoding: rest[..<colon], as: UTF8.self).lowercased()
            rest = rest[(colon + 1)...]
            // Browsers read `https:page` on a page of the same scheme as a relative link.
            if isSpecial, scheme == baseScheme, rest.first.map(Self.isSlash) != true { scheme = nil }
        }
        let treatsAsSpecial =
            scheme.map(Self.specialSchemes.contains) ?? (baseScheme.map(Self.specialSchemes.contains) ?? false)
        if let mark = rest.firstIndex(of: UInt8(ascii: "?")) {
            query = Self.encoded(rest[(mark + 1)...], set: treatsAsSpecial ? .specialQuery : .query)
            rest = rest[..<mark]
        }
        if treatsAsSpecial { rest = Self.straightened(rest)[...] }
        guard readAuthority(&rest, treatsAsSpecial: treatsAsSpecial) else { return nil }
        let isOpaque = scheme != nil && !treatsAsSpecial && host == nil && rest.first != UInt8(ascii: "/")
        path = Self.encoded(rest, set: isOpaque ? .opaque : .path)
    }

    private init(path: String) {
        self.path = path
        scheme = nil
        userInfo = nil
        host = nil
        port = nil
        query = nil
        fragment = nil
    }

    /// Without the white space around, and without tabs and line breaks inside.
    private static func cleaned(_ text: String) -> [UInt8] {
        let bytes = Array(text.utf8)
        guard let first = bytes.firstIndex(where: { $0 > 0x20 }), let last = bytes.lastIndex(where: { $0 > 0x20 })
        else {
            return []
        }
        return bytes[first...last].filter { $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
    }

    private static func straightened(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        bytes.map { $0 == UInt8(ascii: "\\") ? UInt8(ascii: "/") : $0 }
    }

    private static func isSlash(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "/") || byte == UInt8(ascii: "\\") }

    private static func schemeEnd(in bytes: ArraySlice<UInt8>) -> Int? {
        guard let first = bytes.first, first.isASCIILetter else { return nil }
        for index in bytes.indices {
            let byte = bytes[index]
            if byte == UInt8(ascii: ":") { return index }
            let isAllowed = byte.isASCIILetter || byte.isASCIIDigit || [0x2B, 0x2D, 0x2E].contains(byte)
            if !isAllowed { return nil }
        }
        return nil
    }

    private mutating func readAuthority(_ rest: inout ArraySlice<UInt8>, treatsAsSpecial: Bool) -> Bool {
        let slashes = rest.prefix { $0 == UInt8(ascii: "/") }.count
        if scheme != nil, treatsAsSpecial {
            // `https:/host` and `https:///host` are repaired.
            rest = rest.dropFirst(slashes)
        } else if slashes >= 2 {
            rest = rest.dropFirst(treatsAsSpecial ? slashes : 2)
        } else {
            return true
        }
        let end = rest.firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex
        var authority = rest[rest.startIndex..<end]
        rest = rest[end...]
        if let at = authority.lastIndex(of: UInt8(ascii: "@")) {
            let user = Self.encoded(authority[authority.startIndex..<at], set: .userInfo)
            userInfo = user.isEmpty ? nil : user
            authority = authority[(at + 1)...]
        }
        return readHostAndPort(authority)
    }

    private mutating func readHostAndPort(_ authority: ArraySlice<UInt8>) -> Bool {
        var hostEnd = authority.endIndex
        let searchStart = authority.lastIndex(of: UInt8(ascii: "]")) ?? authority.startIndex
        if let colon = authority[searchStart...].lastIndex(of: UInt8(ascii: ":")) {
            let digits = authority[(colon + 1)...]
            guard digits.allSatisfy(\.isASCIIDigit) else { return false }
            if !digits.isEmpty {
                guard let number = Int(String(decoding: digits, as: UTF8.self)), number <= 65_535 else { return false }
                port = number
            }
            hostEnd = colon
        }
        let decoded = String(
            decoding: PercentEncoding.decoded(authority[authority.startIndex..<hostEnd]), as: UTF8.self)
        let isImpossible = decoded.utf8.contains { $0 <= 0x20 || $0 == 0x7F || "#/<>?@\\^|%".utf8.contains($0) }
        guard !isImpossible, Self.isBracketedProperly(decoded) else { return false }
        host = decoded.lowercased()
        if let scheme, Self.defaultPorts[scheme] == port { port = nil }
        return true
    }

    /// Brackets stand around an IPv6 address and nowhere else.
    private static func isBracketedProperly(_ host: String) -> Bool {
        guard host.contains(where: { $0 == "[" || $0 == "]" }) else { return !host.contains(":") }
        guard host.hasPrefix("["), host.hasSuffix("]") else { return false }
        let address = host.dropFirst().dropLast()
        return !address.isEmpty && address.allSatisfy { $0.isHexDigit || $0 == ":" || $0 == "." }
    }

    private static func encoded(_ bytes: ArraySlice<UInt8>, set: PercentEncoding.KeptSet) -> String {
        PercentEncoding.encoded(bytes, keeping: set)
    }
}

extension UInt8 {
    var isASCIIDigit: Bool { (0x30...0x39).contains(self) }
    var isASCIILetter: Bool { (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self) }
    var isASCIIAlphanumeric: Bool { isASCIIDigit || isASCIILetter }
}
