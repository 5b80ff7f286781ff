import Credentials
import Testing

@Suite struct OneTimeCodeTests {
    /// The ASCII seeds of RFC 6238 appendix B in base32: 20, 32 and 64 bytes of "1234567890…".
    private static let seeds: [OneTimeCode.Algorithm: String] = [
        .sha1: "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ",
        .sha256: "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZA",
        .sha512:
            "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNA",
    ]

    @Test func countsAsRFC4226() throws {
        let code = try OneTimeCode(base32: "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")
        let expected = [
            "755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489",
        ]
        #expect((0..<10).map { code.code(atStep: $0) } == expected)
    }

    @Test(arguments: [
        (59, ["94287082", "46119246", "90693936"]),
        (1_111_111_109, ["07081804", "68084774", "25091201"]),
        (1_111_111_111, ["14050471", "67062674", "99943326"]),
        (1_234_567_890, ["89005924", "91819424", "93441116"]),
        (2_000_000_000, ["69279037", "90698825", "38618901"]),
        (20_000_000_000, ["65353130", "77737706", "47863826"]),
    ])
    func tellsTimeAsRFC6238(seconds: Int, expected: [String]) throws {
        for (algorithm, expected) in zip(OneTimeCode.Algorithm.allCases, expected) {
            let code = try OneTimeCode(base32: try #require(Self.seeds[algorithm]), algorithm: algorithm, digits: 8)
            #expect(code.code(atStep: code.step(at: seconds)) == expected)
        }
    }

    @Test func readsSecretsAsPeopleCopyThem() throws {
        let code = try OneTimeCode(base32: "gezd gnbv-GY3T QOJQ gezdgnbvgy3tqojq====")
        #expect(code.code(atStep: 1) == "287082")
        #expect(try OneTimeCode(base32: "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", digits: 7).code(atStep: 0) == "4755224")
    }

    @Test func stepsAndSecondsLeft() throws {
        let code = try OneTimeCode(base32: "GEZDGNBV")
        let table = [(0, 0, 30), (29, 0, 1), (30, 1, 30), (59, 1, 1), (-1, -1, 1), (-30, -1, 30), (-31, -2, 1)]
        for (seconds, step, left) in table {
            #expect(code.step(at: seconds) == step)
            #expect(code.secondsLeft(at: seconds) == (left == 30 && seconds < 0 ? 30 : left))
        }
        #expect(try OneTimeCode(base32: "GEZDGNBV", period: 60).step(at: 119) == 1)
        for extreme in [Int.min, Int.max] { #expect((1...30).contains(code.secondsLeft(at: extreme))) }
    }

    @Test func readsAddresses() throws {
        let seed = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
        let plain = try OneTimeCode(uri: "otpauth://totp/Shop:anna?secret=\(seed)&issuer=Shop")
        #expect(plain == (try OneTimeCode(base32: seed)))
        let full = try OneTimeCode(
            uri: "OTPAUTH://TOTP/Shop%3Aanna?algorithm=sha256&digits=8&period=60&secret=GEZDGNBV%20GY3TQOJQ#x")
        #expect(full == (try OneTimeCode(base32: "GEZDGNBVGY3TQOJQ", algorithm: .sha256, digits: 8, period: 60)))
        #expect(try OneTimeCode(uri: "otpauth://totp/a?secret=\(seed)&algorithm=HmacSHA512").algorithm == .sha512)
    }

    @Test(arguments: [
        ("", OneTimeCodeError.notCodeURI),
        ("https://totp/a?secret=GEZDGNBV", .notCodeURI),
        ("otpauth://totpx/a?secret=GEZDGNBV", .notCodeURI),
        ("otpauth://hotp/a?secret=GEZDGNBV&counter=1", .counterBased),
        ("otpauth://totp/a", .missingSecret),
        ("otpauth://totp/a?secret=", .emptySecret),
        ("otpauth://totp/a?secret=====", .emptySecret),
        ("otpauth://totp/a?secret=GEZ1", .invalidCharacter(place: 4)),
        ("otpauth://totp/a?secret=GE=ZDGNBV", .invalidCharacter(place: 4)),
        ("otpauth://totp/a?secret=GEZDGNBVG", .cutOff),
        ("otpauth://totp/a?secret=GEZDGNBV&digits=5", .digits(5)),
        ("otpauth://totp/a?secret=GEZDGNBV&digits=9", .digits(9)),
        ("otpauth://totp/a?secret=GEZDGNBV&digits=six", .notNumber(parameter: "digits")),
        ("otpauth://totp/a?secret=GEZDGNBV&period=0", .period(0)),
        ("otpauth://totp/a?secret=GEZDGNBV&period=-9223372036854775808", .period(.min)),
        ("otpauth://totp/a?secret=GEZDGNBV&algorithm=MD5", .unknownAlgorithm("MD5")),
    ])
    func refusesBadAddresses(uri: String, error: OneTimeCodeError) {
        #expect(throws: error) { try OneTimeCode(uri: uri) }
    }

    @Test func neverPrintsItsKey() throws {
        let code = try OneTimeCode(base32: "GEZDGNBVGY3TQOJQ")
        var dumped = ""
        dump(code, to: &dumped)
        for shown in ["\(code)", String(reflecting: code), dumped] {
            #expect(shown.contains("SHA1, 6 digits, 30 s"))
            #expect(!shown.contains("49") && !shown.contains("GEZ"))
        }
    }
}
