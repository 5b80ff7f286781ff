import Foundation
import Journeys

/// The folder `probes/`: the site in `softdown.yaml`, and a journey or guard in every other file.
package struct JourneyFolder {
    /// The name of the site's file.
    package static let siteFileName = "softdown.yaml"

    /// Reads everything, and stops at nothing: what cannot be read is in the diagnostics.
    ///
    /// - Parameter probes: the folder as the user typed it; diagnostics name files that way.
    package static func load(probes: String) -> LoadedFolder {
        var loaded = LoadedFolder()
        let folder = probes.count > 1 && probes.hasSuffix("/") ? String(probes.dropLast()) : probes
        let files: [String]
        do {
            files = try ProbeFinder.files(in: folder)
        } catch {
            loaded.diagnostics.append(error)
            return loaded
        }
        guard files.contains(siteFileName) else {
            loaded.diagnostics.append(
                Diagnostic(.error, "there is no \(folder)/\(siteFileName)", hint: "'softdown init' makes one"))
            return loaded
        }
        for file in files {
            let probe = ProbeFile(path: "\(folder)/\(file)", label: label(of: file, in: folder))
            loaded.add(probe, isSite: file == siteFileName)
        }
        if files.count == 1 {
            loaded.diagnostics.append(
                Diagnostic(
                    .error, "there is no journey in \(folder)", hint: "every file beside \(siteFileName) is one"))
        }
        return loaded
    }

    /// The same for files that are in memory.
    ///
    /// - Parameter files: paths below the folder, with their bytes.
    package static func parse(_ files: [(name: String, bytes: [UInt8])], in folder: String) -> LoadedFolder {
        var loaded = LoadedFolder()
        for file in files {
            let probe = ProbeFile(path: "", label: label(of: file.name, in: folder), bytes: file.bytes)
            loaded.add(probe, isSite: file.name == siteFileName)
        }
        return loaded
    }

    private static func label(of file: String, in folder: String) -> String {
        folder == "." ? file : "\(folder)/\(file)"
    }
}

/// What a folder holds, before it is known to fit together.
package struct LoadedFolder: Sendable {
    /// Absent when the site file is wrong in any way.
    package var site: Site?
    package var journeys: [Journey] = []
    package var unsound: [UnsoundJourney] = []
    package var diagnostics: [Diagnostic] = []

    package init() {}
}

extension LoadedFolder {
    mutating func add(_ file: ProbeFile, isSite: Bool) {
        let (node, findings) = file.read()
        if isSite {
            if let node {
                let site = SiteReader(findings: findings).site(from: node)
                if !findings.hasErrors { self.site = site }
            }
            diagnostics += findings.diagnostics
        } else {
            addJourney(file, node, findings)
        }
    }

    private mutating func addJourney(_ file: ProbeFile, _ node: YAMLNode?, _ findings: Findings) {
        var journey: Journey?
        if let node {
            var reader = JourneyReader(findings: findings)
            journey = reader.journey(from: node, stem: file.stem)
        }
        diagnostics += findings.diagnostics
        guard findings.hasErrors else {
            if let journey { journeys.append(journey) }
            return
        }
        unsound.append(
            UnsoundJourney(
                id: journey?.id ?? file.statedIdentifier(in: findings.source.text) ?? file.stem,
                title: journey?.title ?? file.stem, channel: journey.flatMap { $0.channel.isEmpty ? nil : $0.channel },
                diagnostics: findings.diagnostics.filter { $0.severity == .error }))
    }
}
