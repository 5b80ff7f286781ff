/// Notices of what is to come: "Maintenance on Sunday from 2 to 4". They stand on pages that work.
enum Announcement {
    /// A page's text without its lines that name a day of the week.
    ///
    /// - Parameter lines: as the page shows them, one for each block.
    static func left(out lines: [String]) -> String {
        lines.filter { line in TalkWords.all(line).allSatisfy { !days.contains($0) } }.joined(separator: "\n")
    }

    private static let days = WordList.weekdays.words
}
