/// Who may import whom: the table of targets in the design, as data.
enum ImportTable {
    /// Ours and foreign, by target.
    static let allowed: [String: Set<String>] = [
        "JSONPath": [],
        "Journeys": ["JSONPath"],
        "Observations": ["Journeys"],
        "Verdicts": ["Journeys", "Observations"],
        "Documents": ["CXML", "CPCRE2"],
        "JourneyFiles": ["Journeys", "Documents", "JSONPath", "Yams"],
        "Credentials": ["Crypto"],
        "Transfers": [],
        "CurlTransfers": ["Transfers", "CCurl"],
        "Engine": ["Journeys", "Observations", "Transfers", "Documents", "Credentials", "JSONPath"],
        "Storage": ["Journeys", "Observations", "Verdicts", "GRDB"],
        "Reports": ["Journeys", "Observations", "Verdicts", "Mustache"],
        "PrometheusText": ["Journeys", "Verdicts"],
        "Notices": ["Journeys", "Verdicts", "Transfers"],
        "DemoCentre": ["FlyingFox", "Crypto"],
        "softdown": [
            "JSONPath", "Journeys", "Observations", "Verdicts", "Documents", "JourneyFiles", "Credentials", "Transfers",
            "CurlTransfers", "Engine", "Storage", "Reports", "PrometheusText", "Notices",
            "DemoCentre", "CHeap", "ArgumentParser", "FlyingFox",
        ],
    ]

    /// A module map and functions for C each; no Swift in them.
    static let systemLibraries: Set<String> = ["CCurl", "CXML", "CPCRE2", "CHeap"]

    /// What comes with the toolchain.
    static let everywhere: Set<String> = [
        "Foundation", "FoundationEssentials", "FoundationInternationalization", "Synchronization", "Dispatch", "Glibc",
        "Musl", "Darwin",
    ]
}
