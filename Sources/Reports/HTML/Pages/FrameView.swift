import Foundation
import Verdicts

/// What every page has around it.
struct FrameView {
    var frameTitle: String
    var icon: String
    var version: String
    var siteTitle: String
    var siteName: String
    /// Absent on a page that does not change any more, and therefore cannot be too old.
    var fresh: FreshView?
    /// The way back; absent on the first page.
    var home: String?
    var hereTitle: String?
    var statusLink: String?

    struct FreshView {
        var madeISO: String
        var stale: MomentView
        /// How long the page may be open before it must not be believed: one of a few, because styles are fixed.
        var openClass: String
    }

    init(_ summary: Summary, title: String, worst: Verdict, here: String?, isAlone: Bool = false, _ time: TimeWords) {
        frameTitle = title
        icon = Symbols.icon(worst)
        version = WireText.line(summary.version, limit: 40)
        siteTitle = WireText.line(summary.title, limit: 120)
        siteName = WireText.line(summary.site, limit: 80)
        home = here == nil ? nil : ReportFile.index.name
        hereTitle = here
        statusLink = isAlone ? nil : "status.json"
        let life = summary.staleAfter.timeIntervalSince(summary.generatedAt)
        let minutes = [5, 10, 15, 30, 60, 120, 240, 720].first { Double($0) * 60 >= life } ?? 1440
        fresh = FreshView(
            madeISO: TimeWords.iso(summary.generatedAt), stale: MomentView(summary.staleAfter, time),
            openClass: "open-\(minutes)")
    }
}
