import Foundation

/// A site on disk that a test may spoil.
struct SiteFolder {
    let folder: TemporaryFolder
    var path: String { folder.path }

    /// A small sound site: one journey on one channel. Nothing listens on its port.
    init() throws {
        folder = try TemporaryFolder()
        try write(
            "probes/softdown.yaml",
            """
            site: tests
            hosts: [127.0.0.1:9]
            variables: { base: "http://127.0.0.1:9" }
            confirm: { after: 10ms }
            channels:
              web:
                title: Web
                reach: "{{base}}/health"
            accounts:
              anna:
                user: anna
                number: "10001"

            """)
        try write(
            "probes/open-home.yaml",
            """
            journey: open-home
            title: Open the home page
            channel: web
            as: anna
            steps:
              - open: "{{base}}/"
                expect:
                  - status == 200

            """)
    }

    func write(_ relative: String, _ text: String) throws {
        let url = URL(fileURLWithPath: path + "/" + relative)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try text.write(to: url, atomically: true, encoding: .utf8)
    }

    func read(_ relative: String) -> String? { try? String(contentsOfFile: path + "/" + relative, encoding: .utf8) }

    func exists(_ relative: String) -> Bool { FileManager.default.fileExists(atPath: path + "/" + relative) }

    func change(_ relative: String, _ old: String, _ new: String) throws {
        let text = try String(contentsOfFile: path + "/" + relative, encoding: .utf8)
        guard text.contains(old) else { throw Missing(text: old) }
        try write(relative, text.replacingOccurrences(of: old, with: new))
    }

    func softdown(_ arguments: String..., environment: [String: String] = [:]) throws -> Program.Result {
        try Program.run(arguments, in: path, environment: environment)
    }

    struct Missing: Error { var text: String }
}
