import Foundation
import Observations

/// Asks the machine's resolver why a name cannot be resolved; libcurl does not say. Asked after a failure only.
package struct NameLookups: Sendable {
    /// Nothing where the name can be resolved after all, or no reason was given in time.
    package var reason: @Sendable (_ host: String) async -> NameLookup?

    package init(reason: @escaping @Sendable (_ host: String) async -> NameLookup?) { self.reason = reason }

    /// `getaddrinfo` on a thread of its own, because it waits as long as the machine's settings say.
    package static let system = NameLookups { host in
        await withCheckedContinuation { continuation in
            Thread.detachNewThread { continuation.resume(returning: ask(host)) }
        }
    }

    /// `EAI_NODATA` and `EAI_ADDRFAMILY` of glibc, which its header hides from Swift.
    private static let (noData, noAddressOfFamily): (Int32, Int32) = (-5, -9)

    private static func ask(_ host: String) -> NameLookup? {
        var hints = addrinfo()
        hints.ai_family = AF_UNSPEC
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var list: UnsafeMutablePointer<addrinfo>?
        let status = getaddrinfo(host, nil, &hints, &list)
        if let list { freeaddrinfo(list) }
        return switch status {
        case 0: nil
        case EAI_AGAIN: .noAnswer
        case noData, noAddressOfFamily: .noAddress
        case EAI_NONAME: .noSuchName
        default: nil
        }
    }
}

extension NameLookup {
    var words: String {
        switch self {
        case .noSuchName: "there is no such name"
        case .noAddress: "the name has no address"
        case .noAnswer: "no name server gave an answer"
        }
    }
}
