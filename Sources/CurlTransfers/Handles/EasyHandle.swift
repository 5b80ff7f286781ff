internal import CCurl
import Transfers

/// The one owner of a libcurl easy handle, and of everything that handle points to.
///
/// Confined to the thread of its loop: not `Sendable`, and made, used and freed there only.
final class EasyHandle {
    let pointer: OpaquePointer
    /// Kept until the handle is gone: libcurl copies strings, but neither lists nor forms.
    private var lists: [StringList] = []
    private var form: FormParts?
    private var share: ShareHandle?
    private var upload: Upload?
    private let errorBuffer: UnsafeMutablePointer<CChar>

    init() throws(TransferFailure) {
        guard let pointer = curl_easy_init() else {
            throw TransferFailure(.local, "libcurl could not make a handle")
        }
        self.pointer = pointer
        errorBuffer = .allocate(capacity: Int(CURL_ERROR_SIZE))
        errorBuffer.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        try set(.errorBuffer, UnsafeMutableRawPointer(errorBuffer))
    }

    deinit {
        curl_easy_cleanup(pointer)
        errorBuffer.deallocate()
    }

    /// What libcurl wrote about the last failure, or its general words for the code.
    func words(for code: CURLcode) -> String {
        let written = String(cString: errorBuffer)
        return written.isEmpty ? code.words : written
    }

    func set(_ option: CurlOption<Int>, _ value: Int) throws(TransferFailure) {
        try check(softdown_easy_set_long(pointer, option.code, value))
    }

    func set(_ option: CurlOption<Bool>, _ value: Bool) throws(TransferFailure) {
        try check(softdown_easy_set_long(pointer, option.code, value ? 1 : 0))
    }

    /// A NUL would silently end the string for libcurl; such a value is refused.
    func set(_ option: CurlOption<String>, _ value: String) throws(TransferFailure) {
        guard !value.utf8.contains(0) else { throw TransferFailure(.invalidRequest, "a value contains a NUL") }
        try check(softdown_easy_set_string(pointer, option.code, value))
    }

    /// libcurl copies the bytes; their number must have been set before.
    func set(_ option: CurlOption<[UInt8]>, _ value: [UInt8]) throws(TransferFailure) {
        // An empty array may have no address, and a missing address means "ask the read callback".
        let bytes = value.isEmpty ? [0] : value
        try check(bytes.withUnsafeBytes { softdown_easy_set_bytes(pointer, option.code, $0.baseAddress) })
    }

    func set(_ option: CurlOption<StringList>, _ value: StringList) throws(TransferFailure) {
        lists.append(value)
        try check(softdown_easy_set_list(pointer, option.code, value.pointer))
    }

    func set(_ form: FormParts) throws(TransferFailure) {
        self.form = form
        try check(softdown_easy_set_form(pointer, form.pointer))
    }

    func set(_ upload: Upload) throws(TransferFailure) {
        self.upload = upload
        try set(.uploadData, Unmanaged.passUnretained(upload).toOpaque())
        try check(
            softdown_easy_set_receiver(pointer, CURLOPT_READFUNCTION) { target, size, count, upload in
                guard let target, let upload else { return Int(CURL_READFUNC_ABORT) }
                let room = UnsafeMutableRawBufferPointer(start: target, count: size * count)
                return Unmanaged<Upload>.fromOpaque(upload).takeUnretainedValue().fill(room)
            })
    }

    func set(_ option: CurlOption<UnsafeMutableRawPointer>, _ value: UnsafeMutableRawPointer) throws(TransferFailure) {
        try check(softdown_easy_set_pointer(pointer, option.code, value))
    }

    func set(_ share: ShareHandle) throws(TransferFailure) {
        self.share = share
        try check(softdown_easy_set_share(pointer, share.pointer))
    }

    func check(_ code: CURLcode) throws(TransferFailure) {
        guard code == CURLE_OK else {
            throw TransferFailure(code == CURLE_OUT_OF_MEMORY ? .local : .invalidRequest, code.words)
        }
    }
}

/// Confined like the handle itself.
@available(*, unavailable)
extension EasyHandle: Sendable {}

extension CURLcode {
    /// The library's own words.
    var words: String { String(cString: curl_easy_strerror(self)) }
}
