import Glibc

/// A port of the loopback interface that refuses connections, and that no other test can get meanwhile: it is bound
/// and never listened on.
final class ClosedPort: Sendable {
    private let holder: BoundSocket
    var url: String { holder.url }

    init() throws { holder = try BoundSocket() }

    deinit { close(holder.descriptor) }
}
