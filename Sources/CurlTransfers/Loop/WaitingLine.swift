import Glibc
import Transfers

/// Transfers that wait for a slot, first come, first served. Their time starts when they start; but one that waited
/// as long as it may take altogether is given up, which is our fault and not the server's.
struct WaitingLine {
    private var submissions: [Submission] = []
    /// Everything before this was served. Removing from the front of an array moves all the rest.
    private var head = 0
    /// Nobody here is overdue before this; a moment too early where its submission has left already.
    private var earliest: ContinuousClock.Instant?

    var first: Submission? { head < submissions.count ? submissions[head] : nil }

    mutating func append(_ submission: Submission) {
        submissions.append(submission)
        earliest = earliest.map { min($0, submission.deadline) } ?? submission.deadline
    }

    mutating func removeFirst() -> Submission? {
        guard let first else { return nil }
        head += 1
        if head > 64, head * 2 > submissions.count {
            submissions.removeFirst(head)
            head = 0
        }
        return first
    }

    /// Removes and returns.
    mutating func remove(where isUnwanted: (Submission) -> Bool) -> [Submission] {
        let left = submissions[head...]
        let unwanted = left.filter(isUnwanted)
        guard !unwanted.isEmpty else { return [] }
        submissions = left.filter { !isUnwanted($0) }
        head = 0
        return unwanted
    }

    mutating func removeOverdue(at now: ContinuousClock.Instant) -> [Submission] {
        // Looking through the whole line for each transfer that starts would make long lines slow.
        guard first != nil, let earliest, earliest <= now else { return [] }
        let overdue = remove { $0.deadline <= now }
        self.earliest = submissions[head...].lazy.map(\.deadline).min()
        return overdue
    }

    /// How long a loop may sleep before somebody here is overdue.
    func millisecondsToDeadline(at now: ContinuousClock.Instant) -> Int32 {
        guard first != nil, let next = earliest else { return 60_000 }
        let left = (next - now) / .milliseconds(1)
        return Int32(max(1, min(60_000, left.rounded(.up))))
    }
}

extension Submission {
    var deadline: ContinuousClock.Instant { submitted + .milliseconds(max(1, request.limits.totalMilliseconds)) }
}

enum Clock {
    static var secondsSince1970: Int { time(nil) }
}
