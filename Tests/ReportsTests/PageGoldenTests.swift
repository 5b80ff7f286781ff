import Foundation
import Reports
import Testing
import Verdicts

@Suite struct PageGoldenTests {
    static let cases: [(String, @Sendable () -> Summary)] = [
        ("healthy", Centre.healthy), ("one-fault", Centre.oneFault), ("seven-faults", Centre.sevenFaults),
        ("nothing-yet", Centre.nothingYet),
    ]

    @Test(arguments: cases.map(\.0))
    func pageIsAsRecorded(name: String) throws {
        let make = try #require(Self.cases.first { $0.0 == name }?.1)
        try expectGolden(try ReportPage().html(make(), timeZone: .gmt), "\(name).html")
    }
}
