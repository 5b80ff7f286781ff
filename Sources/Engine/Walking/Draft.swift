/// A value that functions which wait for each other add to. Each of them keeps a reference while it waits, and no copies
/// of its own: see ``StepRunner``.
final class Draft<Value> {
    var value: Value

    init(_ value: Value) { self.value = value }
}
