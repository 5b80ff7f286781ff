internal import CCurl
import Transfers

/// A URL as libcurl itself reads it, so that no second reading can disagree with the one on the wire.
struct ParsedURL {
    let scheme: String
    /// Lower case and in ASCII (RFC 3492), as cookies have it; an IPv6 address without brackets.
    let host: String
    /// Still percent-encoded; `/` at least.
    let path: String
    let hasUserInformation: Bool

    /// - Throws: `.invalidRequest` for anything but an absolute URL without control characters.
    init(_ text: String) throws(TransferFailure) {
        guard !text.utf8.contains(0) else { throw TransferFailure(.invalidRequest, "the URL contains a NUL") }
        guard let url = curl_url() else { throw TransferFailure(.local, "out of memory") }
        defer { curl_url_cleanup(url) }
        let code = curl_url_set(url, CURLUPART_URL, text, UInt32(CURLU_NON_SUPPORT_SCHEME))
        guard code == CURLUE_OK else {
            throw TransferFailure(.invalidRequest, String(cString: curl_url_strerror(code)))
        }
        func part(_ part: CURLUPart, _ flags: CInt = 0) -> String? {
            var value: UnsafeMutablePointer<CChar>?
            guard curl_url_get(url, part, &value, UInt32(flags)) == CURLUE_OK, let value else { return nil }
            defer { curl_free(value) }
            return String(cString: value)
        }
        scheme = (part(CURLUPART_SCHEME) ?? "").lowercased()
        var host = (part(CURLUPART_HOST, CURLU_PUNYCODE) ?? part(CURLUPART_HOST) ?? "").lowercased()
        if host.hasPrefix("["), host.hasSuffix("]") { host = String(host.dropFirst().dropLast()) }
        self.host = host
        path = part(CURLUPART_PATH) ?? "/"
        hasUserInformation = part(CURLUPART_USER) != nil || part(CURLUPART_PASSWORD) != nil
    }

    var isMail: Bool { scheme == "imap" || scheme == "imaps" || isSubmission }
    /// Mail that is sent, and not read.
    var isSubmission: Bool { scheme == "smtp" || scheme == "smtps" }
    var isWeb: Bool { scheme == "http" || scheme == "https" }
}
