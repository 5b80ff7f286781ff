/// What `open`, `http` and `chat` may add to their requests.
package struct RequestOptions: Hashable, Sendable {
    package struct Header: Hashable, Sendable {
        package var name: String
        package var value: Template

        package init(name: String, value: Template) {
            self.name = name
            self.value = value
        }
    }

    package var headers: [Header] = []
    package var basic: (user: Template, password: Template)? {
        get { basicUser.flatMap { user in basicPassword.map { (user, $0) } } }
        set {
            basicUser = newValue?.user
            basicPassword = newValue?.password
        }
    }
    package var bearer: Template?
    /// How many redirects are followed; absent for the kind's default.
    package var redirects: Int?
    private var basicUser: Template?
    private var basicPassword: Template?

    package init() {}

    package var templates: [Template] {
        headers.map(\.value) + [basicUser, basicPassword, bearer].compactMap { $0 }
    }
}
