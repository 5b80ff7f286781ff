import Glibc
import Testing

@testable import CurlTransfers

/// A socket's number outlives the socket.
@Suite struct SocketLedgerTests {
    @Test func aNumberGivenAwayAgainIsNotOurs() {
        let census = Census()
        let ledger = SocketLedger(census: census)
        let ours = socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0)
        ledger.opened(ours)
        #expect(census.openSockets == 1)
        // Closed behind the ledger's back; somebody else gets the number.
        var pair: [CInt] = [0, 0]
        socketpair(AF_UNIX, CInt(SOCK_STREAM.rawValue), 0, &pair)
        dup2(pair[0], ours)
        ledger.shutDownAll()
        #expect(write(ours, "x", 1) == 1)
        #expect(ledger.isEmpty)
        #expect(census.openSockets == 0)
        for socket in pair + [ours] { close(socket) }
    }

    @Test func ownSocketsAreShutDown() {
        let census = Census()
        let ledger = SocketLedger(census: census)
        var pair: [CInt] = [0, 0]
        socketpair(AF_UNIX, CInt(SOCK_STREAM.rawValue), 0, &pair)
        ledger.opened(pair[0])
        ledger.shutDownAll()
        var byte: UInt8 = 0
        #expect(read(pair[1], &byte, 1) == 0)
        #expect(census.openSockets == 1)
        #expect(ledger.close(pair[0]) == 0)
        #expect(census.openSockets == 0)
        close(pair[1])
    }
}
