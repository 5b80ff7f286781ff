internal import CXML

/// Walks a tree in document order without recursion, so that nesting cannot exhaust the stack.
struct XMLDescendants: Sequence, IteratorProtocol {
    private let root: XMLNode
    private var last: XMLNode
    private var skipsChildren = false

    init(of root: XMLNode) {
        self.root = root
        last = root
    }

    mutating func next() -> XMLNode? {
        // Only elements are entered: the children of an entity reference belong to its declaration.
        if !skipsChildren, last.isElement, let child = XMLNode(last.pointer.pointee.children) {
            last = child
            return child
        }
        skipsChildren = false
        var node = last
        while node != root {
            if let sibling = XMLNode(node.pointer.pointee.next) {
                last = sibling
                return sibling
            }
            guard let parent = XMLNode(node.pointer.pointee.parent) else { return nil }
            node = parent
        }
        last = root
        skipsChildren = true
        return nil
    }

    /// Goes on behind the node that was returned last instead of into it.
    mutating func skipChildren() { skipsChildren = true }
}
