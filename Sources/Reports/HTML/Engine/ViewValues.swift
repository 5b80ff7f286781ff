import Mustache

/// A view as the template engine reads it fast: its properties by name, all of them read once.
///
/// Left to itself the engine reflects a view anew for every tag, and every view around it too where the name is not found.
struct ViewValues: MustacheParent {
    private let values: [String: Any]

    init(_ view: Any) {
        let children = Mirror(reflecting: view).children
        var values = [String: Any](minimumCapacity: children.count)
        for case (let name?, let value) in children { values[name] = Self.value(value) }
        self.values = values
    }

    func child(named name: String) -> Any? { values[name] }

    /// - Returns: nothing for an absent value: the engine then looks in the view around.
    private static func value(_ value: Any) -> Any? {
        if let text = value as? String { return ViewText(renderText: Typesetting.unbroken(text)) }
        if let text = value as? Verbatim { return ViewText(renderText: text.text) }
        if value is Bool { return value }
        let mirror = Mirror(reflecting: value)
        switch mirror.displayStyle {
        case .optional: return mirror.children.first.flatMap { Self.value($0.value) }
        case .collection: return mirror.children.compactMap { Self.value($0.value) }
        case .struct: return ViewValues(value)
        default: return value
        }
    }
}

/// A text of a view. The engine asks it directly; of a bare string it would find out first what it is.
struct ViewText: MustacheCustomRenderable {
    let renderText: String

    var isNull: Bool { false }
}
