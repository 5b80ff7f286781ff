/// The longer texts of `Documentation.docc`, as they are built into the program.
enum HelpTopics {
    private static let all: [(name: String, content: [UInt8])] = [
        ("journeys", PackageResources.Journeys_md),
        ("expectations", PackageResources.Expectations_md),
        ("verdicts", PackageResources.Verdicts_md),
        ("operation", PackageResources.Operation_md),
    ]

    static var names: [String] { all.map(\.name) }

    static func text(of topic: String) -> String? {
        all.first { $0.name == topic }.map { String(decoding: $0.content, as: UTF8.self) }
    }
}
