/// What a caller meets, in one vocabulary for every platform that describes calls in documents.
package struct CallScript: Sendable, Equatable {
    package var verbs: [Verb]

    package init(verbs: [Verb]) { self.verbs = verbs }

    /// One thing that happens in a call, with what the document says about it. Addresses are as they stand in the document.
    package indirect enum Verb: Sendable, Equatable {
        /// `loop` 0 is endless.
        case say(text: String, loop: Int)
        case play(url: String, digits: String?, loop: Int)
        case pause(seconds: Int)
        case gather(Gather)
        case redirect(url: String, method: Method)
        case dial(Dial)
        case enqueue(Enqueue)
        case record(Record)
        case hangup
        case reject(reason: String)
        /// The call goes on outside of HTTP, with a stream or a virtual agent.
        case connect(kinds: [String])
        case refer(target: String, action: String?, method: Method)
        case pay(action: String?, method: Method)
        case message(text: String)
        case leave
        /// Goes on beside the call and changes nothing for the caller.
        case background(name: String)
        /// Not known to the platform, which gives up here.
        case unknown(name: String)
    }

    package enum Method: String, Sendable, Equatable {
        case get = "GET"
        case post = "POST"
    }

    /// No verbs, or nothing but pauses and words without a letter: the caller hears silence, then the line goes dead.
    package var isEmpty: Bool { verbs.allSatisfy(\.isSilent) }

    /// Everything that is spoken, in order, the prompts inside of `gather` included.
    package var spoken: [String] { Self.spoken(in: verbs) }

    private static func spoken(in verbs: [Verb]) -> [String] {
        verbs.flatMap { verb -> [String] in
            switch verb {
            case .say(let text, _): text.isEmpty ? [] : [text]
            case .gather(let gather): spoken(in: gather.prompts)
            default: []
            }
        }
    }
}

extension CallScript.Verb {
    /// Whether the caller hears nothing of it and nothing comes of it.
    fileprivate var isSilent: Bool {
        switch self {
        case .pause: true
        case .say(let text, _): !text.contains { $0.isLetter || $0.isNumber }
        case .play(let url, let digits, _): url.isEmpty && digits == nil
        default: false
        }
    }
}
