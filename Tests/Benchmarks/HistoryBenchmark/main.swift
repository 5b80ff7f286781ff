// A history as years of running make it, through the real storage code: see Tests/Peers/check-history.
//
//     HistoryBenchmark FOLDER JOURNEYS DAYS SECONDS_BETWEEN_RUNS DAYS_KEPT

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
