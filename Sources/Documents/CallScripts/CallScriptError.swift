/// Why an answer is no call document. The caller hears an apology of the platform, or nothing.
package struct CallScriptError: Error, Sendable, Equatable, CustomStringConvertible {
    package enum Kind: Sendable, Equatable {
        /// The answer has no body.
        case empty
        /// Not the content type of a call document.
        case contentType
        /// Not well-formed XML, or XML that defines entities.
        case malformed
        /// Well-formed, and something else: an error page, say.
        case otherDocument
        case tooLarge
    }

    package let kind: Kind
    /// The number that Twilio's error dictionary gives this: 11750, 12100 or 12300.
    package let code: Int
    package let message: String

    package var description: String { "\(message) (error \(code))" }
}
