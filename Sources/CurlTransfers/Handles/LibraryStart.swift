internal import CCurl
import Glibc

/// `curl_global_init`, once per process.
enum LibraryStart {
    static let succeeded: Bool = {
        keepOpenSSLUntilTheEnd()
        return curl_global_init(Int(CURL_GLOBAL_ALL)) == CURLE_OK
    }()

    /// OpenSSL clears itself away in `exit`, and a thread that ends in that moment then clears its own part with what is not
    /// there any more: seen as a segmentation fault after all work was done, once in some hundred runs on a busy machine. The system
    /// takes everything back anyway. This has to be said before libcurl starts OpenSSL (OPENSSL_init_crypto(3)).
    ///
    /// It is looked up by name, since a libcurl of another kind has no OpenSSL, and its headers are not asked for.
    private static func keepOpenSSLUntilTheEnd() {
        guard let symbol = dlsym(nil, "OPENSSL_init_crypto") else { return }
        typealias Initialiser = @convention(c) (UInt64, OpaquePointer?) -> CInt
        _ = unsafeBitCast(symbol, to: Initialiser.self)(noClearingAtExit, nil)
    }

    /// `OPENSSL_INIT_NO_ATEXIT` of openssl/crypto.h.
    private static let noClearingAtExit: UInt64 = 0x0008_0000
}
