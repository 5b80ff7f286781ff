import Observations

extension Run {
    /// Channels of all observations, in order, each once.
    var channelsInOrder: [String] {
        observations.reduce(into: []) { if !$0.contains($1.channel) { $0.append($1.channel) } }
    }

    func channelsPassed(before failing: Observation) -> [String] { channelsPassed(beforeStep: failing.step) }

    /// Channels that were passed before a step, without the step's own.
    func channelsPassed(beforeStep step: String?) -> [String] {
        let index = observations.firstIndex { $0.step == step } ?? observations.endIndex
        let own = index < observations.endIndex ? observations[index].channel : channel
        return observations[..<index].reduce(into: []) {
            if $1.channel != own, !$0.contains($1.channel) { $0.append($1.channel) }
        }
    }
}
