import Foundation
import Observations

/// What was different between the last good run and the first bad one: what a person looks for first.
///
/// Computed from two stored runs alone. Bounded whatever they hold: at most ``maximumLines`` lines of a few hundred bytes.
package struct RunDifference: Sendable, Hashable, Codable {
    package enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
        /// The files that the runs walked by.
        case plan
        /// How far the run came.
        case reached
        /// A fact read off the wire that was not there before.
        case sign
        case status, hops, address, failure, title
        /// A reply of a chat, a prompt of a call, the end of a call, a fact of a mail.
        case reply, prompt, ending, mail
        case check, words, header, timing, size, server
    }

    /// One thing that differs, ready to be shown: a label with the two values beside it.
    package struct Line: Sendable, Hashable, Codable {
        package var kind: Kind
        /// Absent for what concerns the whole run.
        package var step: String?
        /// In words, in lower case: `status`, `reply to “What is my balance?”`, `header server`.
        package var label: String
        /// What the last good run met; absent where there was nothing.
        package var good: String?
        /// What the first bad run met; absent where there was nothing.
        package var bad: String?

        package init(_ kind: Kind, step: String? = nil, label: String, good: String?, bad: String?) {
            self.kind = kind
            self.step = step
            self.label = label
            self.good = good
            self.bad = bad
        }
    }

    package var good: RunReference
    package var bad: RunReference
    /// The step at which the bad run failed.
    package var failingStep: String?
    /// The whole run first, then the failing step, then the steps before it.
    package var lines: [Line]
    /// False where the texts of one of the runs are no longer stored: only what is always kept was compared.
    package var isTextCompared: Bool
    /// Whether there was more than is kept.
    package var isCut: Bool

    package static let maximumLines = 40

    package init(
        good: RunReference, bad: RunReference, failingStep: String? = nil, lines: [Line] = [],
        isTextCompared: Bool = true, isCut: Bool = false
    ) {
        self.good = good
        self.bad = bad
        self.failingStep = failingStep
        self.lines = lines
        self.isTextCompared = isTextCompared
        self.isCut = isCut
    }
}

extension RunDifference.Line {
    /// `status: 200, then 503`.
    package var sentence: String {
        switch (good, bad) {
        case (let good?, let bad?): "\(label): \(good), then \(bad)"
        case (let good?, nil): "\(label): \(good), then nothing"
        case (nil, let bad?): "\(label): \(bad), before nothing"
        case (nil, nil): label
        }
    }
}
