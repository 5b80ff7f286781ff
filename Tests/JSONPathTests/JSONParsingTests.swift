import Foundation
import JSONPath
import Testing

@Suite struct JSONParsingTests {
    @Test(arguments: [
        ("null", "null"), (" true ", "true"), ("[ ]", "[]"), ("{ }", "{}"), ("\u{FEFF}1", "1"),
        ("[1, -0, 1.50, 2E+3 ,1e999]", "[1,-0,1.50,2E+3,1e999]"),
        ("{\"b\":1,\"a\":[{}]}", "{\"b\":1,\"a\":[{}]}"),
        (#""a\"\\\/\b\f\n\r\t\u00e9""#, #""a\"\\/\b\f\n\r\té""#),
        (#""\u0001\u001F""#, #""\u0001\u001f""#),
        (#""\ud83d\ude00""#, "\"😀\""),
        (#""\ud83d""#, "\"\u{FFFD}\""), (#""\ude00x""#, "\"\u{FFFD}x\""), (#""\ud83d\u0041""#, "\"\u{FFFD}A\""),
        (#""\ud83d\ud83d\ude00""#, "\"\u{FFFD}😀\""),
        (#"{"a":1,"b":2,"a":3}"#, #"{"a":3,"b":2}"#),
        // Two names that Swift's own equality would take for one.
        ("{\"\u{E9}\":1,\"e\u{301}\":2}", "{\"\u{E9}\":1,\"e\u{301}\":2}"),
    ])
    func reads(source: String, text: String) throws {
        let value = try JSON(parsing: source)
        #expect(Array(value.text.utf8) == Array(text.utf8))
        #expect(try JSON(parsing: value.text) == value)
    }

    @Test func readsBytesThatAreNoText() throws {
        #expect(try JSON(parsing: [0x22, 0xFF, 0x41, 0x22]) == .string("\u{FFFD}A"))
    }

    @Test(arguments: [
        ("", JSONParsingError.Reason.empty, 0), (" \n", .empty, 2), ("[1", .unexpectedEnd, 2),
        ("{\"a\"", .unexpectedEnd, 4),
        ("\"abc", .unexpectedEnd, 4), ("\"\\u12", .unexpectedEnd, 5), ("tru", .unexpectedEnd, 3),
        ("-", .unexpectedEnd, 1),
        ("1e", .unexpectedEnd, 2), ("{\"a\":", .unexpectedEnd, 5),
        ("[1 2]", .expected("',' or ']'"), 3), ("[1,]", .expected("a value"), 3),
        ("{a:1}", .expected("a member name in double quotes"), 1),
        ("{\"a\" 1}", .expected("':'"), 5), ("{\"a\":1,}", .expected("a member name in double quotes"), 7),
        ("{\"a\":1;", .expected("',' or '}'"), 6), ("nul1", .expected("null"), 3), ("'a'", .expected("a value"), 0),
        ("<html>", .expected("a value"), 0), ("NaN", .expected("a value"), 0),
        ("01", .invalidNumber, 1), ("1.x", .invalidNumber, 2), ("-x", .invalidNumber, 1), ("1ex", .invalidNumber, 2),
        ("+1", .expected("a value"), 0), ("\"\\x41\"", .invalidEscape, 1), ("\"\\u12g4\"", .invalidEscape, 5),
        ("\"\t\"", .controlCharacter, 1), ("\"\\n\n\"", .controlCharacter, 3), ("1 2", .trailingContent, 2),
        ("{} x", .trailingContent, 3),
    ])
    func refuses(source: String, reason: JSONParsingError.Reason, offset: Int) {
        do throws(JSONParsingError) {
            Issue.record("read \(try JSON(parsing: source).text)")
        } catch {
            #expect(error.reason == reason)
            #expect(error.offset == offset)
        }
    }

    @Test func tellsLineAndColumn() {
        do throws(JSONParsingError) {
            Issue.record("read \(try JSON(parsing: "{\n  \"a\": x\n}").text)")
        } catch {
            #expect(error.description == "line 2, column 8: expected a value")
        }
    }

    @Test func nestsToItsLimit() throws {
        let deepest = String(repeating: "[", count: 512) + String(repeating: "]", count: 512)
        #expect(try JSON(parsing: deepest).text == deepest)
        for unit in ["[", "{\"a\":"] {
            let deep = String(repeating: unit, count: 100_000)
            #expect { try JSON(parsing: deep) } throws: { ($0 as? JSONParsingError)?.reason == .tooDeep }
        }
    }

    /// Foundation reads the same documents in its own way.
    @Test func agreesWithFoundation() throws {
        for test in ComplianceTests.cases {
            guard let document = test.document else { continue }
            let options: JSONSerialization.ReadingOptions = .fragmentsAllowed
            let other = try JSONSerialization.jsonObject(with: Data(document.text.utf8), options: options)
            let written = try JSONSerialization.data(withJSONObject: other, options: .fragmentsAllowed)
            #expect(try JSON(parsing: written) == document, "\(test.name)")
        }
    }

    @Test func findsMembersOfLargeObjects() throws {
        let members = (0..<2_000).map { "\"name\($0)\":\($0)" } + ["\"name7\":-1"]
        let value = try JSON(parsing: "{\(members.joined(separator: ","))}")
        #expect(value["name1999"] == .number(JSON.Number(1999)))
        #expect(value["name7"] == .number(JSON.Number(-1)))
        #expect(value["name"] == nil)
        guard case .object(let object) = value else { return #expect(Bool(false)) }
        #expect(object.count == 2_000)
        #expect(object.members[7].name == "name7")
    }
}
