/// What a loop counts over all its sessions.
final class Census {
    var openSockets = 0
    /// Transfers whose name look-up is not known to be over.
    var coldStarts = 0
    /// When libcurl was last given the thread.
    var performStarted = ContinuousClock.now
}
