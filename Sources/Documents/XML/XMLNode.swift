import Foundation

internal import CXML

/// A node of a libxml2 tree. It is only valid while the document that owns the tree lives.
struct XMLNode: Hashable {
    let pointer: UnsafeMutablePointer<xmlNode>

    init(_ pointer: UnsafeMutablePointer<xmlNode>) { self.pointer = pointer }

    init?(_ pointer: UnsafeMutablePointer<xmlNode>?) {
        guard let pointer else { return nil }
        self.pointer = pointer
    }

    var isElement: Bool { pointer.pointee.type == XML_ELEMENT_NODE }
    var isText: Bool { pointer.pointee.type == XML_TEXT_NODE || pointer.pointee.type == XML_CDATA_SECTION_NODE }

    /// The element's name as libxml2 keeps it: lower case in HTML, as written in XML. Empty for text.
    var name: String {
        guard isElement || pointer.pointee.type == XML_ATTRIBUTE_NODE else { return "" }
        return String(xmlCharacters: pointer.pointee.name) ?? ""
    }

    /// Where the element's start tag stands in the page, in bytes. Only known in HTML.
    var offset: Int { Int(bitPattern: pointer.pointee._private) }

    var parent: XMLNode? {
        XMLNode(pointer.pointee.parent).flatMap { $0.isElement ? $0 : nil }
    }

    var firstChild: XMLNode? { isElement ? XMLNode(pointer.pointee.children) : nil }
    var nextSibling: XMLNode? { XMLNode(pointer.pointee.next) }

    /// The element children in document order.
    var elements: [XMLNode] {
        guard isElement else { return [] }
        var found: [XMLNode] = []
        var next = XMLNode(pointer.pointee.children)
        while let node = next {
            if node.isElement { found.append(node) }
            next = XMLNode(node.pointer.pointee.next)
        }
        return found
    }

    /// The text of this very node, without that of its children.
    var ownText: String {
        guard isText else { return "" }
        return String(xmlCharacters: pointer.pointee.content) ?? ""
    }

    /// The text of the node and everything below it, in document order.
    var text: String {
        if isText { return ownText }
        if !isElement { return contentOfOtherKinds }
        return descendants.reduce(into: "") { $0 += $1.ownText }
    }

    /// Everything below this node in document order, without the node itself.
    var descendants: XMLDescendants { XMLDescendants(of: self) }

    /// The value of an attribute, entities decoded; `nil` when it is not there.
    func attribute(_ name: String) -> String? {
        guard isElement, let value = xmlGetNoNsProp(pointer, name) else { return nil }
        defer { softdown_xml_free(value) }
        return String(xmlCharacters: value)
    }

    func hasAttribute(_ name: String) -> Bool { isElement && xmlHasProp(pointer, name) != nil }

    func isInside(_ names: Set<String>) -> Bool {
        var ancestor = parent
        while let node = ancestor {
            if names.contains(node.name) { return true }
            ancestor = node.parent
        }
        return false
    }

    private var contentOfOtherKinds: String {
        guard let value = xmlNodeGetContent(pointer) else { return "" }
        defer { softdown_xml_free(value) }
        return String(xmlCharacters: value) ?? ""
    }
}

extension String {
    init?(xmlCharacters: UnsafePointer<UInt8>?) {
        guard let xmlCharacters else { return nil }
        self.init(cString: xmlCharacters)
    }

    init?(xmlCharacters: UnsafeMutablePointer<UInt8>?) {
        guard let xmlCharacters else { return nil }
        self.init(cString: UnsafePointer(xmlCharacters))
    }
}
