import Credentials
import Foundation
import JSONPath
import Journeys
import Transfers

/// Asks the user's own flag which actions are frozen. Always in a cold session; redirects are not followed.
package struct FlagProber: Sendable {
    /// An action as the flag names it.
    package struct Named: Sendable, Hashable {
        package var action: String
        package var until: Date?
        package var why: String
        package var by: String?
    }

    package enum Answer: Sendable, Hashable {
        case frozen([Named])
        /// Nothing is known; in words, why.
        case none(String)
    }

    private let plan: Plan
    private let shelf: SecretShelf
    private let client: any TransferClient
    private let clock: any EngineClock
    private let authorityFile: String?
    private static let bodyLimit = 256 << 10
    private static let maximumActions = 200
    private static let maximumWords = 200

    package init(
        plan: Plan, shelf: SecretShelf, client: any TransferClient, clock: any EngineClock, authorityFile: String?
    ) {
        self.plan = plan
        self.shelf = shelf
        self.client = client
        self.clock = clock
        self.authorityFile = authorityFile
    }

    package func ask(_ flag: ContainmentFlag) async -> Answer {
        var redactor = Redactor()
        for (name, declared) in plan.site.secrets {
            if let secret = shelf.secret(declared.reference) { redactor.add(secret, label: name) }
        }
        do {
            let request = try request(flag)
            let session = client.openSession()
            defer { client.closeSession(session) }
            let outcome = await client.transfer(request, in: session)
            if let failure = outcome.failure { return .none(redactor.redact(failure.detail, includingShort: false)) }
            guard let answer = outcome.answer else { return .none("no answer") }
            guard answer.status == 200 else { return .none("answered \(answer.status)") }
            return try read(answer.body, flag, redactor)
        } catch let error as JSONParsingError {
            return .none("its answer is no JSON: \(error)")
        } catch {
            return .none("\(error)")
        }
    }

    private func request(_ flag: ContainmentFlag) throws(UnresolvedName) -> TransferRequest {
        var request = TransferRequest(
            url: try fill(flag.url), trust: TransferRequest.Trust(authorityFile: authorityFile))
        request.headers = [
            HeaderField("User-Agent", "softdown (synthetic monitoring)"), HeaderField("X-Synthetic", "softdown/flag"),
            HeaderField("Accept", "application/json"),
        ]
        for header in flag.options.headers {
            request.headers.append(HeaderField(header.name, try fill(header.value)))
        }
        if let basic = flag.options.basic {
            request.login = .password(user: try fill(basic.user), password: try fill(basic.password))
        } else if let bearer = flag.options.bearer {
            request.login = .bearer(token: try fill(bearer), user: nil)
        }
        request.limits.totalMilliseconds = max(flag.within.wholeMicroseconds / 1000, 1)
        request.limits.connectMilliseconds = min(request.limits.connectMilliseconds, request.limits.totalMilliseconds)
        request.limits.bodyBytes = Self.bodyLimit
        return request
    }

    private func read(_ body: [UInt8], _ flag: ContainmentFlag, _ redactor: Redactor) throws -> Answer {
        let json = try JSON(parsing: body)
        let values = try flag.actions.values(in: json, matching: BoundedRegexMatcher())
        // Nothing there may mean that nothing is frozen, or that it is not the flag that answered.
        if values.isEmpty, !Self.hasPlace(for: flag, in: json) {
            return .none("its answer has no place for \(flag.actions)")
        }
        guard values.count <= Self.maximumActions else { return .none("it names more than \(Self.maximumActions)") }
        var named: [Named] = []
        for value in values {
            guard let one = Self.named(value, redactor) else {
                return .none("an entry is neither a name nor an object with an 'action'")
            }
            named.append(one)
        }
        return .frozen(named)
    }

    /// Whether an empty answer says that nothing is frozen: by its list, where the usual one is asked for.
    private static func hasPlace(for flag: ContainmentFlag, in json: JSON) -> Bool {
        guard flag.actions.description == ContainmentFlag.usualActions else { return !flag.actions.isSingular }
        guard case .object(let object) = json else { return false }
        return object.members.contains { member in
            if case .array = member.value { member.name == "frozen" } else { false }
        }
    }

    private static func named(_ value: JSON, _ redactor: Redactor) -> Named? {
        switch value {
        case .string(let action): return Named(action: action, why: "")
        case .object(let object):
            func text(_ name: String) -> String? {
                for member in object.members where member.name == name {
                    if case .string(let text) = member.value {
                        return redactor.redact(
                            Shortening.line(text, limit: maximumWords), includingShort: false)
                    }
                }
                return nil
            }
            guard let action = text("action") else { return nil }
            return Named(
                action: action, until: text("until").flatMap { Moment.parse($0) }, why: text("why") ?? "",
                by: text("by"))
        default: return nil
        }
    }

    /// The flag belongs to no journey: variables and secrets of the site only.
    private func fill(_ template: Template) throws(UnresolvedName) -> String {
        try SiteText(site: plan.site, shelf: shelf).fill(template)
    }
}
