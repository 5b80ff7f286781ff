import Foundation

enum Version {
    static let text = "0.1.0"
    /// No clock that is right says an earlier time: the first day of the month in which this version was made.
    static let made = Date(timeIntervalSince1970: 1_793_491_200)
}
