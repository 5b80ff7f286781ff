extension Centre {
    /// The answer to any request; what nobody knows is a 404.
    mutating func respond(to request: WebRequest) -> WebResponse {
        let first = request.segments.first
        // The switches stay in reach, whatever is broken.
        if first == "faults" || first == "faults.json" {
            return control(request) ?? Centre.notFound
        }
        if first == "report", request.method == .get, let answer = report(request) { return answer }
        if has(.siteDown) {
            return .text(500, "Internal Server Error\n")
        }
        let answer: WebResponse? =
            switch first {
            case nil: home(request)
            case "health": health(request)
            case "login", "code", "prove", "account", "sign-out": webLogin(request)
            case "reset": passwordReset(request)
            case "callback": callback(request)
            case "frozen.json": frozenActions(request)
            case "mail": mail(request)
            case "chat": chat(request)
            case "voice": phone(request)
            case "desk": desk(request)
            case "shop": shop(request)
            case "app", "messages": messages(request)
            default: nil
            }
        return answer ?? Centre.notFound
    }

    /// The pages link to each other by file name, so that they must lie in a folder here too.
    private func report(_ request: WebRequest) -> WebResponse? {
        guard let report = configuration.report else { return nil }
        guard request.segments.count == 2 else { return .redirect("/report/index.html") }
        let name = request.segments[1]
        let isPage =
            name.hasSuffix(".html")
            && name.dropLast(5).utf8.allSatisfy {
                switch $0 {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"): true
                default: false
                }
            }
        return isPage ? report(name).map { .foreignPage($0) } : nil
    }

    static let notFound = WebResponse.page(
        Page(title: "Not found", content: "<h1>Not found</h1>\n<p>There is no such page. <a href=\"/\">Start</a></p>"),
        status: 404)

    /// What an uptime monitor asks for. Answers well whatever is broken behind it.
    private func health(_ request: WebRequest) -> WebResponse? {
        guard request.method == .get, request.segments.count == 2,
            DemoChannel(rawValue: request.segments[1]) != nil
        else { return nil }
        return .text(200, "ok\n")
    }

    private func home(_ request: WebRequest) -> WebResponse? {
        guard request.method == .get else { return nil }
        return .page(
            Page(
                title: "Welcome",
                content: """
                    <h1>Harbour &amp; Sons Energy</h1>
                    <p>A contact centre that exists only on this machine, to try a monitor on.</p>
                    <ul>
                    <li><a href="/login">Sign in</a></li>
                    <li><a href="/reset">Reset your password</a></li>
                    <li><a href="/shop">Shop</a></li>
                    <li><a href="/messages">Messages</a></li>
                    <li><a href="/mail">Everybody's mail</a></li>
                    <li><a href="/faults">Switch faults on and off</a></li>
                    </ul>
                    """))
    }
}
