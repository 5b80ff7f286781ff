/// Where the time of an exchange went; microseconds each, one after the other.
package struct Phases: Sendable, Hashable, Codable {
    package var dns: Int
    package var connect: Int
    package var tls: Int
    /// From the request sent to the first byte of the answer.
    package var firstByte: Int
    /// From the first byte to the last.
    package var download: Int

    package init(dns: Int = 0, connect: Int = 0, tls: Int = 0, firstByte: Int = 0, download: Int = 0) {
        self.dns = dns
        self.connect = connect
        self.tls = tls
        self.firstByte = firstByte
        self.download = download
    }

    package var total: Int { dns + connect + tls + firstByte + download }
}
