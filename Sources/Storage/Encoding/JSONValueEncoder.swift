import Foundation

/// The place where one value goes: see ``JSONOutput``.
struct JSONValueEncoder: Encoder {
    let output: JSONOutput
    /// How many containers are around the value.
    let depth: Int

    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    init(_ output: JSONOutput) {
        self.output = output
        depth = output.depth
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        KeyedEncodingContainer(
            JSONKeyedContainer<Key>(output: output, depth: depth, number: begin(UInt8(ascii: "{"), UInt8(ascii: "}"))))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        JSONUnkeyedContainer(output: output, depth: depth, number: begin(UInt8(ascii: "["), UInt8(ascii: "]")))
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { self }

    /// A value that asks twice gets the same container.
    private func begin(_ opening: UInt8, _ closing: UInt8) -> Int {
        if let known = output.container(at: depth), known.closing == closing { return known.number }
        return output.begin(opening, closing: closing)
    }
}

extension JSONOutput {
    /// Writes any value where the output stands.
    func write<Value: Encodable>(any value: Value) throws {
        if Value.self == Date.self, let date = value as? Date { return write(date.milliseconds) }
        guard Value.self != Data.self, Value.self != URL.self, Value.self != Decimal.self else {
            throw JSONOutputError.notStored
        }
        let (depth, start) = (depth, bytes.count)
        try value.encode(to: JSONValueEncoder(self))
        close(to: depth)
        if bytes.count == start { write(literal: "{}") }
    }

    /// For what is asked for in a closed container.
    var nowhere: JSONValueEncoder {
        giveUp()
        return JSONValueEncoder(JSONOutput())
    }
}

extension JSONValueEncoder: SingleValueEncodingContainer {
    func encodeNil() { output.write(literal: "null") }
    func encode(_ value: Bool) { value ? output.write(literal: "true") : output.write(literal: "false") }
    func encode(_ value: String) { output.write(value) }
    func encode(_ value: Double) throws { try output.write(value) }
    func encode(_ value: Float) throws { try output.write(Double(value)) }
    func encode(_ value: Int) { output.write(value) }
    func encode(_ value: Int8) { output.write(value) }
    func encode(_ value: Int16) { output.write(value) }
    func encode(_ value: Int32) { output.write(value) }
    func encode(_ value: Int64) { output.write(value) }
    func encode(_ value: UInt) { output.write(value) }
    func encode(_ value: UInt8) { output.write(value) }
    func encode(_ value: UInt16) { output.write(value) }
    func encode(_ value: UInt32) { output.write(value) }
    func encode(_ value: UInt64) { output.write(value) }
    func encode<Value: Encodable>(_ value: Value) throws { try output.write(any: value) }
}

/// An object that is being written.
struct JSONKeyedContainer<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let output: JSONOutput
    let depth: Int
    let number: Int

    var codingPath: [any CodingKey] { [] }

    private func begin(_ key: some CodingKey) throws -> JSONValueEncoder {
        try output.beginMember(of: number, at: depth)
        output.write(key: key.stringValue)
        return JSONValueEncoder(output)
    }

    func encodeNil(forKey key: Key) throws { try begin(key).encodeNil() }
    func encode(_ value: Bool, forKey key: Key) throws { try begin(key).encode(value) }
    func encode(_ value: String, forKey key: Key) throws { try begin(key).encode(value) }
    func encode(_ value: Double, forKey key: Key) throws { try begin(key).encode(value) }
    func encode(_ value: Int, forKey key: Key) throws { try begin(key).encode(value) }
    func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws { try begin(key).encode(value) }

    func nestedContainer<Nested: CodingKey>(
        keyedBy keyType: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> { superEncoder(forKey: key).container(keyedBy: keyType) }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        superEncoder(forKey: key).unkeyedContainer()
    }

    func superEncoder() -> any Encoder { encoder(for: JSONSuperKey()) }
    func superEncoder(forKey key: Key) -> any Encoder { encoder(for: key) }

    private func encoder(for key: some CodingKey) -> JSONValueEncoder {
        (try? begin(key)) ?? output.nowhere
    }
}

/// A list that is being written.
struct JSONUnkeyedContainer: UnkeyedEncodingContainer {
    let output: JSONOutput
    let depth: Int
    let number: Int
    private(set) var count = 0

    var codingPath: [any CodingKey] { [] }

    init(output: JSONOutput, depth: Int, number: Int) {
        self.output = output
        self.depth = depth
        self.number = number
    }

    private mutating func begin() throws -> JSONValueEncoder {
        try output.beginMember(of: number, at: depth)
        count += 1
        return JSONValueEncoder(output)
    }

    mutating func encodeNil() throws { try begin().encodeNil() }
    mutating func encode(_ value: String) throws { try begin().encode(value) }
    mutating func encode<Value: Encodable>(_ value: Value) throws { try begin().encode(value) }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy keyType: Nested.Type
    ) -> KeyedEncodingContainer<Nested> { superEncoder().container(keyedBy: keyType) }

    mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { superEncoder().unkeyedContainer() }
    mutating func superEncoder() -> any Encoder { (try? begin()) ?? output.nowhere }
}

struct JSONSuperKey: CodingKey {
    var stringValue: String { "super" }
    var intValue: Int? { nil }
    init() {}
    init?(stringValue: String) { nil }
    init?(intValue: Int) { nil }
}
