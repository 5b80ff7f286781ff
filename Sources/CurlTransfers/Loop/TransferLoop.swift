import Transfers
internal import CCurl

/// Runs transfers on one thread. Made by, used from and ended with that thread: see ``run(_:_:)``.
///
///     commands ── drain ──▶ waiting ── start ──▶ running ── perform ──▶ finished ──▶ continuation
///                              ▲                                                        │
///                              └──────────────── wait (poll, wake) ◀────────────────────┘
final class TransferLoop {
    private let mailbox: Mailbox
    private let configuration: CurlTransferClient.Configuration
    private let multi: MultiHandle
    private let census = Census()
    private var sessions: [SessionIdentifier: Session] = [:]
    private var exchanges: [OpaquePointer: Exchange] = [:]
    private var identifiers: [TransferIdentifier: Exchange] = [:]
    /// Sessions without a connection, and those with one.
    private var waiting = WaitingLine()
    private var connected = WaitingLine()

    private init(_ mailbox: Mailbox, _ configuration: CurlTransferClient.Configuration) throws(TransferFailure) {
        self.mailbox = mailbox
        self.configuration = configuration
        multi = try MultiHandle()
    }

    /// The thread's whole life.
    static func run(_ mailbox: Mailbox, _ configuration: CurlTransferClient.Configuration) {
        do {
            let loop = try TransferLoop(mailbox, configuration)
            mailbox.setWaker(loop.multi.waker)
            loop.turn()
            mailbox.close(TransferFailure(.cancelled, "the client is gone"))
            loop.endEverything(TransferFailure(.cancelled, "the client is gone"))
        } catch {
            mailbox.close(error)
        }
    }

    private func turn() {
        while obey(mailbox.drain()) {
            _ = startWaiting()
            do {
                census.performStarted = .now
                try multi.perform()
            } catch {
                endEverything(error)
            }
            finishEnded()
            // Slots that were freed just now are filled before anything is waited for.
            if startWaiting() || !mailbox.isEmpty { continue }
            do {
                let now = ContinuousClock.now
                try multi.wait(
                    milliseconds: min(
                        waiting.millisecondsToDeadline(at: now), connected.millisecondsToDeadline(at: now)))
            } catch {
                endEverything(error)
            }
        }
    }

    /// - Returns: whether to go on.
    private func obey(_ commands: [Command]) -> Bool {
        for command in commands {
            switch command {
            case .start(let submission): queue(submission)
            case .cancel(let identifier): cancel(identifier, because: "the task was cancelled")
            case .close(let session): close(session)
            case .stop: return false
            }
        }
        return true
    }

    /// A session that holds a connection goes past those that wait for one: it would never let go of its own otherwise,
    /// and all of them would wait for each other.
    private func queue(_ submission: Submission) {
        if sessions[submission.session].map({ !$0.share.sockets.isEmpty }) ?? false {
            connected.append(submission)
        } else {
            waiting.append(submission)
        }
    }

    private func nextToStart() -> Submission? {
        guard census.coldStarts < max(1, configuration.maximumColdStarts) else { return nil }
        if let submission = connected.removeFirst() { return submission }
        return census.openSockets < max(1, configuration.maximumConnections) ? waiting.removeFirst() : nil
    }

    /// - Returns: whether any was started.
    private func startWaiting() -> Bool {
        for submission in connected.removeOverdue(at: .now) + waiting.removeOverdue(at: .now) {
            submission.end(TransferFailure(.local, "waited too long for a free connection of our own"))
        }
        var hasStarted = false
        while let submission = nextToStart() {
            start(submission)
            hasStarted = true
        }
        return hasStarted
    }

    private func removeWaiting(where isUnwanted: (Submission) -> Bool) -> [Submission] {
        connected.remove(where: isUnwanted) + waiting.remove(where: isUnwanted)
    }

    private func start(_ submission: Submission) {
        do throws(TransferFailure) {
            let session = try session(submission.session)
            let exchange = try Exchange(submission, in: session, census: census)
            do throws(TransferFailure) {
                try multi.add(exchange.handle)
            } catch {
                exchange.warm()
                throw error
            }
            exchanges[exchange.handle.pointer] = exchange
            identifiers[submission.identifier] = exchange
            session.running[submission.identifier] = exchange
        } catch {
            submission.end(error)
        }
    }

    private func session(_ identifier: SessionIdentifier) throws(TransferFailure) -> Session {
        if let session = sessions[identifier] { return session }
        let session = try Session(census: census)
        sessions[identifier] = session
        return session
    }

    private func finishEnded() {
        while let (pointer, code) = multi.nextFinished() {
            guard let exchange = exchanges[pointer] else { continue }
            if let second = exchange.secondAttempt(after: code) {
                takeOut(exchange)
                start(second)
            } else {
                end(exchange, with: exchange.outcome(code: code))
            }
        }
    }

    private func cancel(_ identifier: TransferIdentifier, because reason: String) {
        if let exchange = identifiers[identifier] {
            end(exchange, with: exchange.outcome(TransferFailure(.cancelled, reason)))
        } else {
            removeWaiting { $0.identifier == identifier }.forEach { $0.end(TransferFailure(.cancelled, reason)) }
        }
    }

    private func end(_ exchange: Exchange, with outcome: TransferOutcome) {
        takeOut(exchange)
        exchange.submission.continuation.resume(returning: outcome)
    }

    /// Out of everything; the last reference frees the handle.
    private func takeOut(_ exchange: Exchange) {
        exchange.warm()
        if exchange.collector.setsCookie {
            mailbox.keep(CookieJar(lines: exchange.handle.cookieLines), of: exchange.submission.session)
        }
        multi.remove(exchange.handle)
        exchange.session.share.sockets.prune()
        exchanges[exchange.handle.pointer] = nil
        identifiers[exchange.submission.identifier] = nil
        exchange.session.running[exchange.submission.identifier] = nil
    }

    private func close(_ identifier: SessionIdentifier) {
        let reason = TransferFailure(.cancelled, "the session was closed")
        removeWaiting { $0.session == identifier }.forEach { $0.end(reason) }
        defer { mailbox.forgetCookies(of: identifier) }
        guard let session = sessions.removeValue(forKey: identifier) else { return }
        for exchange in Array(session.running.values) { end(exchange, with: exchange.outcome(reason)) }
    }

    private func endEverything(_ failure: TransferFailure) {
        removeWaiting { _ in true }.forEach { $0.end(failure) }
        for exchange in Array(exchanges.values) { end(exchange, with: exchange.outcome(failure)) }
        sessions = [:]
    }
}
