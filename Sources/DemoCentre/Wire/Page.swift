/// The frame of every page: works without scripts, on a phone, and read aloud.
struct Page {
    let title: String
    let content: HTML

    var document: HTML {
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(title) – Harbour &amp; Sons Energy</title>
        <style>\(Page.style)</style>
        </head>
        <body>
        <header><a href="/">Harbour &amp; Sons Energy</a> <small>demo</small></header>
        <main>
        \(content)
        </main>
        </body>
        </html>

        """
    }

    private static let style: HTML = """
        :root{color-scheme:light dark}
        body{font:1rem/1.5 system-ui,sans-serif;max-width:42rem;margin:0 auto;padding:0 1rem 3rem}
        header{padding:1rem 0;border-bottom:1px solid;margin-bottom:1rem}
        label{display:block;margin-top:.75rem;font-weight:600}
        input{font:inherit;padding:.5rem;width:100%;max-width:20rem;box-sizing:border-box}
        button{font:inherit;padding:.5rem 1rem;margin-top:.75rem}
        ul.plain{list-style:none;padding:0}
        ul.plain>li{border-top:1px solid;padding:.75rem 0}
        [role=alert]{border-left:.3rem solid #b00020;padding:.25rem .75rem}
        """
}

extension HTML {
    static func alert(_ text: String?) -> HTML {
        guard let text else { return .empty }
        return "<p role=\"alert\">\(text)</p>"
    }

    static func hidden(_ name: String, _ value: String) -> HTML {
        "<input type=\"hidden\" name=\"\(name)\" value=\"\(value)\">"
    }

    /// A labelled text field; `kind` is the input's type, `autocomplete` the standard's field name.
    static func field(
        _ name: String, label: String, kind: String = "text", autocomplete: String = "off", value: String = ""
    ) -> HTML {
        """
        <label for="\(name)">\(label)</label>
        <input id="\(name)" name="\(name)" type="\(kind)" autocomplete="\(autocomplete)" value="\(value)" required>

        """
    }
}
