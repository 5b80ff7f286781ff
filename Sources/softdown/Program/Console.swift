import Foundation

/// The terminal. Standard output is for results, standard error for what went wrong.
enum Console {
    /// Colour only on a terminal, and not where NO_COLOR asks for none (no-color.org).
    static var isColoured: Bool {
        isatty(STDOUT_FILENO) == 1 && ProcessInfo.processInfo.environment["NO_COLOR"]?.isEmpty ?? true
            && ProcessInfo.processInfo.environment["TERM"] != "dumb"
    }

    static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

    static func print(_ text: String, terminator: String = "\n") {
        write(text + terminator, to: STDOUT_FILENO)
    }

    static func complain(_ text: String) {
        write(text + "\n", to: STDERR_FILENO)
    }

    /// A closed pipe ends the output, not the program with a crash.
    private static func write(_ text: String, to descriptor: Int32) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let written = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if written < 0, errno == EINTR { continue }
            guard written > 0 else { return }
            bytes = bytes.dropFirst(written)
        }
    }
}

extension Console {
    /// Columns of the terminal; 100 where there is none.
    static var width: Int {
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 20 else { return 100 }
        return Int(size.ws_col)
    }
}
