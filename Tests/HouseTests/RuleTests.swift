import Testing

/// Each rule with a sample that offends it, and one that only seems to.
@Suite("The house rules")
struct RuleTests {
    @Test(
        "see an import in every disguise",
        arguments: [
            "import GRDB", "  import GRDB", "@testable import GRDB", "internal import GRDB",
            "@_exported public import GRDB",
            "import struct GRDB.Row", "import GRDB.Row", "let a = 1; import GRDB", "#if os(Linux)\nimport GRDB\n#endif",
            "@preconcurrency\nimport GRDB", "/* why */ import GRDB // here",
        ])
    func imports(_ text: String) {
        #expect(HouseRule.forbiddenImports(text, allowed: ["Foundation"]).count == 1)
        #expect(HouseRule.forbiddenImports(text, allowed: ["GRDB"]) == [])
    }

    @Test(
        "see no import where there is none",
        arguments: [
            "// import GRDB", "/* a\nimport GRDB\n*/", "let a = \"import GRDB\"",
            "let a = \"\"\"\n    import GRDB\n    \"\"\"",
            "let a = #\"\"\"\n\"\"\"\nimport GRDB\n\"\"\"#", "let importance = 1", "/* /* */\nimport GRDB */",
            "let a = \"\\\"\\(b + \"}\")\"",
        ])
    func noImports(_ text: String) { #expect(HouseRule.forbiddenImports(text, allowed: []) == []) }

    @Test("stop at 400 lines")
    func length() {
        let line = "let a = 1\n"
        #expect(HouseRule.length(String(repeating: line, count: 400)) == nil)
        #expect(HouseRule.length(String(repeating: line, count: 400) + "x") == "401 lines, 400 are allowed")
    }

    private func body(_ head: String, lines: Int, indent: String = "") -> String {
        indent + head + " {\n" + String(repeating: "\(indent)    call(\"{\")  // {\n", count: lines - 2) + indent
            + "}\n"
    }

    @Test(
        "measure functions of all kinds",
        arguments: [
            "func a()", "package static func a<T>(_ b: T = { 1 }()) throws -> [T]", "init?(a: Int)", "deinit",
            "subscript(a: Int) -> Int", "var a: Int", "mutating func a(\n    b: Int\n) -> Int",
        ])
    func functions(_ head: String) {
        let extra = head.split(separator: "\n").count - 1
        for text in [body(head, lines: 70 - extra), "struct S {\n\(body(head, lines: 70 - extra, indent: "    "))}\n"] {
            #expect(HouseRule.longFunctions(text) == [])
        }
        for text in [body(head, lines: 71 - extra), "struct S {\n\(body(head, lines: 71 - extra, indent: "    "))}\n"] {
            #expect(HouseRule.longFunctions(text).count == 1)
        }
    }

    @Test("do not take a type or a protocol for a function")
    func types() {
        #expect(HouseRule.longFunctions(body("struct S", lines: 200)) == [])
        let requirement = "protocol P {\n    func a()\n}\n" + body("struct S", lines: 200)
        #expect(HouseRule.longFunctions(requirement) == [])
        let call = "enum E {\n    static let a = B.init(1)\n}\n" + body("struct S", lines: 200)
        #expect(HouseRule.longFunctions(call) == [])
    }

    @Test("see forbidden words in code", arguments: HouseRule.forbiddenCode)
    func words(_ word: String) {
        #expect(HouseRule.forbiddenWords("let a = \(word) b()\n") == ["line 1: \(word)"])
        #expect(HouseRule.forbiddenWords("let a = \"\\(\(word) b())\"") == ["line 1: \(word)"])
        #expect(HouseRule.forbiddenWords("// never \(word)\nlet a = \"\(word)\"\nlet x\(word)y = 1") == [])
    }

    @Test("see notes of what is to be done", arguments: HouseRule.forbiddenAnywhere)
    func notes(_ word: String) {
        #expect(HouseRule.forbiddenWords("let a = 1  // \(word): later") == ["line 1: \(word)"])
        #expect(HouseRule.forbiddenWords("/*\n\(word)\n*/") == ["line 2: \(word)"])
        #expect(HouseRule.forbiddenWords("// A\(word)S") == [])
    }

    @Test("want a reason beside a promise", arguments: HouseRule.needsReason)
    func promises(_ promise: String) {
        #expect(HouseRule.unreasonedPromises("final class A: \(promise) {}").count == 1)
        #expect(HouseRule.unreasonedPromises("// Why.\n\n\nfinal class A: \(promise) {}").count == 1)
        #expect(HouseRule.unreasonedPromises("//\nfinal class A: \(promise) {}").count == 1)
        #expect(HouseRule.unreasonedPromises("/// Guarded by its lock.\nfinal class A: \(promise) {}") == [])
        #expect(HouseRule.unreasonedPromises("// Why.\n\nfinal class A: \(promise) {}") == [])
        #expect(HouseRule.unreasonedPromises("final class A: \(promise) {}  // one thread") == [])
        #expect(HouseRule.unreasonedPromises("/// About `\(promise)`.\n") == [])
    }

    @Test("read the targets of a manifest")
    func manifest() {
        let text = """
            .target(name: "A"),
            .target(
                name: "B", dependencies: ["A", .product(name: "Yams", package: "yams")], resources: [.copy("x")]),
            .executableTarget(name: "c", dependencies: ["B"], exclude: ["d"]),
            .testTarget(name: "BTests", dependencies: ["A"]),
            """
        #expect(Manifest.dependencies(text) == ["A": [], "B": ["A", "Yams"], "c": ["B"]])
    }

    @Test("see what does not belong into the repository")
    func repository() {
        #expect(RepositoryRule.strangers(["README.md", "Sources/A.swift", "Package.swift"]) == [])
        #expect(RepositoryRule.strangers(["notes.txt", ".build/x", "Package.resolved", "Sources/.build/a"]).count == 4)
        #expect(RepositoryRule.strangers(["a/../Package.resolved"]).count == 1)
    }

    @Test("see names of the workshop in a text", arguments: RepositoryRule.workshopWords + ["/garage/"])
    func workshop(_ word: String) {
        #expect(RepositoryRule.workshopNames("see \(word.uppercased())x", parent: "/garage") == [word])
        #expect(RepositoryRule.workshopNames("see here", parent: "/garage") == [])
        #expect(RepositoryRule.workshopNames("the root / and /tmp/", parent: "/") == [])
        #expect(RepositoryRule.workshopNames("/opt/softdown", parent: "/opt") == [])
        #expect(RepositoryRule.workshopNames("a/garage/b", parent: "/garage") == [])
        #expect(RepositoryRule.workshopNames("a/garage/b file:///garage/c", parent: "/garage") == ["/garage/"])
    }

    @Test("see probes that are not built in")
    func probes() {
        let listing = "(\"b.yaml\", PackageResources.b_yaml),\n(\"a-c.yaml\", PackageResources.a_c_yaml),\n"
        #expect(RepositoryRule.builtIn(listing) == ["b.yaml": "b_yaml", "a-c.yaml": "a_c_yaml"])
        #expect(RepositoryRule.resourceName("a-c.yaml") == "a_c_yaml")
    }
}
