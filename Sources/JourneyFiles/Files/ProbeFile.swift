import Foundation
import Journeys

/// One file on its way to a tree of nodes.
struct ProbeFile {
    static let maximumSize = 1 << 20

    let path: String
    /// As the user would type it.
    let label: String
    /// What it holds, if that is known without reading it.
    var bytes: [UInt8]?

    /// The file's name without folders and ending.
    var stem: String {
        let name = label.split(separator: "/").last ?? ""
        return String(name.split(separator: ".").first ?? "journey")
    }

    func read() -> (YAMLNode?, Findings) {
        let text: String
        do {
            text = try contents()
        } catch {
            let findings = Findings(source: SourceText(file: label, text: ""))
            findings.add(error)
            return (nil, findings)
        }
        let findings = Findings(source: SourceText(file: label, text: text))
        do {
            if let node = try YAMLComposer.compose(findings.source), !node.isEmpty { return (node, findings) }
            findings.report(.error, line: 1, column: 1, "this file is empty")
        } catch {
            let isHidden = findings.source.shownLine(error.line) != findings.source.line(error.line)
            findings.report(
                .error, line: error.line, column: error.column, width: error.width, error.message,
                hint: isHidden ? nil : error.hint)
        }
        return (nil, findings)
    }

    /// What a file that cannot be read as YAML says it is, so that its runs keep their name.
    func statedIdentifier(in text: String) -> String? {
        for line in text.split(whereSeparator: \.isNewline).prefix(200) {
            for key in ["journey:", "guard:"] where line.hasPrefix(key) {
                let name = line.dropFirst(key.count).drop { $0 == " " }.prefix { $0 != " " }
                if Name.isValid(String(name)) { return String(name) }
            }
        }
        return nil
    }

    private func contents() throws(Diagnostic) -> String {
        let place = SourceLocation(file: label, line: 1, column: 1)
        if let bytes {
            guard bytes.count <= Self.maximumSize else { throw tooLarge(place) }
            return try Self.decode(bytes, label: label)
        }
        let resolved = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: resolved) else {
            throw Diagnostic(.error, at: place, "this file cannot be read")
        }
        let type = attributes[.type] as? FileAttributeType
        if type == .typeSymbolicLink { throw Diagnostic(.error, at: place, "this is a link to nowhere") }
        // A pipe or a device would be waited for.
        guard type == .typeRegular else {
            throw Diagnostic(.error, at: place, "this is no regular file")
        }
        guard let size = attributes[.size] as? Int, size <= Self.maximumSize else { throw tooLarge(place) }
        guard let data = FileManager.default.contents(atPath: resolved) else {
            throw Diagnostic(.error, at: place, "this file cannot be read", hint: "look at its permissions")
        }
        guard data.count <= Self.maximumSize else { throw tooLarge(place) }
        return try Self.decode(Array(data), label: label)
    }

    private func tooLarge(_ place: SourceLocation) -> Diagnostic {
        Diagnostic(.error, at: place, "this file is larger than \(Self.maximumSize >> 20) MiB")
    }

    /// UTF-8, with or without a byte order mark.
    static func decode(_ bytes: [UInt8], label: String) throws(Diagnostic) -> String {
        var bytes = bytes[...]
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
        if let text = String(validating: bytes, as: UTF8.self) { return text }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            throw Diagnostic(
                .error, at: SourceLocation(file: label, line: 1, column: 1), "this file is UTF-16",
                hint: "save it as UTF-8")
        }
        // The decoder stops at the first stretch that is no UTF-8; so far the columns can be counted.
        var line = 1
        var column = 1
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        while case .scalarValue(let scalar) = decoder.decode(&iterator) {
            if scalar == "\n" {
                line += 1
                column = 1
            } else {
                column += 1
            }
        }
        throw Diagnostic(
            .error, at: SourceLocation(file: label, line: line, column: column), "this file is no UTF-8",
            hint: "save it as UTF-8")
    }
}
