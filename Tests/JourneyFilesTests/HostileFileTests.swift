import Foundation
import JourneyFiles
import Journeys
import Testing

/// Numbers that look random and are the same in every run.
struct RepeatableGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// SplitMix64.
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }
}

@Suite("Hostile files")
struct HostileFileTests {
    private static let pieces: [[UInt8]] =
        [
            "{{", "}}", "{", "}", "[", "]", "\"", "'", ":", ": ", " #", "\n", "\n  ", "- ", "&a ", "*a", "|", ">", "!!",
            "?", "\t",
            "\\", "\\u", "/", "%", "@", "\u{0}", "\u{2028}", "é", "😀", "---\n", "==", "not", "999999999999999999999",
            "~",
        ].map { Array($0.utf8) } + [[0xFF], [0xC3], [0xE2, 0x82], [0xED, 0xA0, 0x80]]

    @Test("never crash the reader, whatever is changed in them", arguments: 0..<10)
    func mutations(_ part: Int) throws {
        var generator = RepeatableGenerator(seed: UInt64(part))
        let names = Samples.names(in: "Good")
        let site = JourneyFolder.parse([(JourneyFolder.siteFileName, try Samples.bytes(Samples.site))], in: "probes")
            .site
        for _ in 0..<1000 {
            guard let name = names.randomElement(using: &generator) else { return }
            var bytes = try Samples.bytes("Good/\(name)")
            for _ in 0..<Int.random(in: 1...6, using: &generator) { Self.mutate(&bytes, &generator) }
            var folder = JourneyFolder.parse([(name: name, bytes: bytes)], in: "probes")
            if name != JourneyFolder.siteFileName { folder.site = site }
            let (plan, diagnostics) = PlanLoader.check(folder)
            let lines = bytes.split(omittingEmptySubsequences: false) { $0 == 10 || $0 == 13 }.count
            var faults = diagnostics.filter { diagnostic in
                guard let location = diagnostic.location else { return diagnostic.message.isEmpty }
                // Unicode knows more line ends than these two.
                let isInFile = location.line >= 1 && location.column >= 1 && location.line <= lines + 40
                return !isInFile || diagnostic.description.unicodeScalars.contains("\u{1B}")
            }
            if plan?.journeys.isEmpty == false { faults += diagnostics.filter { $0.severity == .error } }
            if !faults.isEmpty {
                Issue.record("\(faults) in \(String(decoding: bytes, as: UTF8.self))")
                return
            }
        }
    }

    private static func mutate(_ bytes: inout [UInt8], _ generator: inout RepeatableGenerator) {
        guard !bytes.isEmpty else { return }
        let index = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<5, using: &generator) {
        case 0: bytes.remove(at: index)
        case 1: bytes.insert(contentsOf: pieces.randomElement(using: &generator) ?? [], at: index)
        case 2: bytes[index] = UInt8.random(in: 0...255, using: &generator)
        case 3:
            let end = min(bytes.count, index + Int.random(in: 1...40, using: &generator))
            bytes.removeSubrange(index..<end)
        default:
            let end = min(bytes.count, index + Int.random(in: 1...60, using: &generator))
            bytes.insert(contentsOf: bytes[index..<end], at: Int.random(in: 0..<bytes.count, using: &generator))
        }
    }

    @Test(
        "of few bytes are refused or read",
        arguments: [
            "", " ", "\n", "a", "a:", ":", "-", "{", "[", "&a", "*a", "?", "|", "\"", "'", "%", "---", "...", "#",
            "\u{FEFF}", "a: *a", "&a a: *a",
        ])
    func short(_ text: String) throws {
        let (plan, diagnostics) = try Samples.check(text)
        #expect(diagnostics.contains { $0.severity == .error })
        #expect(plan?.journeys.isEmpty == true)
        #expect(plan?.unsound.count == 1)
    }

    @Test(
        "that repeat one thing very often end soon",
        arguments: ["[", "{", "- ", "? ", "a: ", "\"", "'", "{{", "[[{", "!", "|\n ", "x: &a [\n", "é\u{301}"])
    func repeated(_ piece: String) throws {
        let text = String(repeating: piece, count: 100_000 / piece.utf8.count)
        let (plan, diagnostics) = try Samples.check(text)
        #expect(diagnostics.contains { $0.severity == .error })
        #expect(plan?.journeys.isEmpty == true)
    }

    @Test("have limits of size and number")
    func limits() throws {
        let large = Array(repeating: UInt8(ascii: "#"), count: (1 << 20) + 1)
        #expect(
            try Samples.check(large, named: "large.yaml").diagnostics.map(\.message) == [
                "this file is larger than 1 MiB"
            ])
        let steps = String(repeating: "  - wait: 1s\n", count: 201)
        let many = try Samples.check("journey: x\nchannel: chat\nsteps:\n\(steps)").diagnostics
        #expect(many.map(\.message) == ["more than 200 steps"])
        #expect(many.first?.location?.line == 204)
        let wrong = String(repeating: "  - wait: x\n", count: 150)
        #expect(try Samples.check("journey: x\nchannel: chat\nsteps:\n\(wrong)").diagnostics.count == 100)
    }
}
