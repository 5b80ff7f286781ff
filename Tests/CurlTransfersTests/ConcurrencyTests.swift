import Synchronization
import Testing
import Transfers

@testable import CurlTransfers

private final class Peak: Sendable {
    private let highest = Mutex(0)
    var value: Int { highest.withLock { $0 } }

    func see(_ number: Int) { highest.withLock { $0 = max($0, number) } }
}

/// Many at once, and ended early.
@Suite(.serialized) struct ConcurrencyTests {
    @Test func cancellingEndsTheTransfer() async throws {
        let closed = Mutex(false)
        let server = try LoopbackServer { connection in
            _ = connection.readRequest()
            connection.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf")
            _ = connection.read()
            closed.withLock { $0 = true }
        }
        let task = Task { await fetch(TransferRequest(url: server.url)) }
        #expect(await comes { server.requests.count == 1 })
        task.cancel()
        #expect(await task.value.failure?.kind == .cancelled)
        #expect(await comes { closed.withLock { $0 } })
    }

    @Test func aCancelledTaskStartsNothing() async throws {
        let server = try LoopbackServer(answering: answer())
        let task = Task {
            while !Task.isCancelled { await Task.yield() }
            return await fetch(TransferRequest(url: server.url))
        }
        task.cancel()
        #expect(await task.value.failure?.kind == .cancelled)
        #expect(server.accepted == 0)
    }

    @Test func cancellingAtAnyMomentAnswersOnce() async throws {
        let server = try LoopbackServer(answering: answer(body: "ok"))
        let client = CurlTransferClient()
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<300 {
                group.addTask {
                    let session = client.openSession()
                    let task = Task { await client.transfer(TransferRequest(url: server.url), in: session) }
                    for _ in 0..<(number % 60) { await Task.yield() }
                    if number % 2 == 0 { task.cancel() } else { client.closeSession(session) }
                    let outcome = await task.value
                    #expect(outcome.failure?.kind == .cancelled || outcome.text == "ok", "\(outcome)")
                    client.closeSession(session)
                }
            }
        }
    }

    @Test func theEndOfTheClientEndsItsTransfersAndThreads() async throws {
        let server = try LoopbackServer { connection in
            _ = connection.readRequest()
            _ = connection.read()
        }
        do {
            let client = CurlTransferClient(configuration: .init(), threadName: "ending")
            let session = client.openSession()
            let task = Task { [client] in await client.transfer(TransferRequest(url: server.url), in: session) }
            #expect(await comes { server.requests.count == 1 })
            #expect(threadNames().contains("ending-web"))
            task.cancel()
            _ = await task.value
        }
        #expect(await comes { !threadNames().contains("ending-web") })
    }

    @Test func fiveHundredSlowTransfersNeedOneThread() async throws {
        let most = Peak()
        let server = try LoopbackServer { connection in
            guard connection.readRequest() != nil else { return }
            connection.send("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n")
            for _ in 0..<3 {
                pause(milliseconds: 400)
                connection.send("x")
            }
        }
        let client = CurlTransferClient(configuration: .init(), threadName: "many")
        let outcomes = await withTaskGroup(of: TransferOutcome.self) { group in
            for _ in 0..<500 {
                group.addTask {
                    let outcome = await fetch(TransferRequest(url: "http://localhost:\(server.port)/"), client)
                    // Resolver threads inherit the name.
                    most.see(threadNames().filter { $0 == "many-web" }.count)
                    return outcome
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.allSatisfy { $0.failure == nil && $0.text == "xxx" })
        #expect(server.accepted == 500)
        #expect((1...33).contains(most.value))
    }

    @Test func coldStartsTakeTurns() async throws {
        let server = try LoopbackServer(answering: answer(body: "ok"))
        let client = CurlTransferClient(configuration: .init(maximumColdStarts: 1, maximumConnections: 2))
        let outcomes = await withTaskGroup(of: TransferOutcome.self) { group in
            for _ in 0..<50 {
                group.addTask { await fetch(TransferRequest(url: "http://localhost:\(server.port)/"), client) }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.allSatisfy { $0.text == "ok" })
    }

    /// Sessions that keep their connection between two transfers are not stuck behind those that wait for one.
    @Test func holdersOfConnectionsGoOn() async throws {
        let server = try LoopbackServer(answering: answer(body: "ok"))
        let client = CurlTransferClient(configuration: .init(maximumConnections: 2))
        let texts = await withTaskGroup(of: [String].self) { group in
            for _ in 0..<20 {
                group.addTask {
                    let session = client.openSession()
                    defer { client.closeSession(session) }
                    var texts: [String] = []
                    for _ in 0..<5 {
                        let request = TransferRequest(url: server.url, limits: Limits(totalMilliseconds: 5000))
                        texts.append(await client.transfer(request, in: session).text)
                    }
                    return texts
                }
            }
            return await group.reduce(into: []) { $0 += $1 }
        }
        #expect(texts.count == 100 && texts.allSatisfy { $0 == "ok" })
        #expect(server.accepted == 20)
    }

    @Test func waitingTooLongForASlotIsOurFault() async throws {
        let server = try LoopbackServer { connection in
            _ = connection.readRequest()
            _ = connection.read()
        }
        let client = CurlTransferClient(configuration: .init(maximumConnections: 1))
        let (first, second) = (client.openSession(), client.openSession())
        let running = Task { await client.transfer(TransferRequest(url: server.url), in: first) }
        #expect(await comes { server.requests.count == 1 })
        let waiting = TransferRequest(url: server.url, limits: Limits(totalMilliseconds: 200))
        #expect(await client.transfer(waiting, in: second).failure?.kind == .local)
        let cancelled = Task { await client.transfer(TransferRequest(url: server.url), in: second) }
        try await Task.sleep(for: .milliseconds(50))
        cancelled.cancel()
        #expect(await cancelled.value.failure?.kind == .cancelled)
        let closed = Task { await client.transfer(TransferRequest(url: server.url), in: second) }
        try await Task.sleep(for: .milliseconds(50))
        client.closeSession(second)
        #expect(await closed.value.failure?.kind == .cancelled)
        running.cancel()
        _ = await running.value
        #expect(server.accepted == 1)
    }
}
