import Foundation
import Observations
import Verdicts

/// Lines of a story, wrapped and indented.
struct Story {
    var columns: Int
    var ink: Ink
    private(set) var lines: [String] = []

    init(columns: Int, ink: Ink) {
        self.columns = columns
        self.ink = ink
    }

    var text: String { lines.joined(separator: "\n") + "\n" }

    mutating func add(_ line: String) { lines.append(line) }

    /// A blank line and a heading.
    mutating func heading(_ text: String) {
        add("")
        add(ink.bold(Layout.shortened(text, to: columns)))
    }

    /// A text on as many lines as it needs, each in its ink; what it begins with in blanks, every line does.
    mutating func wrap(_ text: String, _ style: (Ink, String) -> String = { $1 }) {
        let margin = String(text.prefix { $0 == " " })
        for line in Layout.wrapped(String(text.dropFirst(margin.count)), to: columns - margin.count) {
            lines.append(margin + style(ink, line))
        }
    }

    /// A name and a text beside it, as often as needed on lines of its own.
    mutating func pair(_ name: String, _ text: String, indent: Int = 2) {
        let label = Layout.padded(name, to: 12)
        let margin = String(repeating: " ", count: indent)
        for (index, line) in Layout.wrapped(text, to: columns - indent - 13).enumerated() {
            lines.append(margin + (index == 0 ? ink.quiet(label) : String(repeating: " ", count: 12)) + " " + line)
        }
    }

    mutating func head(_ run: Run, title: String, timeZone: TimeZone) {
        let time = TimeWords(now: run.startedAt, timeZone: timeZone)
        add(ink.bold(Layout.shortened(WireText.line(title, limit: 200), to: columns)))
        let attempt = run.attempt > 1 ? ", attempt \(run.attempt)" : ""
        add(
            ink.quiet(
                "\(WireText.line(run.journey, limit: 64)), run \(WireText.line(run.id, limit: 40)), \(time.moment(run.startedAt)), "
                    + "\(TimeWords.span(microseconds: run.duration))\(attempt)"))
        add("")
    }

    mutating func steps(_ run: Run, failing: String?) {
        for observation in run.observations.prefix(100) { step(observation, isFailing: observation.step == failing) }
        ending(run)
    }

    mutating func step(_ observation: Observation, isFailing: Bool) {
        let scene = SceneView(observation, isFailing: isFailing)
        let mark = isFailing ? ink.bad("✗") : ink.good("✓")
        let name = Layout.padded(WireText.line(observation.step, limit: 64), to: 20)
        let kind = Layout.padded(Words.kind(WireText.line(observation.kind, limit: 40)), to: 12)
        add(
            "\(mark) \(isFailing ? ink.bold(name) : name) \(ink.quiet(kind)) "
                + TimeWords.span(microseconds: observation.duration))
        tell(scene)
        for check in observation.checks.prefix(40) where isFailing || check.isFailing { told(check) }
    }

    mutating func ending(_ run: Run) {
        switch run.ending {
        case .finished: break
        case .deadline: add(ink.bad("the run was cut off at its deadline"))
        case .interrupted: add(ink.bad("softdown was stopped in the middle"))
        case .ownFault(let what): add(ink.bad("softdown could not go on: \(WireText.line(what, limit: 400))"))
        }
        for observation in run.cleanup.prefix(20) where observation.isFailing {
            add(ink.quiet("afterwards: \(WireText.line(observation.step, limit: 64)) failed; it changes no verdict"))
        }
    }

    mutating func reach(_ run: Run, channel: String) {
        guard let seen = run.reach.last(where: { $0.channel == channel }) else { return }
        let word = seen.result == .up ? "up" : seen.result == .ownFault ? "unknown" : "down"
        add("")
        add("An uptime check says \(WireText.line(channel, limit: 64)) is \(word): \(Words.reachDetail(seen)).")
    }

    private mutating func told(_ check: Check) {
        let held = check.outcome == .held
        // A line of `never:` is kept when it does not hold, and reads the wrong way round without the word.
        let source = (check.role == .never ? "never: " : "") + WireText.line(check.source, limit: 300)
        add("    \(held ? ink.good("✓") : ink.bad("✗")) \(Layout.shortened(source, to: columns - 6))")
        if !held {
            pair("got", "\(WireText.line(check.got, limit: 600)) (\(Words.check(check.outcome)))", indent: 6)
            pair("at", WireText.line("\(check.location.file):\(check.location.line)", limit: 200), indent: 6)
        }
    }

    private mutating func tell(_ scene: SceneView) {
        for request in scene.requests {
            for line in Layout.wrapped("\(request.request.text) \(request.answer)", to: columns - 4) {
                add("    " + ink.quiet(line))
            }
        }
        for bubble in scene.bubbles {
            pair(bubble.who, bubble.text.text, indent: 4)
            if !bubble.chips.isEmpty { pair("buttons", bubble.chips.map(\.text).joined(separator: " | "), indent: 4) }
        }
        for line in scene.lines {
            pair("\(line.at) \(line.who)", line.keys.map { "presses \($0)" } ?? line.text.text, indent: 4)
        }
        for line in scene.mail { pair(line.mailName, line.mailValue, indent: 4) }
        if let title = scene.pageTitle { pair("page", title, indent: 4) }
        if let filled = scene.filled { pair("filled in", filled, indent: 4) }
        if scene.sceneClass == "failing", let excerpt = scene.excerpt { pair("text", excerpt.text, indent: 4) }
    }
}
