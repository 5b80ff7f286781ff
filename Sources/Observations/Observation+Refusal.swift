import Journeys

extension Observation {
    /// Whether a containment was expected here, and the refusal that the journey names was met: in an answer, and in its own words.
    package var isCalmRefusal: Bool {
        awaitsRefusal == true && meetsRefusal && !signs.contains { $0.kind.spoilsRefusal }
    }

    /// Whether all lines of the refusal hold against an answer.
    package var meetsRefusal: Bool {
        let refused = checks.filter { $0.role == .refused }
        return !refused.isEmpty && refused.allSatisfy { $0.outcome == .held } && !isNoAnswer
    }

    /// Whether nothing that was seen can be a refusal: no whole answer arrived, or a server error whose status was not asked for.
    package var isNoAnswer: Bool {
        if signs.contains(where: \.kind.isWithoutAnswer) { return true }
        // What compares answers or counts them has looked at every status itself.
        let namesStatus = checks.contains { check in
            check.role == .refused && ["status", "compare", "injections"].contains { check.source.hasPrefix($0) }
        }
        return (exchanges.last?.status ?? 0) >= 500 && !namesStatus
    }

    /// What fails a step that was refused calmly: its own expectations do not, since they say what comes where nothing is frozen.
    var failsAfterRefusal: Bool {
        checks.contains { check in
            switch check.role {
            case .asOf, .never: check.outcome != .held
            case .owner: check.outcome == .failed
            default: part == .contained && check.isFailing
            }
        }
    }
}

extension Sign.Kind {
    /// Whether it says that no whole answer arrived, or that softdown could not ask.
    var isWithoutAnswer: Bool {
        switch self {
        case .resolveFailed, .connectFailed, .tlsFailed, .timedOut, .cutOff, .malformed, .tooLarge, .mailServerRefused,
            .ownFault:
            true
        default: false
        }
    }

    /// Whether a refusal beside it is not calm: something else stands in the way, or somebody else's data is shown.
    var spoilsRefusal: Bool {
        switch self {
        case .hostNotAllowed, .botWall, .lockedOut, .rateLimited, .redirectCircle, .tooManyRedirects, .tooManyPrompts,
            .emptyBody, .emptyReply, .emptyCallDocument, .anotherCustomer, .cachedPrivatePage:
            true
        default: isWithoutAnswer
        }
    }
}
