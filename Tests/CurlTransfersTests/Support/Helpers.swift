import Foundation
import Glibc
import Synchronization
import Transfers

@testable import CurlTransfers

/// One transfer in a session of its own.
func fetch(_ request: TransferRequest, _ client: CurlTransferClient = CurlTransferClient()) async -> TransferOutcome {
    let session = client.openSession()
    defer { client.closeSession(session) }
    return await client.transfer(request, in: session)
}

func answer(_ status: String = "200 OK", _ fields: [String] = [], body: String = "") -> String {
    (["HTTP/1.1 \(status)", "Content-Length: \(body.utf8.count)"] + fields).joined(separator: "\r\n") + "\r\n\r\n"
        + body
}

extension TransferOutcome {
    var text: String { String(decoding: answer?.body ?? [], as: UTF8.self) }
}

/// A number of `/proc/self/status`, in its own unit (kB).
func processStatus(_ key: String) -> Int {
    let text = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = text.split(separator: "\n").first { $0.hasPrefix(key + ":") } ?? ""
    return Int(line.filter(\.isNumber)) ?? 0
}

/// The names of this process's threads.
func threadNames() -> [String] {
    let tasks = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/task")) ?? []
    return tasks.compactMap { try? String(contentsOfFile: "/proc/self/task/\($0)/comm", encoding: .utf8) }
        .map { $0.trimmingCharacters(in: .newlines) }
}

/// Something that has happened.
final class Flag: Sendable {
    private let state = Mutex(false)
    var isSet: Bool { state.withLock { $0 } }

    func set() { state.withLock { $0 = true } }
}

/// Waits for something that another thread is about to do; says whether it came.
func comes(_ condition: () -> Bool) async -> Bool {
    for _ in 0..<500 {
        if condition() { return true }
        try? await Task.sleep(for: .milliseconds(20))
    }
    return condition()
}

/// A folder that is gone after the test.
final class Scratch: Sendable {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "softdown-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ name: String, _ text: String) throws -> String {
        let file = path + "/" + name
        try FileManager.default.createDirectory(
            atPath: (file as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
        try text.write(toFile: file, atomically: true, encoding: .utf8)
        return file
    }
}

private let lastPort = Mutex(20_000 + Int(getpid()) % 10_000)

/// A port that nobody listens on. Below those that the system gives away (`ip_local_port_range`), or another test
/// could get it while a program is being started for it.
func freePort() -> Int {
    while true {
        let port = lastPort.withLock { port in
            port = port < 32_000 ? port + 1 : 20_000
            return port
        }
        if !listens(port) { return port }
    }
}

func listens(_ port: Int) -> Bool {
    let socket = socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0)
    defer { close(socket) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    address.sin_port = in_port_t(port).bigEndian
    return withUnsafePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
            connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
        }
    }
}
