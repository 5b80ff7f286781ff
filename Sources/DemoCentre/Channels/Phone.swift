/// The phone menu as TwiML over webhooks: who is calling, is it really them, what is their balance.
extension Centre {
    private static let pinAttempts = 3

    mutating func phone(_ request: WebRequest) -> WebResponse? {
        guard request.method == .post || request.method == .get else { return nil }
        let steps: Set<String> = ["number", "pin", "menu", "agent"]
        let step = request.segments.dropFirst().first ?? ""
        guard request.segments.count <= 2, step.isEmpty || steps.contains(step) else { return nil }
        guard CallSignature.isValid(request, token: configuration.twilioToken) else {
            return .text(403, "The signature of this call is not valid.\n")
        }
        let fields = request.method == .post ? request.form : request.query
        guard let identifier = fields["CallSid"], !identifier.isEmpty, identifier.utf8.count <= 100 else {
            return .text(400, "CallSid is missing.\n")
        }
        let misses = request.query["miss"].flatMap { Int($0) } ?? 0
        var call = calls[identifier] ?? Call()
        defer { calls[identifier] = call }
        return switch step {
        case "number": takeNumber(fields, misses: misses, &call)
        case "pin": takePin(fields, &call)
        case "menu": menu(fields, call)
        case "agent": Centre.afterAgent(fields)
        default: greeting(misses: misses)
        }
    }

    private func greeting(misses: Int) -> WebResponse {
        if has(.phoneEmptyDocument) { return .callScript() }
        let welcome: HTML = "<Say>Welcome to Harbour and Sons Energy.</Say>"
        if has(.phoneHangsUp) { return .callScript(welcome, "<Hangup/>") }
        guard misses < 2 else { return Centre.toAgent("We did not hear anything.") }
        return .callScript(
            misses == 0 ? welcome : "<Say>We did not get that.</Say>",
            Centre.gather(
                "/voice/number", "Please enter your account number, followed by the hash key."),
            "<Redirect method=\"POST\">/voice?miss=\(misses + 1)</Redirect>")
    }

    private func takeNumber(_ fields: FormFields, misses: Int, _ call: inout Call) -> WebResponse {
        if let digits = fields["Digits"], misses == 0 {
            guard digits.utf8.count == 5 else {
                return .callScript(
                    "<Say>An account number has five digits.</Say>",
                    Centre.gather(
                        "/voice/number", "Please enter your account number, followed by the hash key."),
                    "<Redirect method=\"POST\">/voice?miss=2</Redirect>")
            }
            // An unknown number is asked for its PIN like a known one.
            call.number = digits
        }
        guard call.number != nil else { return Centre.toAgent("We do not have your account number.") }
        guard misses < 2 else { return Centre.toAgent("We did not hear anything.") }
        return askForPin(misses: misses, before: misses == 0 ? .empty : "<Say>We did not get that.</Say>")
    }

    private func askForPin(misses: Int, before: HTML) -> WebResponse {
        .callScript(
            before,
            Centre.gather(
                "/voice/pin",
                "Please enter your PIN, or your date of birth as eight digits, followed by the hash key."),
            "<Redirect method=\"POST\">/voice/number?miss=\(misses + 1)</Redirect>")
    }

    private func takePin(_ fields: FormFields, _ call: inout Call) -> WebResponse {
        if has(.phoneAsksForPinForEver) { return askForPin(misses: 0, before: .empty) }
        let digits = fields["Digits"] ?? ""
        guard let account = call.number.flatMap({ customer(number: $0) }),
            digits == account.pin || digits == account.born
        else {
            call.wrongPins += 1
            if call.wrongPins >= Centre.pinAttempts {
                return Centre.toAgent("We are sorry, we could not verify you.")
            }
            return askForPin(misses: 0, before: "<Say>That is not right.</Say>")
        }
        call.wrongPins = 0
        call.verified = account
        return balance(account)
    }

    private mutating func menu(_ fields: FormFields, _ call: Call) -> WebResponse {
        switch fields["Digits"] {
        case "1": call.verified.map { balance($0) } ?? askForPin(misses: 0, before: .empty)
        case "2": call.verified.map { resetByPhone($0) } ?? askForPin(misses: 0, before: .empty)
        case "0": colleague
        default: .callScript("<Say>Goodbye.</Say>", "<Hangup/>")
        }
    }

    private func balance(_ account: DemoAccount) -> WebResponse {
        .callScript(
            "<Say>Your balance is \(account.balance) euros.</Say>",
            """
            <Gather input="dtmf" action="/voice/menu" numDigits="1" timeout="3">\
            <Say>To hear it again, press 1. For a link to reset your password, press 2. For a colleague, press 0. \
            Or just hang up.</Say></Gather>
            """,
            "<Say>Goodbye.</Say>", "<Hangup/>")
    }

    private mutating func resetByPhone(_ account: DemoAccount) -> WebResponse {
        if isResetFrozen {
            return .callScript(
                "<Say>\(pausedWords)</Say>",
                "<Gather input=\"dtmf\" action=\"/voice/menu\" numDigits=\"1\" timeout=\"3\"></Gather>",
                "<Say>Goodbye.</Say>", "<Hangup/>")
        }
        sendResetLink(to: account)
        return .callScript(
            "<Say>A link to reset your password is on its way to your address. Goodbye.</Say>", "<Hangup/>")
    }

    private var colleague: WebResponse {
        guard isResetFrozen, has(.freezeHasNoWayOut) else { return Centre.toAgent("One moment please.") }
        return .callScript("<Say>No colleague is available. Goodbye.</Say>", "<Hangup/>")
    }

    private static func gather(_ action: String, _ prompt: String) -> HTML {
        "<Gather input=\"dtmf\" action=\"\(action)\" finishOnKey=\"#\" timeout=\"5\"><Say>\(prompt)</Say></Gather>"
    }

    private static func toAgent(_ reason: String) -> WebResponse {
        .callScript(
            "<Say>\(reason) We are connecting you to a colleague.</Say>",
            "<Dial action=\"/voice/agent\" timeout=\"20\"><Number>+15550100099</Number></Dial>")
    }

    private static func afterAgent(_ fields: FormFields) -> WebResponse {
        let answered: HTML = "<Say>Goodbye.</Say>"
        let missed: HTML = "<Say>All colleagues are busy. Please call again later.</Say>"
        return .callScript(
            ["completed", "answered"].contains(fields["DialCallStatus"]) ? answered : missed, "<Hangup/>")
    }
}
