import Foundation
import Observations

/// The few words that judging itself puts into evidence.
enum Words {
    /// `840 ms`, `12.4 s`, `2 min 5 s`.
    static func duration(_ microseconds: Int) -> String {
        let milliseconds = microseconds / 1000
        if milliseconds < 1000 { return "\(milliseconds) ms" }
        if milliseconds < 60_000 { return "\(milliseconds / 1000).\(milliseconds % 1000 / 100) s" }
        return "\(milliseconds / 60_000) min \(milliseconds % 60_000 / 1000) s"
    }

    /// How a run ended, in words that fit any run.
    static func conclusion(_ ending: Run.Ending) -> String {
        switch ending {
        case .finished: "done"
        case .deadline: "cut off at its deadline"
        case .interrupted: "stopped in the middle"
        case .ownFault(let what): what
        }
    }

    static func outcome(_ outcome: Check.Outcome) -> String {
        switch outcome {
        case .held: "held"
        case .failed: "failed"
        case .missing: "missing"
        case .notEvaluable: "not evaluable"
        }
    }

    /// `2026-11-21 18:00 UTC`.
    static func moment(_ date: Date) -> String {
        date.formatted(.iso8601).prefix(16).replacing("T", with: " ") + " UTC"
    }

    static func ending(_ ending: Run.Ending) -> String {
        switch ending {
        case .finished: "the step was not reached"
        case .deadline: "the run was cut off at its deadline"
        case .interrupted: "softdown was stopped in the middle"
        case .ownFault(let what): what
        }
    }
}
