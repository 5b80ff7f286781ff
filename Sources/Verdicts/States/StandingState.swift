import Foundation

/// Everything that outlasts a run, as it stands: what one more run is folded into. Incidents that ended long ago are not part of it.
package struct StandingState: Sendable, Hashable {
    /// Those of every journey: a channel comes to the worst of all its journeys.
    package var tracks: [Track] = []
    package var guardTracks: [GuardTrack] = []
    package var channelStates: [ChannelState] = []
    /// At most one per channel.
    package var openIncidents: [Incident] = []
    /// Incidents that ended in this update; empty before it.
    package var closedIncidents: [Incident] = []
    /// By channel: when its last incident ended.
    package var lastEnds: [String: Date] = [:]

    package init(
        tracks: [Track] = [], guardTracks: [GuardTrack] = [], channelStates: [ChannelState] = [],
        openIncidents: [Incident] = [], closedIncidents: [Incident] = [], lastEnds: [String: Date] = [:]
    ) {
        self.tracks = tracks
        self.guardTracks = guardTracks
        self.channelStates = channelStates
        self.openIncidents = openIncidents
        self.closedIncidents = closedIncidents
        self.lastEnds = lastEnds
    }
}
