import Foundation

/// The inbox of everybody, newest last.
struct Mailbox: Sendable {
    static let capacity = 500

    private var mails: [Mail] = []

    mutating func put(_ mail: Mail) {
        mails.append(mail)
        if mails.count > Self.capacity { mails.removeFirst(mails.count - Self.capacity) }
    }

    /// What has arrived, newest first.
    var arrived: [Mail] {
        let instant = ContinuousClock.now
        return mails.filter { $0.arrives <= instant }.reversed()
    }

    func mail(_ identifier: String) -> Mail? {
        arrived.first { $0.identifier == identifier }
    }

    mutating func markRead(_ identifier: String) {
        guard let position = mails.firstIndex(where: { $0.identifier == identifier }) else { return }
        mails[position].read = true
    }

    /// Mails that are still under way stay so.
    mutating func delete(_ identifiers: Set<String>) {
        mails.removeAll { identifiers.contains($0.identifier) }
    }
}

extension Centre {
    mutating func deliver(_ draft: Mail.Draft) {
        // The stamp is that of the arrival, as with any inbox.
        mailbox.put(
            Mail(
                identifier: randomness.token(), draft: draft,
                created: now.addingTimeInterval(configuration.mailDelay / .seconds(1)),
                arrives: ContinuousClock.now.advanced(by: configuration.mailDelay)))
    }
}
