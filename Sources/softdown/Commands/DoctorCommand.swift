import ArgumentParser
import Foundation

struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Look whether softdown itself is well: configuration, secrets, database, outputs, clock, schedule.",
        discussion: """
            Examples:
              softdown doctor
              sudo -u softdown softdown doctor --probes /srv/softdown/probes

            Run it as the user that softdown runs as: permissions are that user's. Nothing is requested from any \
            channel. Exit status: 0 well, or only hints; 2 something must be put right.
            """)

    @OptionGroup var site: SiteOptions

    func run() throws {
        let loaded = try site.load()
        let findings = Examination(loaded: loaded, now: Date()).findings
        for finding in findings {
            Console.print("\(finding.mark)  \(finding.text)")
            if let advice = finding.advice { Console.print("          \(advice)") }
        }
        if findings.contains(where: { $0.severity == .wrong }) { throw ExitStatus.configuration }
    }
}
