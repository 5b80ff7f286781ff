import Glibc
import Testing
import Transfers

@testable import CurlTransfers

/// Our own machine at its end is our fault, never the server's. In a process of its own, since limits hold for all of it.
@Suite struct ShortageTests {
    private static func leave(fileDescriptors count: Int) {
        var limit = rlimit()
        getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        let next = dup(0)
        close(next)
        guard next >= 0 else { return }
        limit.rlim_cur = rlim_t(Int(next) + count)
        setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    }

    /// From none at all to enough for libcurl's start but not for a connection.
    @Test(arguments: ["127.0.0.1", "localhost"]) func noFileDescriptors(host: String) async {
        await #expect(processExitsWith: .success) { [host] in
            var kinds: Set<TransferFailure.Kind?> = []
            // Kept, or their threads would give descriptors back at some moment.
            var clients: [CurlTransferClient] = []
            for count in [40, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0] {
                ShortageTests.leave(fileDescriptors: count)
                let client = CurlTransferClient()
                clients.append(client)
                let outcome = await fetch(TransferRequest(url: "http://\(host):1/"), client)
                kinds.insert(outcome.failure?.kind)
            }
            // With enough of them, the refusal of port 1 is seen.
            exit(kinds == [.local, .connect] && !clients.isEmpty ? 0 : 1)
        }
    }
}
