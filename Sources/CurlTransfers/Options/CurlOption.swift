internal import CCurl

/// A libcurl option that carries the type of its value, so that a wrong one does not compile.
struct CurlOption<Value> {
    let code: CURLoption
}

extension CurlOption<Int> {
    static var timeoutMilliseconds: Self { Self(code: CURLOPT_TIMEOUT_MS) }
    static var connectTimeoutMilliseconds: Self { Self(code: CURLOPT_CONNECTTIMEOUT_MS) }
    /// How long one reply of a mail server may take, the one to LOGOUT included.
    static var serverResponseTimeoutSeconds: Self { Self(code: CURLOPT_SERVER_RESPONSE_TIMEOUT) }
    static var bufferSize: Self { Self(code: CURLOPT_BUFFERSIZE) }
    static var uploadBufferSize: Self { Self(code: CURLOPT_UPLOAD_BUFFERSIZE) }
    static var httpVersion: Self { Self(code: CURLOPT_HTTP_VERSION) }
    static var httpAuthentication: Self { Self(code: CURLOPT_HTTPAUTH) }
    static var postFieldSize: Self { Self(code: CURLOPT_POSTFIELDSIZE) }
    static var verifyHost: Self { Self(code: CURLOPT_SSL_VERIFYHOST) }
    static var useTLS: Self { Self(code: CURLOPT_USE_SSL) }
    static var proxyAuthentication: Self { Self(code: CURLOPT_PROXYAUTH) }
    static var proxyVerifyHost: Self { Self(code: CURLOPT_PROXY_SSL_VERIFYHOST) }
    static var netrc: Self { Self(code: CURLOPT_NETRC) }
}

extension CurlOption<Bool> {
    static var noSignal: Self { Self(code: CURLOPT_NOSIGNAL) }
    /// Do not wait for a resolver thread when its transfer ends early.
    static var quickExit: Self { Self(code: CURLOPT_QUICK_EXIT) }
    /// The answer to CONNECT is no part of the answer.
    static var suppressConnectHeaders: Self { Self(code: CURLOPT_SUPPRESS_CONNECT_HEADERS) }
    static var proxyVerifyPeer: Self { Self(code: CURLOPT_PROXY_SSL_VERIFYPEER) }
    static var verifyPeer: Self { Self(code: CURLOPT_SSL_VERIFYPEER) }
    static var followLocation: Self { Self(code: CURLOPT_FOLLOWLOCATION) }
    static var http09Allowed: Self { Self(code: CURLOPT_HTTP09_ALLOWED) }
    static var post: Self { Self(code: CURLOPT_POST) }
    static var noBody: Self { Self(code: CURLOPT_NOBODY) }
    static var freshConnection: Self { Self(code: CURLOPT_FRESH_CONNECT) }
    static var noProgress: Self { Self(code: CURLOPT_NOPROGRESS) }
    static var upload: Self { Self(code: CURLOPT_UPLOAD) }
    static var forbidReuse: Self { Self(code: CURLOPT_FORBID_REUSE) }
}

extension CurlOption<String> {
    static var url: Self { Self(code: CURLOPT_URL) }
    static var protocols: Self { Self(code: CURLOPT_PROTOCOLS_STR) }
    static var redirectProtocols: Self { Self(code: CURLOPT_REDIR_PROTOCOLS_STR) }
    static var proxy: Self { Self(code: CURLOPT_PROXY) }
    /// Hosts that are asked directly. The empty string keeps libcurl from asking the environment.
    static var noProxy: Self { Self(code: CURLOPT_NOPROXY) }
    static var proxyUserName: Self { Self(code: CURLOPT_PROXYUSERNAME) }
    static var proxyPassword: Self { Self(code: CURLOPT_PROXYPASSWORD) }
    static var proxyAuthorityFile: Self { Self(code: CURLOPT_PROXY_CAINFO) }
    static var authorityFile: Self { Self(code: CURLOPT_CAINFO) }
    static var acceptEncoding: Self { Self(code: CURLOPT_ACCEPT_ENCODING) }
    static var customRequest: Self { Self(code: CURLOPT_CUSTOMREQUEST) }
    static var userName: Self { Self(code: CURLOPT_USERNAME) }
    static var password: Self { Self(code: CURLOPT_PASSWORD) }
    static var bearerToken: Self { Self(code: CURLOPT_XOAUTH2_BEARER) }
    static var sender: Self { Self(code: CURLOPT_MAIL_FROM) }
    static var cookies: Self { Self(code: CURLOPT_COOKIE) }
    /// The empty string switches the cookie engine on and reads no file.
    static var cookieFile: Self { Self(code: CURLOPT_COOKIEFILE) }
}

extension CurlOption<[UInt8]> {
    static var copiedPostFields: Self { Self(code: CURLOPT_COPYPOSTFIELDS) }
}

extension CurlOption<StringList> {
    static var headers: Self { Self(code: CURLOPT_HTTPHEADER) }
    static var recipients: Self { Self(code: CURLOPT_MAIL_RCPT) }
}

extension CurlOption<UnsafeMutableRawPointer> {
    static var bodyReceiverData: Self { Self(code: CURLOPT_WRITEDATA) }
    static var headerReceiverData: Self { Self(code: CURLOPT_HEADERDATA) }
    static var socketOpenerData: Self { Self(code: CURLOPT_OPENSOCKETDATA) }
    static var socketCloserData: Self { Self(code: CURLOPT_CLOSESOCKETDATA) }
    static var uploadData: Self { Self(code: CURLOPT_READDATA) }
    static var progressData: Self { Self(code: CURLOPT_XFERINFODATA) }
    static var requestGateData: Self { Self(code: CURLOPT_PREREQDATA) }
    static var errorBuffer: Self { Self(code: CURLOPT_ERRORBUFFER) }
}
