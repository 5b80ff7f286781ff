internal import CCurl
import Transfers

/// The one owner of a libcurl string list.
final class StringList {
    private(set) var pointer: UnsafeMutablePointer<curl_slist>?

    init(_ strings: [String]) throws(TransferFailure) {
        for string in strings {
            guard let longer = curl_slist_append(pointer, string) else {
                throw TransferFailure(.local, "out of memory")
            }
            pointer = longer
        }
    }

    deinit { curl_slist_free_all(pointer) }
}
