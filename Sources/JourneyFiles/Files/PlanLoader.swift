import Journeys

/// A folder → a checked plan.
package enum PlanLoader {
    /// - Returns: the plan, absent only when the site itself is wrong, and everything that was found, in the order of files and lines.
    package static func load(probesDirectory: String) -> (plan: Plan?, diagnostics: [Diagnostic]) {
        let folder = JourneyFolder.load(probes: probesDirectory)
        return check(folder)
    }

    package static func check(_ folder: LoadedFolder) -> (plan: Plan?, diagnostics: [Diagnostic]) {
        guard let site = folder.site else { return (nil, folder.diagnostics.inOrder) }
        let (plan, found) = PlanChecker.check(site: site, journeys: folder.journeys, unsound: folder.unsound)
        let diagnostics = (folder.diagnostics + found).inOrder
        let isSiteWrong = diagnostics.contains {
            $0.severity == .error && ($0.location == nil || $0.location?.file == site.location.file)
        }
        return (isSiteWrong ? nil : plan, diagnostics)
    }
}

extension [Diagnostic] {
    /// What has no place comes first; then by file, line and column.
    package var inOrder: [Diagnostic] {
        sorted { left, right in
            switch (left.location, right.location) {
            case (nil, nil): left.message < right.message
            case (nil, _): true
            case (_, nil): false
            case (let left?, let right?): left < right
            }
        }
    }
}
