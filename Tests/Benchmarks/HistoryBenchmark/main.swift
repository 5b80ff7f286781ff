// A history as years of running make it, through the real storage code: see Tests/Peers/check-history.
//
//     HistoryBenchmark FOLDER JOURNEYS DAYS SECONDS_BETWEEN_RUNS DAYS_KEPT
//
// A year of 25 journeys every five minutes, kept for 30 days, in a release build on a file system in memory, on two cores that
// others used as well: 2,628,000 runs in 48 minutes. Storing a run took 416 microseconds of processor time in the first month,
// 411 in the twelfth, and 399 to 516 between. The database had 686 MiB after the first month and 693 after the twelfth, 216,025
// runs, and no fault. Processor time after the year against after a week of the same: status 1.02, metrics 1.02, report 1.16
// (its page draws the year). A month of the same in a debug build: 700 microseconds for a run.

import Foundation
import Storage

let numbers = CommandLine.arguments.dropFirst(2).compactMap { Int($0) }
guard let folder = CommandLine.arguments.dropFirst().first, numbers.count == 4, numbers.allSatisfy({ $0 > 0 }) else {
    print("usage: HistoryBenchmark FOLDER JOURNEYS DAYS SECONDS_BETWEEN_RUNS DAYS_KEPT")
    exit(64)
}

do {
    let writer = try HistoryWriter(folder: folder, journeys: numbers[0], every: numbers[2], daysKept: numbers[3])
    try writer.write(days: numbers[1])
} catch {
    print("error: \(error)")
    exit(1)
}
