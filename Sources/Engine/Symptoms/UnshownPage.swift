import Transfers

/// A page that arrives whole and is not shown as one: its type makes a browser print its source or save it as a file.
enum UnshownPage {
    /// - Returns: the type, where the body begins as a document of HTML does, and browsers would not take it for one.
    static func type(of answer: Subject.Answer) -> String? {
        guard let header = answer.contentType else { return nil }
        let type = header.prefix { $0 != ";" }.lowercased().filter { !$0.isWhitespace }
        let disposition = answer.headers.value(of: "Content-Disposition")?.prefix { $0 != ";" }.lowercased()
        let isFile = disposition?.filter { !$0.isWhitespace } == "attachment"
        guard isFile || hiding.contains(type) else { return nil }
        let start = String(decoding: answer.body.prefix(512), as: UTF8.self).drop {
            $0.isWhitespace || $0 == "\u{FEFF}"
        }
        let lowered = start.prefix(16).lowercased()
        guard lowered.hasPrefix("<!doctype html") || lowered.hasPrefix("<html") else { return nil }
        return isFile ? "attachment" : type
    }

    /// Types of which browsers are sure, so that they do not look at the body. What is unknown they find out themselves.
    private static let hiding: Set<String> = [
        "text/plain", "text/css", "text/javascript", "text/csv", "application/octet-stream", "application/javascript",
        "application/json", "application/x-httpd-php", "application/x-php", "application/force-download",
        "application/x-download", "application/zip", "application/pdf",
    ]
}
