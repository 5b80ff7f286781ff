import Documents
import Testing

/// Which form a control belongs to when start and end tags cross, as browsers decide it.
@Suite struct FormOwnerTests {
    @Test(arguments: [
        ("<div><form><input name=a></div><input name=b></form><input name=c>", [["a", "b"]]),
        ("<form><div><input name=a></form><input name=b></div><input name=c>", [["a", "b"]]),
        ("<form><div><input name=a></div></form><input name=b>", [["a"]]),
        (
            "<form><input name=a><script>var s = '</form>';</script><!-- </form> --><input name=b title='</form>'></form><input name=c>",
            [["a", "b"]]
        ),
        ("<form><textarea name=t></form></textarea><input name=a></form>", [["t", "a"]]),
        ("<form><input name=a></form><form><input name=b></form>", [["a"], ["b"]]),
        ("<p><form><input name=a><p><input name=b></FORM ><input name=c>", [["a", "b"]]),
        (
            "<table><tr><form><td><input name=a></td></tr><tr><td><input name=b></td></form></tr></table><input name=c>",
            [["a", "b"]]
        ),
        ("<form><input name=a>", [["a"]]), ("<input name=z><form></form><input name=a>", [[]]),
        ("<formula></formula><form><input name=a></formula><input name=b></form>", [["a", "b"]]),
    ])
    func belongsTo(html: String, expected: [[String]]) {
        #expect(HTMLDocument(html).forms.map { $0.fields.map(\.name) } == expected)
    }
}
