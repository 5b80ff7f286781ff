import Foundation
import Journeys
import PrometheusText
import Reports
import Verdicts

/// Renders a summary into the files of the site.
struct Outputs {
    let plan: Plan
    let path: (String) -> String

    /// Writes all of them, even when one cannot be written.
    ///
    /// - Returns: what could not be written.
    func write(_ summary: Summary) -> [String] {
        let outputs = plan.site.outputs
        var problems: [String] = []
        func attempt(_ relative: String, _ text: () throws -> String) {
            do {
                try OutputFile.write(try text(), to: path(relative))
            } catch {
                problems.append("\(error)")
            }
        }
        do {
            let folder = ReportFolder(path: path(outputs.report))
            problems += folder.write(summary, try Report())
            attempt(outputs.report + "/status.json") { StatusDocument.json(summary) }
        } catch {
            problems.append("\(error)")
        }
        attempt(outputs.metrics) { MetricsPage.text(summary) }
        attempt(outputs.status) { StatusDocument.json(summary) }
        return problems
    }
}
