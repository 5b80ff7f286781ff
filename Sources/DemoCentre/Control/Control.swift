/// The switches: a page with one button per fault, and the same as JSON.
extension Centre {
    private struct FaultState: Encodable {
        let name: String
        let title: String
        let meaning: String
        let channel: String?
        let headline: Bool
        let on: Bool
    }

    mutating func control(_ request: WebRequest) -> WebResponse? {
        switch (request.method, request.segments) {
        case (.get, ["faults"]):
            return faultsPage()
        case (.get, ["faults.json"]):
            return .json(states)
        case (.post, let path) where path.count == 2:
            return flip(path[1], request)
        default:
            return nil
        }
    }

    private mutating func flip(_ name: String, _ request: WebRequest) -> WebResponse? {
        guard isOwnPage(request) else { return .text(403, "This came from another site.\n") }
        guard request.form["on"] == "1" || request.form["on"] == "0" else {
            return .text(400, "Send on=1 or on=0.\n")
        }
        let on = request.form["on"] == "1"
        switch name {
        case "headline": for fault in DemoFault.headline { set(fault, on: on) }
        case "all" where !on: faults = []
        default:
            guard let fault = DemoFault(rawValue: name) else { return nil }
            set(fault, on: on)
        }
        return .redirect("/faults", status: 303)
    }

    /// A browser says where a form came from; a program says nothing.
    private func isOwnPage(_ request: WebRequest) -> Bool {
        guard let origin = request.headers["origin"] else { return true }
        return origin == "http://" + (request.headers["host"] ?? "")
    }

    private var states: [FaultState] {
        DemoFault.allCases.map { fault in
            FaultState(
                name: fault.rawValue, title: fault.title, meaning: fault.meaning, channel: fault.channel?.rawValue,
                headline: DemoFault.headline.contains(fault), on: has(fault))
        }
    }

    private func faultsPage() -> WebResponse {
        let sections = DemoChannel.allCases.map { channel in
            section(channel.title, DemoFault.allCases.filter { $0.channel == channel })
        }
        return .page(
            Page(
                title: "Faults",
                content: """
                    <h1>Faults</h1>
                    <p>The health checks stay green whatever you switch on here, but for the last one.
                    <span id="faults-on">\(faults.count)</span> on.</p>
                    \(button("headline", on: true, "Switch the seven headline faults on"))
                    \(button("all", on: false, "Switch all faults off"))
                    \(sections)
                    \(section("Everything", DemoFault.allCases.filter { $0.channel == nil }))
                    """))
    }

    private func section(_ title: String, _ faults: [DemoFault]) -> HTML {
        let items = faults.map { fault -> HTML in
            let on = has(fault)
            return """
                <li id="\(fault.rawValue)"><strong>\(fault.title)</strong>: \(on ? "on" : "off")
                <p>\(fault.meaning)</p>
                \(button(fault.rawValue, on: !on, on ? "Switch off" : "Switch on", about: fault.title))</li>

                """
        }
        return "<h2>\(title)</h2>\n<ul class=\"plain\">\n\(items)</ul>\n"
    }

    /// Read aloud, a button says what it is about; seen, it stands beside it.
    private func button(_ name: String, on: Bool, _ label: String, about: String? = nil) -> HTML {
        let spoken = about.map { "\(label): \($0)" } ?? label
        return """
            <form method="post" action="/faults/\(name)">\(HTML.hidden("on", on ? "1" : "0"))\
            <button aria-label="\(spoken)">\(label)</button></form>

            """
    }
}
