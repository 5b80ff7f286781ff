import Foundation
import Testing

/// Compares text with a file in the folder `Expected` beside the calling test. `SOFTDOWN_RECORD=1` writes the file and fails the run, so that nobody
/// records by accident and calls it a pass.
func expectGolden(_ text: String, _ name: String, source: SourceLocation = #_sourceLocation, file: String = #filePath)
    throws
{
    let path = URL(fileURLWithPath: file).deletingLastPathComponent().appendingPathComponent("Expected/\(name)")
    if ProcessInfo.processInfo.environment["SOFTDOWN_RECORD"] == "1" {
        try text.write(to: path, atomically: true, encoding: .utf8)
        Issue.record("recorded \(name); run again without SOFTDOWN_RECORD", sourceLocation: source)
        return
    }
    let expected = try String(contentsOf: path, encoding: .utf8)
    guard expected != text else { return }
    let pairs = zip(
        expected.split(separator: "\n", omittingEmptySubsequences: false),
        text.split(separator: "\n", omittingEmptySubsequences: false))
    let first = pairs.enumerated().first { $0.element.0 != $0.element.1 }
    let place = first.map { "line \($0.offset + 1):\n- \($0.element.0)\n+ \($0.element.1)" } ?? "one of them is longer"
    Issue.record("\(name) differs, \(place)", sourceLocation: source)
}
