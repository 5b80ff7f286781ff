/// What the shop sells.
struct Product: Sendable {
    let code: String
    let name: String
    let priceCents: Int

    static let all: [Product] = [
        Product(code: "meter", name: "Smart meter", priceCents: 89_00),
        Product(code: "lamp", name: "Reading lamp \"Pier\"", priceCents: 34_50),
        Product(code: "plug", name: "Plug & switch set", priceCents: 12_90),
    ]

    static func named(_ code: String) -> Product? { all.first { $0.code == code } }
}
