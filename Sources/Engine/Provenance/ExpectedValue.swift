import Journeys
import Observations

/// The value that a failed line was looking for.
struct ExpectedValue {
    var text: String
    /// Names of the places in it, those behind variables included.
    private var names: Set<String>
    private var source: String

    /// Nothing where the line looks for no value: a comparison, a negation, a number of things.
    init?(_ check: Check, in step: Step, _ walk: Walk) {
        guard let line = step.line(of: check), !line.isNegated, !line.filters.contains(.count) else { return nil }
        switch line.query {
        case .status, .url, .header, .cookie, .duration, .redirects: return nil
        default: break
        }
        switch line.predicate {
        case .equal(.number(let number)): text = Value.numberText(number)
        case .equal(.text(let template)), .contains(let template), .startsWith(let template), .endsWith(let template):
            guard let filled = try? walk.values.fill(template) else { return nil }
            text = filled
        default: return nil
        }
        names = walk.journey.names(in: line.templates, site: walk.plan.site)
        source = line.source
    }

    /// - Parameter lastGiven: what was captured last by the entry's name; an older value has no name any more.
    func matches(_ entry: Provenance.Entry, lastGiven: Provenance.Entry?) -> Bool {
        switch entry.way {
        case .given: names.contains(entry.name) && lastGiven?.value == entry.value
        case .written: isWritten(entry)
        case .said: isSaid(in: entry.value)
        case .address: false
        }
    }

    /// Short values are everywhere: they count where the field is named.
    private func isWritten(_ entry: Provenance.Entry) -> Bool {
        if text == entry.value {
            return text.count >= 4 || (!entry.name.isEmpty && ByteSearch.containsWord(source, entry.name))
        }
        return (entry.value.count >= 4 && ByteSearch.containsWord(text, entry.value))
            || (text.count >= 4 && ByteSearch.containsWord(entry.value, text))
    }

    /// "What is my balance?" tells nobody a balance: only what looks like something of the customer's own.
    private func isSaid(in sentence: String) -> Bool {
        guard text.count >= 4, ByteSearch.containsWord(sentence, text) else { return false }
        return !names.isEmpty || text.contains(where: \.isNumber) || text.contains(where: \.isWhitespace)
    }
}

extension Step {
    /// The line that a check came from.
    func line(of check: Check) -> Expectation? {
        allLines.first { $0.location == check.location && $0.source == check.source }
    }

    private var allLines: [Expectation] {
        let own = requiredLines + until
        switch kind {
        case .chat(let chat): return own + chat.turns.flatMap(\.expectations)
        case .call(let call): return own + call.hearings.flatMap { [$0.prompt] + $0.expectations }
        case .open, .request, .submit, .inbox, .wait: return own
        }
    }
}
