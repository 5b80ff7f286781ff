internal import CCurl
import Transfers

/// The one owner of a libcurl MIME form (RFC 7578). libcurl copies names and contents, and escapes quotes in names.
final class FormParts {
    let pointer: OpaquePointer

    init(_ parts: [TransferRequest.Part], for handle: EasyHandle) throws(TransferFailure) {
        guard let pointer = curl_mime_init(handle.pointer) else { throw TransferFailure(.local, "out of memory") }
        self.pointer = pointer
        for part in parts { try add(part) }
    }

    deinit { curl_mime_free(pointer) }

    private func add(_ part: TransferRequest.Part) throws(TransferFailure) {
        for text in [part.name, part.fileName ?? "", part.contentType ?? ""]
        where text.utf8.contains(where: { $0 == 0 || $0 == 10 || $0 == 13 }) {
            throw TransferFailure(.invalidRequest, "a form part's name or type contains a line break or NUL")
        }
        guard let target = curl_mime_addpart(pointer) else { throw TransferFailure(.local, "out of memory") }
        var codes = [curl_mime_name(target, part.name)]
        // An empty array may have no address, which libcurl takes for "no content".
        let content = part.content.isEmpty ? [0] : part.content
        codes.append(
            content.withUnsafeBytes { bytes in
                curl_mime_data(
                    target, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), part.content.count)
            })
        if let fileName = part.fileName { codes.append(curl_mime_filename(target, fileName)) }
        if let contentType = part.contentType { codes.append(curl_mime_type(target, contentType)) }
        for code in codes where code != CURLE_OK {
            throw TransferFailure(code == CURLE_OUT_OF_MEMORY ? .local : .invalidRequest, code.words)
        }
    }
}
