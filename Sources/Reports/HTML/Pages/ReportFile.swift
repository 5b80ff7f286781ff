import Foundation
import Verdicts

/// One page of a report.
package enum ReportFile: Sendable, Hashable {
    case index
    /// By name.
    case channel(String)
    /// By id.
    case incident(String)

    /// The name of its file, which says nothing that could lead out of the folder.
    package var name: String {
        switch self {
        case .index: "index.html"
        case .channel(let channel): "channel-\(Self.safe(channel)).html"
        case .incident(let incident): "incident-\(Self.safe(incident)).html"
        }
    }

    /// Whether a file is one that a report may have left behind: of its pages, and by its name alone.
    package static func isPage(_ name: String) -> Bool {
        name.hasSuffix(".html") && (name.hasPrefix("channel-") || name.hasPrefix("incident-"))
            && name.utf8.dropLast(5).allSatisfy { isPlain($0) || $0 == UInt8(ascii: "_") }
    }

    /// How many incidents have a page of their own, the open ones first.
    package static let incidentLimit = 40

    /// All pages of a summary, the first one last: whoever follows a link from it finds what it leads to.
    package static func all(of summary: Summary) -> [ReportFile] {
        summary.channels.map { .channel($0.name) } + summary.incidents.prefix(incidentLimit).map { .incident($0.id) }
            + [.index]
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
            true
        default: false
        }
    }

    /// Letters, digits and hyphens stay; other bytes become `_` and two hexadecimal digits, so that no two names meet.
    private static func safe(_ text: String) -> String {
        let bytes = text.utf8.prefix(80).map { byte in
            isPlain(byte) ? String(UnicodeScalar(byte)) : "_" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }
        return bytes.joined()
    }
}
