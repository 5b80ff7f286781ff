import Verdicts

/// What an incident rests on, as JSON beside its row.
struct IncidentDetails: Codable, Hashable {
    var firstBad: RunReference?
    var lastGood: RunReference?
    var recovery: RunReference?
    var difference: RunDifference?

    init(of incident: Incident) {
        firstBad = incident.firstBad
        lastGood = incident.lastGood
        recovery = incident.recovery
        difference = incident.difference
    }

    func restore(into incident: inout Incident) {
        incident.firstBad = firstBad
        incident.lastGood = lastGood
        incident.recovery = recovery
        incident.difference = difference
    }
}
