/// Decodes character references the way the page parser does.
package enum HTMLEntities {
    /// `a &amp; b&#x21;` becomes `a & b!`; what is no reference stays.
    package static func unescape(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
        // In an attribute nothing but character references means anything, once the quotes are out of the way.
        let quoted = text.replacing("\"", with: "&quot;").replacing("\0", with: "")
        let page = HTMLDocument("<p title=\"\(quoted)\"></p>")
        return page.elements(named: "p").first?.attribute("title") ?? text
    }
}
