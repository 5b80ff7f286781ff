import Foundation
import Reports
import Verdicts

/// The folder with the pages of a report.
struct ReportFolder {
    let path: String

    /// How many files are open at once: far fewer than a process may have.
    private static let together = 64

    /// Writes all pages, each at once or not at all, and removes those of channels and incidents that have none any more.
    ///
    /// - Returns: what could not be written.
    func write(_ summary: Summary, _ report: Report) -> [String] {
        let pages = ReportFile.all(of: summary)
        do {
            var rest = pages[...]
            while !rest.isEmpty {
                // Rendered one at a time, so that memory holds one page whatever their number.
                let drafts = try rest.prefix(Self.together).map { page in
                    let html = report.html(page, of: summary, local: .current)
                    return try OutputFile.draft(of: html, for: "\(path)/\(page.name)")
                }
                for draft in drafts { try draft?.finish() }
                rest = rest.dropFirst(Self.together)
            }
        } catch {
            // The reason is the folder's or the disk's: it would be the same for each page.
            return ["\(error)"]
        }
        removePages(except: Set(pages.map(\.name)))
        return []
    }

    /// Only regular files that have the name of a page, and that say of themselves who wrote them.
    private func removePages(except kept: Set<String>) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        for name in names where ReportFile.isPage(name) && !kept.contains(name) {
            let file = "\(path)/\(name)"
            let type = (try? FileManager.default.attributesOfItem(atPath: file))?[.type] as? FileAttributeType
            guard type == .typeRegular, isOurs(file) else { continue }
            unlink(file)
        }
    }

    private func isOurs(_ file: String) -> Bool {
        guard let handle = FileHandle(forReadingAtPath: file) else { return false }
        defer { try? handle.close() }
        let head = String(decoding: (try? handle.read(upToCount: 2048)) ?? Data(), as: UTF8.self)
        return head.contains("<meta name=\"generator\" content=\"softdown")
    }
}
