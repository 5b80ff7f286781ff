import DemoCentre
import Testing

@Suite struct CheckoutTests {
    private func signIn(_ user: String, _ browser: Browser) async throws {
        let account = try DemoAccount.named(user)
        _ = try await browser.get("/shop/sign-in")
        let answer = try await browser.submit(
            "/shop/sign-in", [("username", account.user), ("password", account.password)])
        #expect(answer.location == "/shop")
    }

    /// Buys a lamp; gives the order's address.
    private func buy(_ browser: Browser) async throws -> String {
        _ = try await browser.get("/shop")
        #expect(
            try await browser.submit("/shop/basket", [("product", "lamp"), ("quantity", "2")]).location
                == "/shop/basket")
        let basket = try await browser.get("/shop/basket")
        #expect(basket.element("total") == "69.00")
        #expect(basket.text.contains("2 × Reading lamp &quot;Pier&quot;"))
        _ = try await browser.get("/shop/checkout")
        let placed = try await browser.submit("/shop/checkout", [("name", "Farid"), ("street", "Pier 1")])
        #expect(placed.status == 303)
        return try #require(placed.location)
    }

    @Test func aCustomerBuysSomething() async throws {
        try await Harness.run { harness in
            let browser = harness.browser
            try await signIn("farid", browser)
            let order = try await buy(browser)
            let page = try await browser.get(order)
            #expect(page.element("order-status") == "confirmed")
            let status = try await browser.get(order.replacing("/shop/", with: "/shop/api/")).object
            #expect(status["status"] as? String == "confirmed")
            #expect(try await browser.get("/shop/basket").text.contains("nothing in it"))
        }
    }

    @Test func anOrderIsPendingFirst() async throws {
        try await Harness.run(orderDelay: .seconds(3600)) { harness in
            let browser = harness.browser
            try await signIn("farid", browser)
            let page = try await browser.get(try await buy(browser))
            #expect(page.element("order-status") == "pending")
            #expect(page.text.contains("Look again"))
        }
    }

    @Test func programsBuyWithTheSameSession() async throws {
        try await Harness.run { harness in
            let browser = harness.browser
            #expect(try await browser.postJSON("/shop/api/basket", #"{"product":"lamp"}"#).status == 401)
            try await signIn("farid", browser)
            let basket = try await browser.postJSON("/shop/api/basket", #"{"product":"plug","quantity":3}"#)
            #expect(basket.object["total"] as? String == "38.70")
            let placed = try await browser.postJSON("/shop/api/orders", "{}")
            #expect(placed.status == 201)
            let identifier = try #require(placed.object["id"] as? String)
            #expect(try await browser.get("/shop/api/orders/\(identifier)").object["status"] as? String == "confirmed")
            #expect(try await browser.postJSON("/shop/api/orders", "{}").status == 422)
        }
    }

    @Test(arguments: [("boat", "1"), ("lamp", "0"), ("lamp", "-1"), ("lamp", "100"), ("lamp", "many")])
    func refusesWhatItDoesNotSell(product: String, quantity: String) async throws {
        try await Harness.run { harness in
            let browser = harness.browser
            try await signIn("farid", browser)
            _ = try await browser.get("/shop")
            let answer = try await browser.submit("/shop/basket", [("product", product), ("quantity", quantity)])
            #expect(answer.status == 422)
        }
    }

    @Test func strangersAreSentToTheDoorAndSeeNoOrders() async throws {
        try await Harness.run { harness in
            #expect(try await harness.browser.get("/shop").location == "/shop/sign-in")
            let farid = harness.browser
            try await signIn("farid", farid)
            let order = try await buy(farid)
            let gina = harness.browser
            try await signIn("gina", gina)
            #expect(try await gina.get(order).status == 404)
            #expect(try await gina.get(order.replacing("/shop/", with: "/shop/api/")).status == 404)
        }
    }

    @Test func theShopsDoorIsNoWayRoundTheCode() async throws {
        try await Harness.run { harness in
            let anna = try DemoAccount.named("anna")
            let browser = harness.browser
            _ = try await browser.get("/shop/sign-in")
            let answer = try await browser.submit(
                "/shop/sign-in", [("username", anna.user), ("password", anna.password)])
            #expect(answer.location == "/login?next=%2Fshop")
            #expect(try await browser.get("/account").status == 302)
        }
    }
}
