internal import CXML

/// A page, parsed the forgiving way that browsers do it and then only read.
///
/// Not `Sendable`: libxml2 numbers and caches inside the tree while it is being read, so a page stays within the task that parsed it. What
/// it hands out are values that may go anywhere.
package final class HTMLDocument {
    /// The absolute address of the page itself, after redirects.
    package let url: String
    /// What links and actions resolve against: ``url``, or what `<base href>` makes of it.
    package let baseURL: String
    /// The encoding in which the page was read.
    package let encoding: TextEncoding

    let tree: UnsafeMutablePointer<xmlDoc>?
    /// Where in the page the end tags of forms stand; see ``XMLNode/offset``.
    let formEnds: [Int]
    private var readForms: (forms: [HTMLForm], elements: [XMLNode])?

    /// Reads a page as it came over the wire. Nothing makes this fail: an empty or broken body is a page with little on it.
    ///
    /// - Parameters:
    ///   - contentType: the `Content-Type` header, whose charset counts more than the one that the page states.
    ///   - baseURL: the absolute address that the page was finally fetched from.
    package init(bytes: [UInt8], contentType: String?, baseURL: String) {
        let (text, encoding) = HTMLEncoding.decode(bytes, contentType: contentType)
        url = baseURL
        self.encoding = encoding
        let scan = HTMLScan(Array(text.utf8))
        let tree = HTMLParser.parse(scan.bytes)
        formEnds = scan.formEnds
        self.tree = tree
        self.baseURL = Self.base(of: tree, url: baseURL)
    }

    package convenience init(_ text: String, baseURL: String = "about:blank") {
        self.init(bytes: Array(text.utf8), contentType: "text/html; charset=utf-8", baseURL: baseURL)
    }

    deinit {
        if let tree { xmlFreeDoc(tree) }
    }

    /// The value of an expression on this page.
    package func evaluate(_ xpath: XPath) throws(XPathFailure) -> XPathValue {
        guard let tree else { return try XPathEvaluation.onEmptyPage(xpath) }
        return try XPathEvaluation.value(xpath, in: tree)
    }

    /// The forms in document order.
    package var forms: [HTMLForm] { formsWithElements.forms }

    var root: XMLNode? { Self.root(of: tree) }

    /// Every element of the page in document order.
    func elements(named names: String...) -> [XMLNode] {
        let wanted = Set(names)
        guard let root else { return [] }
        let below = root.descendants.filter { $0.isElement && wanted.contains($0.name) }
        return wanted.contains(root.name) ? [root] + below : below
    }

    var formsWithElements: (forms: [HTMLForm], elements: [XMLNode]) {
        if let readForms { return readForms }
        let read = FormReader(page: self).read()
        readForms = read
        return read
    }

    /// The absolute form of an address on this page.
    func absolute(_ reference: String, keepingFragment: Bool = true) -> String? {
        URLReference.resolve(reference, against: baseURL, keepingFragment: keepingFragment)
    }

    private static func root(of tree: UnsafeMutablePointer<xmlDoc>?) -> XMLNode? {
        tree.flatMap { XMLNode(xmlDocGetRootElement($0)) }
    }

    private static func base(of tree: UnsafeMutablePointer<xmlDoc>?, url: String) -> String {
        guard let root = root(of: tree),
            let element = root.descendants.first(where: { $0.isElement && $0.name == "base" && $0.hasAttribute("href") }
            ),
            let reference = element.attribute("href"), let base = URLReference.resolve(reference, against: url),
            ["http", "https"].contains(URLReference(base)?.scheme)
        else { return url }
        return base
    }
}
