import Foundation
import Mustache
import Verdicts

/// A summary as pages that need nothing else: no network, no script to be complete.
///
/// The same summary and time zone give the same bytes.
package struct Report: Sendable {
    private let library: MustacheLibrary

    /// - Throws: `MustacheTemplate.ParserError` if a template of the program is broken, which a test rules out.
    package init() throws {
        library = MustacheLibrary(templates: try Templates.all.mapValues(MarkupEscaping.template))
    }

    /// - Parameters:
    ///   - local: the zone whose times stand beside those in UTC.
    ///   - isAlone: whether the page stands without the others: it links to none, and tells everything itself.
    /// - Returns: the empty text for a channel or incident that the summary does not have.
    package func html(_ file: ReportFile, of summary: Summary, local: TimeZone = .gmt, isAlone: Bool = false) -> String
    {
        let time = TimeWords(now: summary.generatedAt, timeZone: .gmt, local: local)
        switch file {
        case .index:
            return render(IndexView(summary, isAlone: isAlone, time), "index")
        case .channel(let name):
            guard let channel = summary.channels.first(where: { $0.name == name }) else { return "" }
            return render(ChannelPageView(channel, of: summary, time), "channel-page")
        case .incident(let id):
            guard let incident = summary.incidents.first(where: { $0.id == id }) else { return "" }
            return render(IncidentPageView(incident, of: summary, local: local), "incident-page")
        }
    }

    private func render(_ view: some Sendable, _ template: String) -> String {
        library.render(ViewValues(view), withTemplate: template) ?? ""
    }
}
