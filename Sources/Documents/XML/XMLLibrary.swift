internal import CXML

/// libxml2 must be set up once before several threads use it (its page on thread safety).
enum XMLLibrary {
    private static let ready: Void = xmlInitParser()

    static func prepare() { _ = ready }

    /// Errors are reported through return values; libxml2 would print them.
    static let silence: @convention(c) (UnsafeMutableRawPointer?, UnsafeMutablePointer<xmlError>?) -> Void = { _, _ in }
}
