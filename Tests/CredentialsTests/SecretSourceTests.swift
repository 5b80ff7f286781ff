import Credentials
import Foundation
import Testing

@Suite struct SecretSourceTests {
    private func inDirectory(_ body: (String) throws -> Void) throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "softdown-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        try body(directory.path)
    }

    private func message(
        _ source: SecretSource, environment: [String: String] = [:], baseDirectory: String = "/nonexistent"
    ) -> String {
        do throws(SecretError) {
            return "loaded " + (try source.load(environment: environment, baseDirectory: baseDirectory)).reveal()
        } catch {
            return "\(error)"
        }
    }

    @Test(arguments: [
        ("value", "value"), ("value\n", "value"), ("value\r\n", "value"), ("value\n\n", "value\n"), (" v ", " v "),
        ("line\nline\n", "line\nline"), ("ü", "ü"),
    ])
    func readsFiles(content: String, value: String) throws {
        try inDirectory { directory in
            try Data(content.utf8).write(to: URL(filePath: "\(directory)/name"))
            let environment = ["CREDENTIALS_DIRECTORY": directory]
            let sources: [SecretSource] = [.file("name"), .file("\(directory)/name"), .systemdCredential("name")]
            for source in sources {
                #expect(try source.load(environment: environment, baseDirectory: directory) == Secret(value))
            }
        }
    }

    @Test func readsVariables() throws {
        #expect(try SecretSource.environment("X").load(environment: ["X": "v\n"], baseDirectory: "").reveal() == "v\n")
        #expect(message(.environment("X")).hasPrefix("the environment variable X is not set; set X"))
        #expect(message(.environment("X"), environment: ["X": ""]).hasPrefix("the environment variable X is empty"))
    }

    @Test func refusesBadFiles() throws {
        try inDirectory { directory in
            let bad: [(String, [UInt8])] = [
                ("empty", []), ("newline", [0x0A]), ("binary", Array("sesame".utf8) + [0xFF]),
                ("large", Array(repeating: 0x78, count: SecretSource.maximumSize + 1)),
            ]
            for (name, bytes) in bad { try Data(bytes).write(to: URL(filePath: "\(directory)/\(name)")) }
            let titles = [
                "empty": "is empty", "newline": "is empty", "binary": "is not UTF-8 text",
                "large": "is larger than 1048576 bytes", "absent": "cannot be read: no such file",
                ".": "is not a regular file", "/dev/zero": "is not a regular file", "empty/x": "a part of the path",
                "": "has no name", "absent\0": "cannot be read",
            ]
            for (name, title) in titles {
                let message = message(.file(name), baseDirectory: directory)
                #expect(message.contains(title), "\(message)")
                #expect(message.hasPrefix("the secret file \(name)"))
                #expect(!message.contains("sesame"))
            }
        }
    }

    @Test func doesNotWaitForAPipe() throws {
        try inDirectory { directory in
            #expect(mkfifo("\(directory)/pipe", 0o600) == 0)
            #expect(message(.file("pipe"), baseDirectory: directory).contains("is not a regular file"))
        }
    }

    @Test(arguments: [
        ("a/b", "is a path"), ("..", "is a path"), (".", "is a path"), ("", "has no name"),
        ("absent", "cannot be read: no such file; add LoadCredential=absent:"),
    ])
    func refusesBadCredentials(name: String, title: String) throws {
        try inDirectory { directory in
            let message = message(.systemdCredential(name), environment: ["CREDENTIALS_DIRECTORY": directory])
            #expect(message.contains(title), "\(message)")
        }
        for environment in [[:], ["CREDENTIALS_DIRECTORY": ""]] {
            let unset = message(.systemdCredential("x"), environment: environment)
            #expect(unset.contains("CREDENTIALS_DIRECTORY is not set; systemd sets it"))
        }
    }
}
