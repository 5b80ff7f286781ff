/// A value that few have, kept elsewhere: whoever holds its owner holds one word for it.
///
/// A journey in flight is a dozen asynchronous functions that wait for each other, and each keeps the journey or the step
/// that it was given. What stands inside of those is held a dozen times.
@propertyWrapper
package struct Boxed<Value> {
    fileprivate indirect enum Content {
        case nothing
        case value(Value)
    }

    private var content = Content.nothing

    package init() {}

    package init(wrappedValue: Value?) { self.wrappedValue = wrappedValue }

    package var wrappedValue: Value? {
        get {
            switch content {
            case .nothing: nil
            case .value(let value): value
            }
        }
        set { content = newValue.map(Content.value) ?? .nothing }
    }
}

extension Boxed.Content: Equatable where Value: Equatable {}
extension Boxed.Content: Hashable where Value: Hashable {}
extension Boxed.Content: Sendable where Value: Sendable {}
extension Boxed: Equatable where Value: Equatable {}
extension Boxed: Hashable where Value: Hashable {}
extension Boxed: Sendable where Value: Sendable {}
