/// One name with its value as a form sends it.
package struct FormEntry: Sendable, Equatable {
    package enum Value: Sendable, Equatable {
        case text(String)
        case file(FormFile)
    }

    package var name: String
    package var value: Value

    package init(_ name: String, _ value: String) {
        self.name = name
        self.value = .text(value)
    }

    package init(_ name: String, _ file: FormFile) {
        self.name = name
        self.value = .file(file)
    }

    /// The text, or the name of the file.
    package var text: String {
        switch value {
        case .text(let text): text
        case .file(let file): file.fileName
        }
    }
}

/// A file for an upload field.
package struct FormFile: Sendable, Equatable {
    package var fileName: String
    package var contentType: String
    package var content: [UInt8]

    package init(fileName: String, contentType: String = "application/octet-stream", content: [UInt8]) {
        self.fileName = fileName
        self.contentType = contentType
        self.content = content
    }

    /// What a browser sends for an upload field into which nothing was put.
    static let none = FormFile(fileName: "", content: [])
}
