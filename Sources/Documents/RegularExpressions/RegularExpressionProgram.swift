internal import CPCRE2

/// Owns one compiled pattern and frees it.
///
/// `@unchecked Sendable`: PCRE2 never changes compiled code after `pcre2_compile` (pcre2api, "Multithreading"); everything that a
/// search changes is made anew for each search.
final class RegularExpressionProgram: @unchecked Sendable {
    private let code: OpaquePointer

    init(_ pattern: String) throws(RegularExpressionError) {
        guard let context = pcre2_compile_context_create_8(nil) else { throw Self.outOfMemory }
        defer { pcre2_compile_context_free_8(context) }
        pcre2_set_max_pattern_length_8(context, RegularExpression.maximumPatternLength)
        // Callouts before each item are where a search is charged; \C would tear characters apart.
        let options = PCRE2_UTF | PCRE2_UCP | PCRE2_AUTO_CALLOUT | PCRE2_NEVER_BACKSLASH_C | PCRE2_NO_UTF_CHECK
        var status: Int32 = 0
        var offset = 0
        var pattern = pattern
        let compiled = pattern.withUTF8 { bytes in
            // An empty String may have no address, which PCRE2 before 10.43 does not accept.
            var none: UInt8 = 0
            return bytes.baseAddress.map { pcre2_compile_8($0, bytes.count, options, &status, &offset, context) }
                ?? pcre2_compile_8(&none, 0, options, &status, &offset, context)
        }
        guard let compiled else { throw RegularExpressionError(offset: offset, message: Self.message(for: status)) }
        code = compiled
    }

    deinit { pcre2_code_free_8(code) }

    func search(
        _ subject: UnsafeBufferPointer<UInt8>, maximum: Int, options: UInt32
    ) -> Result<[RegularExpression.Match], RegularExpressionLimit> {
        guard let data = pcre2_match_data_create_from_pattern_8(code, nil),
            let context = pcre2_match_context_create_8(nil)
        else { return .failure(.limitReached) }
        defer {
            pcre2_match_data_free_8(data)
            pcre2_match_context_free_8(context)
        }
        // The match limit starts again at every start position, so it bounds the exponential patterns only; the budget bounds the rest.
        // An ordinary `[\s\S]*?needle` takes a few steps for each byte.
        let limit = UInt32(200_000 + 4 * subject.count)
        pcre2_set_match_limit_8(context, limit)
        pcre2_set_depth_limit_8(context, limit)
        // In KiB.
        pcre2_set_heap_limit_8(context, 128 * 1024)

        var budget = RegularExpressionBudget(subjectLength: subject.count)
        return withUnsafeMutablePointer(to: &budget) { budget in
            pcre2_set_callout_8(context, RegularExpressionBudget.charge, budget)
            return matches(subject, maximum: maximum, options: options, data: data, context: context)
        }
    }

    private func matches(
        _ subject: UnsafeBufferPointer<UInt8>, maximum: Int, options: UInt32, data: OpaquePointer,
        context: OpaquePointer
    ) -> Result<[RegularExpression.Match], RegularExpressionLimit> {
        var found: [RegularExpression.Match] = []
        var start = 0
        var afterEmpty: UInt32 = 0
        while found.count < maximum, start <= subject.count {
            let status = execute(subject, from: start, options: options | afterEmpty, data: data, context: context)
            if status == PCRE2_ERROR_NOMATCH {
                guard afterEmpty != 0, start < subject.count else { break }
                // No longer match where the empty one was: go on with the next character.
                start = Self.nextCharacter(after: start, in: subject)
                afterEmpty = 0
                continue
            }
            guard status > 0, let match = Self.match(in: subject, data: data) else { return .failure(.limitReached) }
            found.append(match)
            afterEmpty = match.range.isEmpty ? PCRE2_NOTEMPTY_ATSTART | PCRE2_ANCHORED : 0
            start = match.range.upperBound
        }
        return .success(found)
    }

    private func execute(
        _ subject: UnsafeBufferPointer<UInt8>, from start: Int, options: UInt32, data: OpaquePointer,
        context: OpaquePointer
    ) -> Int32 {
        // A Swift String is always valid UTF-8 and `start` always the edge of a character.
        let options = options | PCRE2_NO_UTF_CHECK
        var none: UInt8 = 0
        return subject.baseAddress.map { pcre2_match_8(code, $0, subject.count, start, options, data, context) }
            ?? pcre2_match_8(code, &none, 0, start, options, data, context)
    }

    private static func match(
        in subject: UnsafeBufferPointer<UInt8>, data: OpaquePointer
    ) -> RegularExpression.Match? {
        guard let offsets = pcre2_get_ovector_pointer_8(data) else { return nil }
        func range(_ group: Int) -> Range<Int>? {
            // PCRE2_UNSET, the offset of a group that took no part, is all ones: -1 as Swift imports it.
            let lower = offsets[2 * group]
            let upper = offsets[2 * group + 1]
            guard lower >= 0, lower <= upper, upper <= subject.count else { return nil }
            return lower..<upper
        }
        func text(_ range: Range<Int>) -> String { String(decoding: subject[range], as: UTF8.self) }
        guard let whole = range(0) else { return nil }
        let count = Int(pcre2_get_ovector_count_8(data))
        let groups = (1..<max(count, 1)).map { range($0).map(text) }
        return RegularExpression.Match(whole: text(whole), groups: groups, range: whole)
    }

    private static func nextCharacter(after start: Int, in subject: UnsafeBufferPointer<UInt8>) -> Int {
        var next = start + 1
        while next < subject.count, subject[next] & 0xC0 == 0x80 { next += 1 }
        return next
    }

    private static var outOfMemory: RegularExpressionError {
        RegularExpressionError(offset: 0, message: "there is not enough memory for the pattern")
    }

    private static func message(for status: Int32) -> String {
        var buffer = [UInt8](repeating: 0, count: 256)
        let length = pcre2_get_error_message_8(status, &buffer, buffer.count)
        guard length > 0 else { return "the pattern is not a regular expression" }
        return String(decoding: buffer.prefix(Int(length)), as: UTF8.self)
    }
}
