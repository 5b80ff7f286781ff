import DemoCentre
import Foundation

/// Writes a site that walks the demo centre: journeys to copy, and the demo's secrets as files beside them.
struct DemoSite {
    struct Failure: Error, CustomStringConvertible {
        var description: String
    }

    /// Where a directory is, wherever it is named from.
    static func absolute(_ directory: String) -> String {
        directory.hasPrefix("/") ? directory : FileManager.default.currentDirectoryPath + "/" + directory
    }

    let directory: String
    var port: UInt16 = DemoCentre.defaultPort
    /// Changes the text of a file before it is written.
    var edit: (String, String) -> String = { _, text in text }

    /// - Throws: where something is in the way, or a file cannot be written. Nothing that exists is overwritten.
    func write() throws(Failure) {
        let probes = directory + "/probes"
        if FileManager.default.fileExists(atPath: probes) {
            throw Failure(description: "\(probes) exists already; name another directory, or remove it first")
        }
        for file in ProbeFiles.all {
            var text = String(decoding: file.content, as: UTF8.self)
            if port != DemoCentre.defaultPort {
                text = text.replacingOccurrences(of: "127.0.0.1:\(DemoCentre.defaultPort)", with: "127.0.0.1:\(port)")
            }
            try put(edit(file.name, text), "probes/" + file.name, mode: 0o644)
        }
        // The demo's accounts are invented, and so their secrets may be written down.
        for (name, secret) in DemoCentre.secrets.sorted(by: { $0.key < $1.key }) {
            try put(secret + "\n", "secrets/" + name, mode: 0o600)
        }
    }

    private func put(_ text: String, _ relative: String, mode: Int) throws(Failure) {
        let path = directory + "/" + relative
        do {
            try OutputFile.write(text, to: path)
            try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
        } catch {
            throw Failure(description: "\(error)")
        }
    }
}
