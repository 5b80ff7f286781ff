import Foundation
import Testing

/// Whoever translates the page, or finds a better word, looks in one folder.
@Suite struct WordsTests {
    private static let pages = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Sources/Reports/HTML")

    private static func files(in folder: String?) throws -> [(name: String, lines: [Substring])] {
        let place = folder.map { pages.appendingPathComponent($0) } ?? pages
        return try FileManager.default.contentsOfDirectory(atPath: place.path).filter { $0.hasSuffix(".swift") }
            .sorted()
            .map { name in
                let text = try String(contentsOf: place.appendingPathComponent(name), encoding: .utf8)
                return (name, text.split(separator: "\n"))
            }
    }

    @Test(arguments: ["Views", "Pages", "Drawings"])
    func codeHoldsNoWordOfThePage(folder: String) throws {
        let files = try Self.files(in: folder)
        #expect(files.count > 3)
        for (name, lines) in files {
            for line in lines { #expect(Self.phrases(line).isEmpty, "\(name): \(line)") }
        }
    }

    @Test func templatesHoldNoWordOfThePage() throws {
        let files = try Self.files(in: "Templates")
        #expect(files.count > 3)
        for (name, lines) in files {
            var isMarkup = false
            for line in lines {
                if isMarkup { #expect(Self.said(line).isEmpty, "\(name): \(line)") }
                if line.matches(of: #/"""/#).count == 1 { isMarkup.toggle() }
            }
        }
    }

    @Test func wordsAreNoticed() {
        #expect(Self.phrases(#"let a = "not walked""#) == ["not walked"])
        #expect(Self.phrases(#"let a = "Bot""#) == ["Bot"])
        #expect(Self.phrases(#"/// `not walked`"#) == [])
        #expect(Self.phrases(#"let a = "b-usable" + "\(Words.list(names, by: name))""#) == [])
        #expect(Self.said(#"<p class="quiet">Not {{so}} \(Say.short[0])</p>"#) == "Not")
        #expect(Self.said(#"<th{{#a}} class="x"{{/a}}>\(Say.usable)</th>\"#) == "")
    }

    /// Literals that a person would read.
    private static func phrases(_ line: Substring) -> [String] {
        let code = line.trimmingPrefix(#/\s+/#)
        guard !code.hasPrefix("//") else { return [] }
        return code.replacing(#/\\\([^"]*?\)+/#, with: "").matches(of: #/"([^"]*)"/#).map { String($0.1) }.filter {
            // A command of the program is no word of the page.
            !$0.hasPrefix("softdown ") && ($0.contains(#/[A-Za-z]{3,} [a-z]{2,}/#) || $0.contains(#/^[A-Z][a-z]+$/#))
        }
    }

    /// What is left of markup without tags, places of values, and words of ours.
    private static func said(_ line: Substring) -> String {
        let text = line.replacing(#/\{\{[^}]*\}\}/#, with: "").replacing(#/\\\([^)]*\)/#, with: "")
            .replacing(#/<[^>]*>/#, with: "").replacing("softdown", with: "").replacing("status.json", with: "")
        return text.contains(#/[A-Za-z]{2,}/#) ? text.trimmingCharacters(in: .whitespaces) : ""
    }

    private static func phrases(_ line: String) -> [String] { phrases(line[...]) }
    private static func said(_ line: String) -> String { said(line[...]) }
}
