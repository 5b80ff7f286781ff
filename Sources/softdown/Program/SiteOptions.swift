import ArgumentParser
import Engine
import Foundation
import JourneyFiles
import Journeys

/// Where the journeys are. All paths of a site start at the folder above.
struct SiteOptions: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp("The folder with softdown.yaml and the journeys.", valueName: "folder"))
    var probes = "probes"

    /// The site's directory, where its relative paths start.
    var baseDirectory: String {
        let path = (probes as NSString).standardizingPath
        let absolute = path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
        return (absolute as NSString).deletingLastPathComponent
    }

    func path(_ relative: String) -> String {
        relative.hasPrefix("/") ? relative : baseDirectory + "/" + relative
    }

    /// Loads the plan, and says on standard error what is wrong.
    ///
    /// - Throws: `ExitCode` 2 where no plan can be made.
    ///
    /// - Parameter warns: whether warnings are printed, too: to somebody who asks for them, not at every run.
    func load(warns: Bool = true) throws -> LoadedPlan {
        let (plan, diagnostics) = PlanLoader.load(probesDirectory: probes)
        for diagnostic in diagnostics where warns || diagnostic.severity == .error { Console.complain("\(diagnostic)") }
        guard let plan else { throw ExitStatus.configuration }
        return loaded(plan, diagnostics)
    }

    /// With its secrets, read now.
    func loaded(_ plan: Plan, _ diagnostics: [Diagnostic]) -> LoadedPlan {
        let shelf = SecretShelf(
            site: plan.site, environment: ProcessInfo.processInfo.environment, baseDirectory: baseDirectory)
        return LoadedPlan(plan: plan, diagnostics: diagnostics, shelf: shelf, options: self)
    }
}

/// A plan with its secrets.
struct LoadedPlan {
    var plan: Plan
    var diagnostics: [Diagnostic]
    var shelf: SecretShelf
    var options: SiteOptions

    var hasErrors: Bool { diagnostics.contains { $0.severity == .error } || !shelf.problems.isEmpty }

    func complainOfSecrets() {
        for problem in shelf.problems {
            Console.complain("\(Diagnostic(at: problem.location, "\(problem)"))")
        }
    }
}
