import Foundation
import Verdicts

/// What machines read of a summary: `status.json`. Keys are fixed; what is not known is `null`, never left out.
package struct StatusDocument: Sendable, Hashable, Codable {
    package var generatedAt: String
    package var site: String
    package var channels: [Channel]
    /// Actions that are frozen on purpose now.
    package var frozen: [Frozen]
    /// Journeys that personas walk.
    package var personas: [Persona]

    package struct Persona: Sendable, Hashable, Codable {
        /// As in its file.
        package var journey: String
        /// `default` for the customer that the journey describes.
        package var persona: String
        /// `through`, `step_up`, `contained`.
        package var expected: String
        package var verdict: String
        package var reason: String
    }

    package struct Channel: Sendable, Hashable, Codable {
        package var channel: String
        package var title: String
        /// `up`, `down`, `unknown`.
        package var reach: String
        /// One of the six verdicts.
        package var state: String
        package var reason: String
        /// ISO 8601, UTC.
        @Nullable package var since: String?
        package var suspected: Bool
        /// ISO 8601, UTC; while nothing is walked on purpose.
        @Nullable package var quietUntil: String?
        package var journeys: [Journey]

        enum CodingKeys: String, CodingKey {
            case channel, title, reach, state, reason, since, suspected, journeys
            case quietUntil = "quiet_until"
        }
    }

    package struct Journey: Sendable, Hashable, Codable {
        package var journey: String
        package var verdict: String
        package var reason: String
        @Nullable package var failingStep: String?
        @Nullable package var expected: String?
        @Nullable package var got: String?

        enum CodingKeys: String, CodingKey {
            case journey, verdict, reason, expected, got
            case failingStep = "failing_step"
        }
    }

    package struct Frozen: Sendable, Hashable, Codable {
        package var action: String
        package var title: String
        /// ISO 8601, UTC.
        package var since: String
        @Nullable package var until: String?
        package var why: String
        @Nullable package var by: String?
        /// `command`, `site`, `flag`.
        package var source: String
    }

    enum CodingKeys: String, CodingKey {
        case site, channels, frozen, personas
        case generatedAt = "generated_at"
    }

    package init(_ summary: Summary) {
        generatedAt = TimeWords.iso(summary.generatedAt)
        site = summary.site
        channels = summary.channels.map { channel in
            Channel(
                channel: channel.name, title: channel.title, reach: channel.reach.rawValue,
                state: channel.state.verdict.rawValue, reason: channel.state.reason.rawValue,
                since: channel.state.since.map(TimeWords.iso), suspected: channel.state.isSuspected,
                quietUntil: channel.quietUntil.map(TimeWords.iso),
                journeys: channel.journeys.map(Journey.init))
        }
        frozen = summary.containments.filter(\.phase.isFrozen).map(Frozen.init)
        personas = summary.personas.flatMap { row in
            row.cells.map { cell in
                Persona(
                    journey: row.journey, persona: cell.persona, expected: cell.expected.rawValue,
                    verdict: cell.verdict.rawValue, reason: cell.reason.rawValue)
            }
        }
    }

    /// Indented, keys sorted, with a newline at the end.
    package static func json(_ summary: Summary) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        // Strings and booleans only: there is nothing in it that JSON cannot hold.
        guard let data = try? encoder.encode(StatusDocument(summary)) else { return "{}\n" }
        return String(decoding: data, as: UTF8.self) + "\n"
    }
}

extension StatusDocument.Frozen {
    package init(_ containment: ContainmentSummary) {
        self.init(
            action: containment.action, title: containment.title, since: TimeWords.iso(containment.since),
            until: containment.until.map(TimeWords.iso), why: WireText.line(containment.why, limit: 200),
            by: containment.by.map { WireText.line($0, limit: 80) }, source: containment.source.rawValue)
    }
}

extension StatusDocument.Journey {
    init(_ journey: JourneySummary) {
        let judgement = journey.judgement
        self.init(
            journey: journey.journey, verdict: judgement.verdict.rawValue, reason: judgement.reason.rawValue,
            failingStep: judgement.failingStep, expected: judgement.expected.isEmpty ? nil : judgement.expected,
            got: judgement.got.isEmpty ? nil : judgement.got)
    }
}
