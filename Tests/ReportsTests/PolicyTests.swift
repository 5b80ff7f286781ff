import Foundation
import Testing

@testable import Reports

/// The page's policy names the hash of its own style and script; a browser would ignore them silently otherwise.
@Suite struct PolicyTests {
    @Test(arguments: [("style", Style.text, Policy.styleHash), ("script", Script.text, Policy.scriptHash)])
    func hashesAreThoseOfTheTexts(name: String, text: String, stated: String) throws {
        let computed = "sha256-" + (try sha256(text)).base64EncodedString()
        #expect(stated == computed, "the right hash of the \(name) is \(computed)")
    }

    @Test func textsCannotEndTheirElement() {
        #expect(!Style.text.contains("</") && !Style.text.contains("{{"))
        #expect(!Script.text.contains("</") && !Script.text.contains("{{"))
    }

    @Test func noTemplateLeavesAValueUnescaped() {
        for (name, template) in Templates.all {
            #expect(!template.contains("{{{") && !template.contains("{{&"), "\(name)")
        }
    }

    /// By the system's own program, so that the program under test needs no cryptography.
    private func sha256(_ text: String) throws -> Data {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["sha256sum"]
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        input.fileHandleForWriting.write(Data(text.utf8))
        try input.fileHandleForWriting.close()
        let hex = Array(String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self).prefix(64))
        process.waitUntilExit()
        return Data(
            stride(from: 0, to: hex.count - 1, by: 2).compactMap { UInt8(String(hex[$0...($0 + 1)]), radix: 16) })
    }
}
