import Credentials
import Foundation
import Journeys

/// The names that templates of one run may use: variables, secrets, the account, and what was captured on the way.
struct Values {
    private let plan: Plan
    private let journey: Journey
    private let shelf: SecretShelf
    private let runIdentifier: String
    /// What earlier steps captured.
    private(set) var captured: [String: String] = [:]
    /// Resolved before each step, because asking for a code claims its time step.
    var currentCode: String?
    /// The code that the last step entered that entered one.
    var usedCode: String?
    /// One side of a comparison.
    var variant: [String: Template] = [:]

    init(plan: Plan, journey: Journey, shelf: SecretShelf, runIdentifier: String) {
        self.plan = plan
        self.journey = journey
        self.shelf = shelf
        self.runIdentifier = runIdentifier
    }

    mutating func capture(_ value: String, as name: String) { captured[name] = value }

    func fill(_ template: Template) throws(UnresolvedName) -> String {
        try fill(template, depth: 0)
    }

    private func fill(_ template: Template, depth: Int) throws(UnresolvedName) -> String {
        // Variables may use variables; a circle of them must end.
        guard depth < 16 else { throw UnresolvedName(name: template.source) }
        return try template.filled { (name: String) throws(UnresolvedName) in try value(of: name, depth: depth + 1) }
    }

    private func value(of name: String, depth: Int) throws(UnresolvedName) -> String {
        if let value = captured[name] { return value }
        if name == "run.id" { return runIdentifier }
        if name == "random.uuid" { return UUID().uuidString.lowercased() }
        if let template = variant[name] ?? journey.variables[name] ?? plan.site.variables[name] {
            return try fill(template, depth: depth)
        }
        if let declared = plan.site.secrets[name] {
            guard let secret = shelf.secret(declared.reference) else { throw UnresolvedName(name: name) }
            return secret.reveal()
        }
        let parts = name.split(separator: ".", maxSplits: 2).map(String.init)
        if parts.count == 2, parts[0] == "account", let account = journey.account {
            if parts[1] == "code" {
                guard let currentCode else { throw UnresolvedName(name: name) }
                return currentCode
            }
            if parts[1] == "used_code" {
                guard let usedCode else { throw UnresolvedName(name: name) }
                return usedCode
            }
            return try accountValue(parts[1], of: account, depth: depth)
        }
        if parts.count == 3, parts[0] == "accounts" { return try accountValue(parts[2], of: parts[1], depth: depth) }
        throw UnresolvedName(name: name)
    }

    private func accountValue(_ key: String, of account: String, depth: Int) throws(UnresolvedName) -> String {
        guard let value = plan.site.accounts[account]?.values[key] else {
            throw UnresolvedName(name: "\(account).\(key)")
        }
        return try text(of: value, depth: depth)
    }

    func text(of value: AccountValue, depth: Int = 0) throws(UnresolvedName) -> String {
        switch value {
        case .text(let template): return try fill(template, depth: depth)
        case .secret(let reference, _):
            guard let secret = shelf.secret(reference) else { throw UnresolvedName(name: "a secret") }
            return secret.reveal()
        }
    }

    /// The account's own value, if it has one.
    func own(_ key: String) -> String? {
        journey.account.flatMap { account in try? accountValue(key, of: account, depth: 0) }
    }
}

/// A template names something that has no value in this run.
package struct UnresolvedName: Error, CustomStringConvertible {
    package var name: String

    package var description: String { "'{{\(name)}}' has no value" }
}
