import Observations

extension StepComparison {
    /// What the customer saw, heard or read.
    var seen: [Line] {
        switch (good.seen, bad.seen) {
        case (.page(let then), .page(let now)):
            var lines: [Line] = []
            if ComparedText.words(then.title).shapes != ComparedText.words(now.title).shapes {
                lines.append(Line(.title, label: "title", good: then.title, bad: now.title))
            }
            return lines + Self.words(then.text, now.text)
        case (.response(let then), .response(let now)): return Self.words(then.text, now.text)
        case (.conversation(let then), .conversation(let now)): return Self.replies(then, now)
        case (.call(let then), .call(let now)): return Self.call(then, now)
        case (.mail(let then), .mail(let now)): return Self.mail(then, now)
        default: return []
        }
    }

    private static func words(_ then: String, _ now: String) -> [Line] {
        let difference = ComparedText.difference(then, now)
        guard difference.gone != nil || difference.new != nil else { return [] }
        return [Line(.words, label: "words", good: difference.gone, bad: difference.new)]
    }

    private static func replies(_ then: ConversationSeen, _ now: ConversationSeen) -> [Line] {
        var lines: [Line] = []
        for (index, turn) in then.turns.enumerated() {
            let label = "reply to “\(ComparedText.short(turn.said, bytes: 80))”"
            let before = turn.replies.joined(separator: " / ")
            guard now.turns.indices.contains(index) else {
                lines.append(Line(.reply, label: label, good: before, bad: nil))
                break
            }
            let after = now.turns[index].replies.joined(separator: " / ")
            if ComparedText.words(before).shapes != ComparedText.words(after).shapes {
                lines.append(
                    Line(.reply, label: label, good: before, bad: after.isEmpty ? nil : after))
            } else if turn.buttons != now.turns[index].buttons {
                lines.append(
                    Line(
                        .reply, label: "buttons after “\(ComparedText.short(turn.said, bytes: 80))”",
                        good: turn.buttons.joined(separator: ", "),
                        bad: now.turns[index].buttons.joined(separator: ", ")))
            }
            if lines.count == 3 { break }
        }
        if now.turns.count > then.turns.count, let extra = now.turns.last {
            lines.append(
                Line(
                    .reply, label: "turns", good: "\(then.turns.count)",
                    bad: "\(now.turns.count), the last one: \(extra.replies.joined(separator: " / "))"))
        }
        return lines
    }

    private static func call(_ then: CallSeen, _ now: CallSeen) -> [Line] {
        func heard(_ call: CallSeen) -> [String] { call.lines.filter { $0.speaker == .phone }.map(\.text) }
        var lines: [Line] = []
        let (before, after) = (heard(then), heard(now))
        func shape(_ text: String) -> [String] { ComparedText.words(text).shapes }
        let common = zip(before, after).prefix { shape($0) == shape($1) }.count
        if common < max(before.count, after.count) {
            lines.append(
                Line(
                    .prompt, label: "prompt \(common + 1)", good: common < before.count ? before[common] : nil,
                    bad: common < after.count ? after[common] : nil))
        }
        if then.ending != now.ending {
            lines.append(
                Line(.ending, label: "end of the call", good: then.ending ?? "none", bad: now.ending ?? "none"))
        }
        if before.count != after.count {
            lines.append(Line(.prompt, label: "prompts heard", good: "\(before.count)", bad: "\(after.count)"))
        }
        return lines
    }

    private static func mail(_ then: MailSeen, _ now: MailSeen) -> [Line] {
        guard let before = then.message else { return [] }
        guard let after = now.message else {
            return [
                Line(
                    .mail, label: "mail", good: "“\(before.subject)” after \(Words.duration(before.arrivedAfter))",
                    bad: nil)
            ]
        }
        var lines: [Line] = []
        func add(_ label: String, _ one: String, _ other: String) {
            if ComparedText.words(one).shapes != ComparedText.words(other).shapes {
                lines.append(Line(.mail, label: label, good: one, bad: other))
            }
        }
        add("subject", before.subject, after.subject)
        add("sender", before.sender, after.sender)
        add("links to", before.linkHosts.joined(separator: ", "), after.linkHosts.joined(separator: ", "))
        if after.arrivedAfter / 2 >= before.arrivedAfter, after.arrivedAfter - before.arrivedAfter > 2_000_000 {
            add("arrived after", Words.duration(before.arrivedAfter), Words.duration(after.arrivedAfter))
        }
        return lines + words(before.text, after.text)
    }
}
