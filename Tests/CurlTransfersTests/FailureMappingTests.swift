import CCurl
import Testing
import Transfers

@testable import CurlTransfers

/// Every code of this libcurl was thought of; the obsolete ones can no longer come.
@Test func everyCodeHasAKind() {
    for number in 1..<CURL_LAST.rawValue {
        let code = CURLcode(rawValue: number)
        let words = String(cString: curl_easy_strerror(code))
        #expect((TransferFailure.Kind(code) == nil) == (words == "Unknown error"), "\(number): \(words)")
    }
    #expect(TransferFailure.Kind(CURL_LAST) == nil)
}
