import ArgumentParser
import Verdicts

/// The exit statuses of DESIGN 10.
enum ExitStatus {
    /// The monitor did its work, whatever it found.
    static let done = ExitCode(0)
    /// The configuration or a secret is wrong.
    static let configuration = ExitCode(2)
    /// A result could not be stored or written.
    static let storage = ExitCode(3)

    /// For `--exit-code`: what was found.
    static func of(_ worst: Verdict) -> ExitCode {
        switch worst {
        case .usable, .safelyDegraded: ExitCode(0)
        case .softDown: ExitCode(10)
        case .down: ExitCode(11)
        case .unsafe: ExitCode(12)
        case .unknown: ExitCode(13)
        }
    }
}
