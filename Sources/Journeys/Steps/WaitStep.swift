/// A pause, as a customer makes one.
package struct WaitStep: Hashable, Sendable {
    package var duration: Duration

    package init(duration: Duration) { self.duration = duration }
}
