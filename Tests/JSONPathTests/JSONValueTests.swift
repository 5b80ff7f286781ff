import JSONPath
import Testing

@Suite struct JSONValueTests {
    @Test(arguments: [
        ("1", "1.0", true), ("1", "1e0", true), ("100", "1E2", true), ("0", "-0", true), ("0", "-0.0", true),
        ("0.1", "1e-1", true),
        ("0.1", "0.10000000000000001", true), ("1", "2", false), ("1", "\"1\"", false), ("1", "true", false),
        ("9007199254740993", "9007199254740992", false), ("9223372036854775807", "9223372036854775806", false),
        ("12345678901234567890", "12345678901234567891", false), ("12345678901234567890", "12345678901234567890", true),
        ("1e400", "1e401", false), ("1e400", "1e400", true), ("1e400", "-1e400", false),
        ("[1,{\"a\":2}]", "[1.0,{\"a\":2.0}]", true), ("{\"a\":1,\"b\":2}", "{\"b\":2,\"a\":1}", true),
        ("{\"a\":1}", "{\"a\":1,\"b\":2}", false), ("{\"a\":1,\"b\":2}", "{\"a\":1,\"c\":2}", false),
        ("[1]", "[1,1]", false),
        ("null", "null", true), ("null", "false", false), ("\"\u{E9}\"", "\"e\u{301}\"", false),
    ])
    func comparesForEquality(left: String, right: String, equal: Bool) throws {
        let (left, right) = (try JSON(parsing: left), try JSON(parsing: right))
        #expect((left == right) == equal)
        #expect((right == left) == equal)
        #expect(left == left)
    }

    @Test(arguments: [
        [
            "-1e400", "-100000000000000000000", "-99999999999999999999", "-1.5", "-1", "0", "0.5", "1",
            "9007199254740992",
        ],
        ["9007199254740993", "99999999999999999999", "100000000000000000000", "1e30", "1e400"],
    ])
    func ordersNumbers(ascending: [String]) throws {
        let numbers = try ascending.map { literal -> JSON.Number in
            guard case .number(let number) = try JSON(parsing: literal) else { throw NotANumber() }
            return number
        }
        for (place, number) in numbers.enumerated() {
            for (otherPlace, other) in numbers.enumerated() {
                #expect((number < other) == (place < otherPlace), "\(number.literal) < \(other.literal)")
                #expect((number == other) == (place == otherPlace))
            }
        }
    }

    private struct NotANumber: Error {}

    @Test func readsNumbers() throws {
        #expect(JSON.Number(12).integer == 12)
        #expect(JSON.Number(1e3)?.integer == 1_000)
        #expect(JSON.Number(0.5)?.integer == nil)
        #expect(JSON.Number(Double.nan) == nil)
        #expect(JSON.Number(Double.infinity) == nil)
    }

    @Test func showsValuesToPeople() throws {
        let value = try JSON(parsing: #"{"s":"a\nb","n":1.50,"l":[null]}"#)
        #expect(value["s"]?.plainText == "a\nb")
        #expect(value["n"]?.plainText == "1.50")
        #expect(value["l"]?.plainText == "[null]")
        #expect(value["l"]?[0]?.typeName == "null")
        #expect(value["l"]?[1] == nil && value["l"]?[-1] == nil && value["s"]?["x"] == nil && value[0] == nil)
        #expect(value.typeName == "object")
    }
}
