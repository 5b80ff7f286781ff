import Documents
import Engine
import Journeys
import Observations

/// Reach checks of one invocation: one per channel, started together with the first journey there, and once more right
/// after a failure.
actor ReachBook {
    private let prober: ReachProber
    private let plan: Plan
    private var first: [String: Task<ReachSeen?, Never>] = [:]
    private var latest: [String: ReachSeen] = [:]
    /// By channel.
    private var hostNames: [String: String] = [:]

    init(prober: ReachProber, plan: Plan) {
        self.prober = prober
        self.plan = plan
    }

    /// Starts the checks of these channels, if they were not started before. Does not wait for them.
    func begin(_ channels: [String]) {
        for channel in channels where first[channel] == nil { first[channel] = Task { await self.ask(channel) } }
    }

    /// The invocation's check of each channel, in order.
    func results(of channels: [String]) async -> [ReachSeen] {
        begin(channels)
        var results: [ReachSeen] = []
        for channel in channels { if let seen = await first[channel]?.value { results.append(seen) } }
        return results
    }

    /// A check of its own, now.
    func again(_ channel: String) async -> ReachSeen? { await ask(channel) }

    /// The latest check of every channel that was asked.
    var all: [String: ReachSeen] { latest }

    /// Everybody who was asked, once for each host, as it was last. Waits for checks that are under way.
    func hosts() async -> [HostSeen] {
        for task in Array(first.values) { _ = await task.value }
        var hosts: [String: HostSeen] = [:]
        for (channel, seen) in latest.sorted(by: { $0.key < $1.key }) {
            guard let host = hostNames[channel] else { continue }
            // One answer is enough to show that a host can be reached.
            if let known = hosts[host], known.result == .up { continue }
            hosts[host] = HostSeen(
                host: host, result: seen.result, lookup: seen.lookup,
                isNetworkUnreachable: seen.isNetworkUnreachable ?? false)
        }
        return hosts.values.sorted { $0.host < $1.host }
    }

    /// Seconds by which our clock is ahead, by host. Waits for checks that are under way.
    func skews() async -> [String: Int] {
        for task in Array(first.values) { _ = await task.value }
        var skews: [String: Int] = [:]
        for (channel, seen) in latest {
            guard let host = hostNames[channel], let skew = seen.clockSkew else { continue }
            // The smaller one: an answer may have been under way for a while.
            if let known = skews[host], abs(known) <= abs(skew) { continue }
            skews[host] = skew
        }
        return skews
    }

    private func ask(_ name: String) async -> ReachSeen? {
        guard let channel = plan.site.channel(named: name) else { return nil }
        // Variables only, and each of them there: the checker saw to that.
        let url = (try? SiteText(site: plan.site, shelf: nil).fill(channel.reach)) ?? ""
        let seen = await prober.check(channel: name, url: url)
        latest[name] = seen
        hostNames[name] = URLReference.host(of: url)?.lowercased()
        return seen
    }
}
