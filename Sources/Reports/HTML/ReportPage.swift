import Foundation
import Mustache
import Verdicts

/// A summary as one HTML page that needs nothing else: no network, no script to be complete, no second file.
///
/// The same summary and time zone give the same bytes.
package struct ReportPage: Sendable {
    private let library: MustacheLibrary

    /// - Throws: `MustacheTemplate.ParserError` if a template of the program is broken, which a test rules out.
    package init() throws {
        library = MustacheLibrary(templates: try Templates.all.mapValues { try MustacheTemplate(string: $0) })
    }

    /// - Parameter timeZone: of the times that people read; machine-readable ones are always UTC.
    package func html(_ summary: Summary, timeZone: TimeZone = .gmt) -> String {
        let time = TimeWords(now: summary.generatedAt, timeZone: timeZone)
        return library.render(PageView(summary, time), withTemplate: "page") ?? ""
    }
}
