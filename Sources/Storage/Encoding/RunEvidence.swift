import Observations

/// The bulky part of a run, which is stored apart and may be dropped.
struct RunEvidence: Codable, Hashable {
    struct Part: Codable, Hashable {
        var isCleanup: Bool
        var position: Int
        var seen: Seen
        var exchanges: [Transcript]
    }

    struct Transcript: Codable, Hashable {
        var requestHeaders: [Exchange.Line]
        var requestBody: String?
        var responseHeaders: [Exchange.Line]
        var excerpt: String?
    }

    var parts: [Part]

    init(of run: Run) {
        parts = Self.parts(of: run.observations, isCleanup: false) + Self.parts(of: run.cleanup, isCleanup: true)
    }

    private static func parts(of observations: [Observation], isCleanup: Bool) -> [Part] {
        observations.enumerated().map { position, observation in
            let exchanges = observation.exchanges.map {
                Transcript(
                    requestHeaders: $0.requestHeaders, requestBody: $0.requestBody, responseHeaders: $0.responseHeaders,
                    excerpt: $0.excerpt)
            }
            return Part(isCleanup: isCleanup, position: position, seen: observation.seen, exchanges: exchanges)
        }
    }

    /// Puts the evidence back to where it was taken from. What no longer fits is left out.
    func restore(into run: inout Run) {
        for part in parts {
            if part.isCleanup {
                part.restore(into: &run.cleanup)
            } else {
                part.restore(into: &run.observations)
            }
        }
    }
}

extension RunEvidence.Part {
    fileprivate func restore(into observations: inout [Observation]) {
        guard observations.indices.contains(position) else { return }
        observations[position].seen = seen
        for (index, transcript) in exchanges.enumerated()
        where observations[position].exchanges.indices.contains(index) {
            observations[position].exchanges[index].requestHeaders = transcript.requestHeaders
            observations[position].exchanges[index].requestBody = transcript.requestBody
            observations[position].exchanges[index].responseHeaders = transcript.responseHeaders
            observations[position].exchanges[index].excerpt = transcript.excerpt
        }
    }
}

extension Exchange {
    /// Without what is kept as evidence.
    var withoutEvidence: Exchange {
        var bare = self
        bare.requestHeaders = []
        bare.requestBody = nil
        bare.responseHeaders = []
        bare.excerpt = nil
        return bare
    }
}
