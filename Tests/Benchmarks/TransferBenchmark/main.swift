// The work of `yardstick.c`, done by softdown's transfers.
//
//     TransferBenchmark URL JOURNEYS IN_FLIGHT REQUESTS
//
// Prints one line of JSON; times in microseconds.
import CurlTransfers
import Glibc
import Transfers

/// Processor time so far (user and system, microseconds) and the highest resident size (KiB).
func usage() -> (cpu: Int, peak: Int) {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    let seconds = usage.ru_utime.tv_sec + usage.ru_stime.tv_sec
    return (seconds * 1_000_000 + Int(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec), usage.ru_maxrss)
}

/// - Returns: how many requests failed.
func journey(_ client: CurlTransferClient, _ url: String, _ requests: Int) async -> Int {
    let session = client.openSession()
    defer { client.closeSession(session) }
    var failures = 0
    for _ in 0..<requests {
        let outcome = await client.transfer(TransferRequest(url: url), in: session)
        if outcome.answer?.status != 200 || outcome.failure != nil { failures += 1 }
    }
    return failures
}

let words = CommandLine.arguments
guard words.count == 5, let journeys = Int(words[2]), let inFlight = Int(words[3]), let requests = Int(words[4]) else {
    print("usage: TransferBenchmark URL JOURNEYS IN_FLIGHT REQUESTS")
    exit(2)
}
var files = rlimit()
getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &files)
files.rlim_cur = files.rlim_max
setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &files)

let url = words[1]
let client = CurlTransferClient(configuration: .init(maximumConnections: inFlight + 64))
let before = usage()
let started = ContinuousClock.now
let failures = await withTaskGroup(of: Int.self) { group in
    for _ in 0..<min(inFlight, journeys) { group.addTask { await journey(client, url, requests) } }
    var left = journeys - inFlight
    var failures = 0
    while let failed = await group.next() {
        failures += failed
        guard left > 0 else { continue }
        left -= 1
        group.addTask { await journey(client, url, requests) }
    }
    return failures
}
let wall = (ContinuousClock.now - started) / .microseconds(1)
let after = usage()
let transfers = journeys * requests
let perTransfer = Double(((after.cpu) * 10) / transfers) / 10
print(
    "{\"program\":\"softdown\",\"inFlight\":\(inFlight),\"transfers\":\(transfers),\"failures\":\(failures),"
        + "\"cpuPerTransfer\":\(perTransfer),\"cpu\":\(after.cpu),\"wall\":\(Int(wall)),"
        + "\"peakKiB\":\(after.peak),\"peakPerJourneyKiB\":\((after.peak - before.peak) / max(1, inFlight))}")
exit(failures == 0 ? 0 : 1)
