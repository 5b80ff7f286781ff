extension CurlTransferClient {
    package struct Configuration: Sendable, Equatable {
        /// Transfers whose host name is being looked up at one time. libcurl needs a thread for each.
        package var maximumColdStarts: Int
        /// Open connections, idle ones included, above which sessions without a connection have to wait. Stay well
        /// below the limit of file descriptors (`ulimit -n`).
        package var maximumConnections: Int
        /// Threads for mailboxes; a session keeps to one of them.
        package var mailThreads: Int

        package init(maximumColdStarts: Int = 32, maximumConnections: Int = 800, mailThreads: Int = 4) {
            self.maximumColdStarts = maximumColdStarts
            self.maximumConnections = maximumConnections
            self.mailThreads = mailThreads
        }
    }
}
