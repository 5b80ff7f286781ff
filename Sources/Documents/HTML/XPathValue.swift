/// What an XPath expression comes to.
package enum XPathValue: Sendable, Equatable {
    case nodes([Node])
    case string(String)
    case number(Double)
    case boolean(Bool)

    /// An element, attribute or text node.
    package struct Node: Sendable, Equatable {
        /// The name of the element or attribute; empty for text.
        package let name: String
        /// The string value: all the text inside, as it stands in the document.
        package let text: String

        package init(name: String, text: String) {
            self.name = name
            self.text = text
        }
    }
}

/// Why an expression has no value on a page. It is neither an empty answer nor a false one.
package enum XPathFailure: Error, Sendable, Equatable {
    /// The page makes the expression too expensive.
    case limitReached
    /// libxml2 refused to evaluate; the message says why.
    case invalid(String)
}
