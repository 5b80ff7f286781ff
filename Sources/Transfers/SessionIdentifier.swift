/// Names one session of a ``TransferClient``.
package struct SessionIdentifier: Hashable, Sendable {
    package let number: UInt64

    package init(number: UInt64) { self.number = number }
}
