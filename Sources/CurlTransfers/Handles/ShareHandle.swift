internal import CCurl
import Transfers

/// What the transfers of one session have in common, and with no other session: connections, name look-ups, TLS
/// sessions and cookies. The one owner of a libcurl share handle; every easy handle of the session keeps it, since
/// libcurl frees nothing of it before the last of them is gone.
///
/// No lock functions are set: every handle that uses the share is confined to the same thread, and the threads in
/// which libcurl resolves names do not touch it (`lib/asyn-thread.c`: the answer is put into the cache by the thread
/// of the multi handle).
final class ShareHandle {
    let pointer: OpaquePointer
    let sockets: SocketLedger

    init(sockets: SocketLedger) throws(TransferFailure) {
        guard let pointer = curl_share_init() else {
            throw TransferFailure(.local, "libcurl could not make a session")
        }
        self.pointer = pointer
        self.sockets = sockets
        let shared = [
            CURL_LOCK_DATA_CONNECT, CURL_LOCK_DATA_DNS, CURL_LOCK_DATA_SSL_SESSION, CURL_LOCK_DATA_COOKIE,
        ]
        for data in shared where softdown_share_add(pointer, data) != CURLSHE_OK {
            throw TransferFailure(.local, "libcurl could not make a session")
        }
    }

    deinit {
        // Freeing closes the idle connections. A mail connection would be sent LOGOUT, and waited for, for up to two
        // minutes, by the thread that everybody shares; on one that is shut down this fails at once.
        if sockets.endsAbruptly { sockets.shutDownAll() }
        curl_share_cleanup(pointer)
    }
}
