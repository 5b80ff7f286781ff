/// Values as JSON text: moments as milliseconds. Texts from the wire are kept only inside of such values,
/// since SQLite's own texts end at the first NUL.
enum JSONText {
    static func encode(_ value: some Encodable) throws -> String {
        let output = JSONOutput()
        try output.write(any: value)
        return try output.text()
    }

    /// - Parameter place: table and column, for the error.
    static func decode<Value: Decodable>(_ type: Value.Type, from text: String, at place: String) throws -> Value {
        do {
            let input = JSONInput(text)
            let start = try input.start(0)
            let value = try JSONValueDecoder(input: input, position: start).value(type)
            guard input.isEnd(try input.end(of: start)) else { throw JSONInput.Malformed() }
            return value
        } catch {
            throw NotUnderstood(what: place)
        }
    }
}
