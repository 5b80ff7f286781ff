internal import CCurl
import Transfers

/// libcurl's callbacks, each a C function that finds its receiver behind the pointer given with it.
///
/// The receivers outlive the handles they are given to: an ``Exchange`` owns its handle, and the ``SocketLedger`` is
/// owned by the share, whose connections hold the closer's pointer.
extension EasyHandle {
    func connectCallbacks(to exchange: Exchange, closingWith sockets: SocketLedger) throws(TransferFailure) {
        let exchangePointer = Unmanaged.passUnretained(exchange).toOpaque()
        try set(.bodyReceiverData, exchangePointer)
        try set(.headerReceiverData, exchangePointer)
        try set(.socketOpenerData, exchangePointer)
        try set(.requestGateData, exchangePointer)
        try set(.socketCloserData, Unmanaged.passUnretained(sockets).toOpaque())

        let body: Receiver = { bytes, size, count, receiver in
            guard let exchange = found(Exchange.self, behind: receiver) else { return 0 }
            let total = size * count
            return exchange.collector.receiveBody(UnsafeRawBufferPointer(start: bytes, count: total)) ? total : 0
        }
        try check(softdown_easy_set_receiver(pointer, CURLOPT_WRITEFUNCTION, body))

        let header: Receiver = { bytes, size, count, receiver in
            guard let exchange = found(Exchange.self, behind: receiver) else { return 0 }
            let total = size * count
            return exchange.collector.receiveLine(UnsafeRawBufferPointer(start: bytes, count: total)) ? total : 0
        }
        try check(softdown_easy_set_receiver(pointer, CURLOPT_HEADERFUNCTION, header))

        try check(
            softdown_easy_set_socket_opener(pointer) { receiver, _, address in
                guard let exchange = found(Exchange.self, behind: receiver), let address else { return -1 }
                let wanted = address.pointee
                return exchange.openSocket(family: wanted.family, type: wanted.socktype, protocol: wanted.protocol)
            })
        try check(
            softdown_easy_set_socket_closer(pointer) { receiver, socket in
                guard let sockets = found(SocketLedger.self, behind: receiver) else { return -1 }
                return sockets.close(socket)
            })
        try check(
            softdown_easy_set_request_gate(pointer) { receiver, _, _, _, _ in
                guard let exchange = found(Exchange.self, behind: receiver), exchange.mayBeSent() else {
                    return CURL_PREREQFUNC_ABORT
                }
                return CURL_PREREQFUNC_OK
            })
    }

    /// libcurl asks every second even while it blocks its thread for a mail server, and stops when told to.
    func connectImpatience(of exchange: Exchange) throws(TransferFailure) {
        try set(.progressData, Unmanaged.passUnretained(exchange).toOpaque())
        try set(.noProgress, false)
        try check(
            softdown_easy_set_progress(pointer) { receiver, _, _, _, _ in
                found(Exchange.self, behind: receiver)?.isHeldUp() == true ? 1 : 0
            })
    }

    private typealias Receiver =
        @convention(c) (
            UnsafeMutablePointer<CChar>?, Int, Int, UnsafeMutableRawPointer?
        ) -> Int
}

private func found<Object: AnyObject>(_: Object.Type, behind pointer: UnsafeMutableRawPointer?) -> Object? {
    pointer.map { Unmanaged<Object>.fromOpaque($0).takeUnretainedValue() }
}
