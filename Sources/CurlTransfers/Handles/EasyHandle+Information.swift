internal import CCurl

/// What a finished transfer can be asked.
extension EasyHandle {
    var responseCode: Int { long(CURLINFO_RESPONSE_CODE) }
    /// 0 when the transfer went over a connection that was there already.
    var newConnections: Int { long(CURLINFO_NUM_CONNECTS) }
    /// The status of the last answer to CONNECT; 0 where there was none.
    var proxyAnswer: Int { long(CURLINFO_HTTP_CONNECTCODE) }
    /// `errno` of the last connection that could not be made; 0 where there was none.
    var systemError: Int32 { Int32(clamping: long(CURLINFO_OS_ERRNO)) }
    var remoteAddress: String { string(CURLINFO_PRIMARY_IP) }

    /// Bytes of body as they came over the wire: compressed where the body is.
    var downloadedBytes: Int {
        var value: curl_off_t = 0
        guard softdown_easy_get_offset(pointer, CURLINFO_SIZE_DOWNLOAD_T, &value) == CURLE_OK else { return 0 }
        return Int(clamping: value)
    }

    /// As in RFC 9112 section 2.3, without `HTTP/`; empty if there was none.
    var httpVersion: String {
        switch long(CURLINFO_HTTP_VERSION) {
        case Int(CURL_HTTP_VERSION_1_0): "1.0"
        case Int(CURL_HTTP_VERSION_1_1): "1.1"
        case Int(CURL_HTTP_VERSION_2_0): "2"
        default: ""
        }
    }

    /// Every cookie of the session, in the format of a Netscape cookie file.
    var cookieLines: [String] {
        var list: UnsafeMutablePointer<curl_slist>?
        guard softdown_easy_get_list(pointer, CURLINFO_COOKIELIST, &list) == CURLE_OK else { return [] }
        defer { curl_slist_free_all(list) }
        var lines: [String] = []
        var item = list
        while let current = item {
            if let data = current.pointee.data { lines.append(String(cString: data)) }
            item = current.pointee.next
        }
        return lines
    }

    /// Microseconds since the transfer started; 0 for a point that was not reached.
    func microseconds(_ information: CurlTimer) -> Int {
        var value: curl_off_t = 0
        guard softdown_easy_get_offset(pointer, information.code, &value) == CURLE_OK else { return 0 }
        return Int(clamping: value)
    }

    private func long(_ information: CURLINFO) -> Int {
        var value = 0
        return softdown_easy_get_long(pointer, information, &value) == CURLE_OK ? value : 0
    }

    private func string(_ information: CURLINFO) -> String {
        var value: UnsafeMutablePointer<CChar>?
        guard softdown_easy_get_string(pointer, information, &value) == CURLE_OK, let value else { return "" }
        return String(cString: value)
    }
}

/// The points of a transfer that libcurl takes the time of.
///
///     |--nameLookup--|--connect--|--tls--|--firstByte--|--total--|
struct CurlTimer {
    let code: CURLINFO

    static var nameLookup: Self { Self(code: CURLINFO_NAMELOOKUP_TIME_T) }
    static var connect: Self { Self(code: CURLINFO_CONNECT_TIME_T) }
    static var tls: Self { Self(code: CURLINFO_APPCONNECT_TIME_T) }
    static var firstByte: Self { Self(code: CURLINFO_STARTTRANSFER_TIME_T) }
    static var total: Self { Self(code: CURLINFO_TOTAL_TIME_T) }
}
