extension Centre {
    func shopSignInPage(_ session: Session, alert: String?) -> WebResponse {
        .page(
            Page(
                title: "Sign in to the shop",
                content: """
                    <h1>Sign in to the shop</h1>
                    \(HTML.alert(alert))
                    <form id="shop-sign-in" method="post" action="/shop/sign-in">
                    \(session.formField)
                    \(HTML.field("username", label: "User name", autocomplete: "username"))
                    \(HTML.field("password", label: "Password", kind: "password", autocomplete: "current-password"))
                    <button>Sign in</button>
                    </form>
                    """))
    }

    func shopPage(_ session: Session) -> WebResponse {
        let products = Product.all.map { product -> HTML in
            """
            <li><strong>\(product.name)</strong>, \(Money.text(cents: product.priceCents)) euros
            <form id="add-\(product.code)" method="post" action="/shop/basket">
            \(session.formField)
            \(HTML.hidden("product", product.code))
            <label for="quantity-\(product.code)">How many?</label>
            <input id="quantity-\(product.code)" name="quantity" type="number" min="1" max="99" value="1">
            <button>Add to basket</button>
            </form></li>

            """
        }
        return .page(
            Page(
                title: "Shop",
                content: """
                    <h1>Shop</h1>
                    <ul class="plain">
                    \(products)
                    </ul>
                    <p><a href="/shop/basket">Basket</a></p>
                    """))
    }

    func basketPage(_ session: Session) -> WebResponse {
        let items = Product.all.compactMap { product -> HTML? in
            guard let count = session.basket[product.code] else { return nil }
            return "<li>\(count) × \(product.name)</li>\n"
        }
        let empty: HTML = "<p>There is nothing in it.</p>\n<p><a href=\"/shop\">Shop</a></p>"
        let filled: HTML = """
            <ul id="basket">
            \(items)
            </ul>
            <p>Together <span id="total">\(Money.text(cents: Centre.total(session.basket)))</span> euros</p>
            <p><a href="/shop/checkout">Check out</a></p>
            """
        return .page(
            Page(title: "Basket", content: "<h1>Your basket</h1>\n\(items.isEmpty ? empty : filled)"))
    }

    func checkoutPage(_ session: Session, _ account: DemoAccount, alert: String? = nil) -> WebResponse {
        guard !session.basket.isEmpty else { return .redirect("/shop/basket") }
        return .page(
            Page(
                title: "Check out",
                content: """
                    <h1>Check out</h1>
                    \(HTML.alert(alert))
                    <p>Together <span id="total">\(Money.text(cents: Centre.total(session.basket)))</span> euros,
                    paid from your account.</p>
                    <form id="checkout" method="post" action="/shop/checkout">
                    \(session.formField)
                    \(HTML.field("name", label: "Name", autocomplete: "name", value: account.name))
                    \(HTML.field("street", label: "Street and number", autocomplete: "street-address"))
                    <button>Order with obligation to pay</button>
                    </form>
                    """))
    }

    func orderPage(_ order: Order) -> WebResponse {
        let status: String
        var way: HTML = .empty
        if isConfirmed(order) {
            status = "confirmed"
            way = "<p>We deliver within three days. <a href=\"/shop\">Back to the shop</a></p>"
        } else {
            status = "pending"
            // The fault leaves no way on: no link, no form, nothing to wait for.
            if !has(.checkoutNeverConfirms) {
                way = "<p><a href=\"/shop/orders/\(order.identifier)\">Look again</a></p>"
            }
        }
        return .page(
            Page(
                title: "Order \(order.identifier)",
                content: """
                    <h1>Order <span id="order-number">\(order.identifier)</span></h1>
                    <p>Your order is <strong id="order-status">\(status)</strong>.</p>
                    \(way)
                    """))
    }
}
