import JSONPath

/// What an expectation or a capture looks at. The names are those of Hurl (hurl.dev), extended for chat, phone and mail.
package enum Query: Hashable, Sendable {
    /// The HTTP status of the step's last answer; a number.
    case status
    /// The URL of the step's last answer, after redirects.
    case url
    /// Values of a response header; one value is a string, several are a list.
    case header(String)
    /// The value of a cookie that the session holds for the page.
    case cookie(String)
    /// The body as text; for mail, the text of the message.
    case body
    case xpath(String)
    case jsonpath(JSONPath)
    /// The first group of the first match in the body, or the match where the pattern has no group.
    case regex(String)
    /// How long the step took, in milliseconds.
    case duration
    /// How many redirects were followed.
    case redirects
    /// Everything that the bot said in this turn, joined by line feeds.
    case reply
    /// Everything that the phone said since the last input.
    case prompt
    case subject
    case sender
    /// The one link of a mail whose URL matches the pattern; without a pattern, the only link.
    case link(String?)
    /// The one-time code that a mail carries.
    case code
}
