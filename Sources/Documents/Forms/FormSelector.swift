/// Which form of a page is meant.
package enum FormSelector: Sendable, Equatable {
    /// The page's form; when there are several, the one that has all the fields that are to be filled in.
    case only
    /// Counted from 1 in document order.
    case position(Int)
    case id(String)
    case name(String)
    /// A name or one of the classes: `form.login`.
    case nameOrClass(String)
    /// The `action` attribute as it stands in the page, or the absolute address it comes to.
    case action(String)
    /// The form itself, or anything inside it.
    case xpath(XPath)

    /// Reads `form`, `2`, `#login`, `form#login`, `form.login`, `[name=login]`, `form[action='/in']` or an XPath such as `//form[2]`.
    package init(_ source: String) throws(FormSelectorError) {
        let text = source.strippingASCIIWhiteSpace
        if text.isEmpty || text == "form" {
            self = .only
        } else if let number = Int(text) {
            guard number >= 1 else { throw FormSelectorError(message: "forms are counted from 1") }
            self = .position(number)
        } else if text.hasPrefix("/") || text.hasPrefix("(") {
            do throws(XPathSyntaxError) {
                self = .xpath(try XPath(text))
            } catch {
                throw FormSelectorError(message: error.description)
            }
        } else {
            self = try Self.pattern(text.hasPrefix("form") ? String(text.dropFirst(4)) : text, in: text)
        }
    }

    private static func pattern(_ text: String, in whole: String) throws(FormSelectorError) -> Self {
        let unknown = FormSelectorError(
            message: "'\(whole)' names no form; write a number, #id, form.name, [name=…], [action=…] or an XPath")
        guard let first = text.first else { throw unknown }
        let rest = String(text.dropFirst())
        switch first {
        case "#" where isName(rest): return .id(rest)
        case "." where isName(rest): return .nameOrClass(rest)
        case "[" where rest.hasSuffix("]"):
            let parts = rest.dropLast().split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2 else { throw unknown }
            let value = unquoted(String(parts[1]))
            switch parts[0].lowercased() {
            case "name": return .name(value)
            case "id": return .id(value)
            case "class": return .nameOrClass(value)
            case "action": return .action(value)
            default: throw unknown
            }
        default: throw unknown
        }
    }

    private static func isName(_ text: String) -> Bool {
        !text.isEmpty && !text.contains { $0.isWhitespace || "#.[]>+~,".contains($0) }
    }

    private static func unquoted(_ text: String) -> String {
        guard text.count >= 2, let first = text.first, first == text.last, first == "\"" || first == "'" else {
            return text
        }
        return String(text.dropFirst().dropLast())
    }
}

/// A selector that names no form.
package struct FormSelectorError: Error, Sendable, Equatable, CustomStringConvertible {
    package let message: String
    package var description: String { message }
}

extension FormSelector: CustomStringConvertible {
    package var description: String {
        switch self {
        case .only: "form"
        case .position(let number): "\(number)"
        case .id(let id): "#\(id)"
        case .name(let name): "[name=\(name)]"
        case .nameOrClass(let name): "form.\(name)"
        case .action(let action): "[action=\(action)]"
        case .xpath(let xpath): xpath.source
        }
    }
}
