import Foundation

/// The place where one value is read: see ``JSONInput``.
struct JSONValueDecoder: Decoder {
    let input: JSONInput
    /// Where the value begins.
    let position: Int

    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        KeyedDecodingContainer(JSONKeyedReader<Key>(input: input, members: try input.members(position)))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer { try JSONListReader(input, position) }

    func singleValueContainer() -> any SingleValueDecodingContainer { self }

    /// Any value, from where this decoder stands.
    func value<Value: Decodable>(_ type: Value.Type) throws -> Value {
        if Value.self == Date.self, let date = Date(milliseconds: try decode(Int64.self)) as? Value { return date }
        guard Value.self != Data.self, Value.self != URL.self, Value.self != Decimal.self else {
            throw JSONOutputError.notStored
        }
        return try Value(from: self)
    }
}

extension JSONValueDecoder: SingleValueDecodingContainer {
    func decodeNil() -> Bool { input.bytes[input.word(position)].elementsEqual("null".utf8) }

    func decode(_ type: Bool.Type) throws -> Bool {
        let word = input.bytes[input.word(position)]
        if word.elementsEqual("true".utf8) { return true }
        guard word.elementsEqual("false".utf8) else { throw JSONInput.Malformed() }
        return false
    }

    func decode(_ type: String.Type) throws -> String {
        let (content, isEscaped, _) = try input.string(position)
        return try input.text(content, isEscaped: isEscaped)
    }

    func decode(_ type: Double.Type) throws -> Double {
        let word = String(decoding: input.bytes[input.word(position)], as: UTF8.self)
        guard let number = Double(word), number.isFinite, word.first != "+", word.last?.isNumber == true else {
            throw JSONInput.Malformed()
        }
        return number
    }

    func decode(_ type: Float.Type) throws -> Float { Float(try decode(Double.self)) }
    func decode(_ type: Int.Type) throws -> Int { try integer(type) }
    func decode(_ type: Int8.Type) throws -> Int8 { try integer(type) }
    func decode(_ type: Int16.Type) throws -> Int16 { try integer(type) }
    func decode(_ type: Int32.Type) throws -> Int32 { try integer(type) }
    func decode(_ type: Int64.Type) throws -> Int64 { try integer(type) }
    func decode(_ type: UInt.Type) throws -> UInt { try integer(type) }
    func decode(_ type: UInt8.Type) throws -> UInt8 { try integer(type) }
    func decode(_ type: UInt16.Type) throws -> UInt16 { try integer(type) }
    func decode(_ type: UInt32.Type) throws -> UInt32 { try integer(type) }
    func decode(_ type: UInt64.Type) throws -> UInt64 { try integer(type) }
    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try value(type) }

    private func integer<Number: FixedWidthInteger>(_ type: Number.Type) throws -> Number {
        let word = input.bytes[input.word(position)]
        guard word.first != UInt8(ascii: "+") else { throw JSONInput.Malformed() }
        if let number = Number(Substring(decoding: word, as: UTF8.self)) { return number }
        // A whole number that was written with a point.
        guard let number = Number(exactly: try decode(Double.self)) else { throw JSONInput.Malformed() }
        return number
    }
}

/// An object that is being read.
struct JSONKeyedReader<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let input: JSONInput
    let members: [JSONInput.Member]

    var codingPath: [any CodingKey] { [] }
    var allKeys: [Key] {
        members.compactMap { (try? input.text($0.name, isEscaped: $0.isEscaped)).flatMap { Key(stringValue: $0) } }
    }

    /// The last of several with one name, as most readers have it.
    private func decoder(_ name: String) -> JSONValueDecoder? {
        let member = members.last { member in
            member.isEscaped
                ? (try? input.text(member.name, isEscaped: true)) == name
                : input.bytes[member.name].elementsEqual(name.utf8)
        }
        return member.map { JSONValueDecoder(input: input, position: $0.value) }
    }

    private func found(_ key: some CodingKey) throws -> JSONValueDecoder {
        guard let decoder = decoder(key.stringValue) else {
            throw DecodingError.keyNotFound(key, .init(codingPath: [], debugDescription: ""))
        }
        return decoder
    }

    func contains(_ key: Key) -> Bool { decoder(key.stringValue) != nil }
    func decodeNil(forKey key: Key) throws -> Bool { try found(key).decodeNil() }
    func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try found(key).decode(type) }
    func decode(_ type: String.Type, forKey key: Key) throws -> String { try found(key).decode(type) }
    func decode(_ type: Double.Type, forKey key: Key) throws -> Double { try found(key).decode(type) }
    func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try found(key).decode(type) }
    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value { try found(key).value(type) }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> { try found(key).container(keyedBy: type) }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try found(key).unkeyedContainer()
    }

    func superDecoder() throws -> any Decoder { try found(JSONSuperKey()) }
    func superDecoder(forKey key: Key) throws -> any Decoder { try found(key) }
}

/// A list that is being read.
struct JSONListReader: UnkeyedDecodingContainer {
    private let input: JSONInput
    /// Where the next element begins; nothing behind the last one.
    private var next: Int?
    private(set) var currentIndex = 0

    var codingPath: [any CodingKey] { [] }
    var count: Int? { nil }
    var isAtEnd: Bool { next == nil }

    init(_ input: JSONInput, _ position: Int) throws {
        self.input = input
        guard input.byte(position) == UInt8(ascii: "[") else { throw JSONInput.Malformed() }
        let first = try input.start(position + 1)
        next = input.bytes[first] == UInt8(ascii: "]") ? nil : first
    }

    private mutating func element() throws -> JSONValueDecoder {
        guard let position = next else { throw JSONInput.Malformed() }
        let separator = try input.start(try input.end(of: position))
        switch input.bytes[separator] {
        case UInt8(ascii: ","): next = try input.start(separator + 1)
        case UInt8(ascii: "]"): next = nil
        default: throw JSONInput.Malformed()
        }
        currentIndex += 1
        return JSONValueDecoder(input: input, position: position)
    }

    /// Goes past an element only if it is null.
    mutating func decodeNil() throws -> Bool {
        guard let position = next else { throw JSONInput.Malformed() }
        guard JSONValueDecoder(input: input, position: position).decodeNil() else { return false }
        _ = try element()
        return true
    }

    mutating func decode(_ type: String.Type) throws -> String { try element().decode(type) }
    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try element().value(type) }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type
    ) throws -> KeyedDecodingContainer<Nested> { try element().container(keyedBy: type) }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer { try element().unkeyedContainer() }
    mutating func superDecoder() throws -> any Decoder { try element() }
}
