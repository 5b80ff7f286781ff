import Foundation
import Testing
import Verdicts

@Suite("What a target was told")
struct NoticeRecordTests {
    @Test("is tried again after one minute, then twice as long each time, to an hour")
    func patience() {
        var record = NoticeRecord(target: "pager", incident: "web-1")
        let waits = (0..<9).map { _ -> Double in
            record.failed(at: noon)
            return record.notBefore?.timeIntervalSince(noon) ?? 0
        }
        #expect(waits == [60, 120, 240, 480, 960, 1920, 3600, 3600, 3600])
        #expect(record.failures == 9)
        record.told(.loop, isClosed: false, at: noon)
        #expect(record.failures == 0)
        #expect(record.notBefore == nil)
        record.failed(at: noon)
        #expect(record.notBefore == noon.after(60))
    }
}
