internal import CCurl
import Transfers

/// The one owner of a libcurl multi handle. Confined to the thread of its loop, except for ``waker``.
final class MultiHandle {
    let pointer: OpaquePointer

    init() throws(TransferFailure) {
        guard LibraryStart.succeeded, let pointer = curl_multi_init() else {
            throw TransferFailure(.local, "libcurl could not be started")
        }
        self.pointer = pointer
        // Without a number, libcurl keeps four times as many idle connections as there are transfers.
        softdown_multi_set_long(pointer, CURLMOPT_MAXCONNECTS, 64)
    }

    deinit { curl_multi_cleanup(pointer) }

    func add(_ handle: EasyHandle) throws(TransferFailure) {
        let code = curl_multi_add_handle(pointer, handle.pointer)
        guard code == CURLM_OK else { throw TransferFailure(.local, code.words) }
    }

    func remove(_ handle: EasyHandle) { curl_multi_remove_handle(pointer, handle.pointer) }

    /// Moves every transfer on as far as it goes without waiting.
    func perform() throws(TransferFailure) {
        var running: CInt = 0
        let code = curl_multi_perform(pointer, &running)
        guard code == CURLM_OK else { throw TransferFailure(.local, code.words) }
    }

    /// Waits for sockets, libcurl's own timers, the waker, or the given time.
    func wait(milliseconds: Int32) throws(TransferFailure) {
        let code = curl_multi_poll(pointer, nil, 0, milliseconds, nil)
        guard code == CURLM_OK else { throw TransferFailure(.local, code.words) }
    }

    /// The next transfer that ended, and how.
    func nextFinished() -> (handle: OpaquePointer, code: CURLcode)? {
        var left: CInt = 0
        while let message = curl_multi_info_read(pointer, &left) {
            guard message.pointee.msg == CURLMSG_DONE, let handle = message.pointee.easy_handle else { continue }
            return (handle, softdown_message_result(message))
        }
        return nil
    }

    var waker: Waker { Waker(pointer: pointer) }

    /// Ends a ``MultiHandle/wait(milliseconds:)`` from another thread. Valid as long as the handle lives: whoever
    /// keeps one sees to that.
    ///
    /// `@unchecked`: `curl_multi_wakeup` is the one function of a multi handle that any thread may call.
    struct Waker: @unchecked Sendable {
        fileprivate let pointer: OpaquePointer

        func wake() { curl_multi_wakeup(pointer) }
    }
}

extension CURLMcode {
    var words: String { String(cString: curl_multi_strerror(self)) }
}
