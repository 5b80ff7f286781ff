/// Reads a tree as a customer would, from top to bottom.
enum VisibleText {
    private static let unseen: Set<String> = [
        "head", "script", "style", "template", "datalist", "object", "iframe", "audio", "video", "canvas", "svg",
        "title",
    ]
    /// Elements that do not separate words.
    private static let inline: Set<String> = [
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
        "ins",
        "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u",
        "var",
        "wbr",
    ]

    /// The lines, as blocks and breaks make them, with white space collapsed; empty ones are left out.
    static func lines(_ root: XMLNode) -> [String] {
        read(root).split(separator: "\n").map { String($0).collapsingWhiteSpace }.filter { !$0.isEmpty }
    }

    private static func read(_ root: XMLNode) -> String {
        var text = ""
        var node = root
        while true {
            if enter(node, into: &text), let child = node.firstChild {
                node = child
                continue
            }
            // Up to the next node that has something behind it. Leaving a block ends a line as entering it does.
            while node.nextSibling == nil || node == root {
                guard node != root, let parent = node.parent else { return text }
                node = parent
                if !inline.contains(node.name) { text += "\n" }
            }
            guard let next = node.nextSibling else { return text }
            node = next
        }
    }

    /// Whether what is inside can be seen.
    private static func enter(_ node: XMLNode, into text: inout String) -> Bool {
        guard node.isElement else {
            // Line breaks in the source are spaces on the page.
            text += node.ownText.replacing("\n", with: " ")
            return false
        }
        let name = node.name
        if unseen.contains(name) || node.hasAttribute("hidden") || HiddenStyle.hides(node.attribute("style")) {
            return false
        }
        if !inline.contains(name) { text += "\n" }
        return true
    }
}
