/// A certificate authority of the test's own, and a certificate signed by it.
struct Certificates {
    let scratch: Scratch
    var authority: String { scratch.path + "/ca.pem" }
    var certificate: String { scratch.path + "/server.pem" }
    var key: String { scratch.path + "/server.key" }

    init(names: String = "DNS:localhost,IP:127.0.0.1") throws {
        scratch = try Scratch()
        let openssl = "/usr/bin/openssl"
        let extensions = try scratch.write(
            "extensions", "subjectAltName=\(names)\nbasicConstraints=CA:FALSE\n")
        try Program.run(
            openssl,
            [
                "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
                "-subj", "/CN=softdown test authority", "-keyout", scratch.path + "/ca.key", "-out", authority,
            ])
        try Program.run(
            openssl,
            [
                "req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-subj", "/CN=localhost",
                "-keyout", key, "-out", scratch.path + "/server.csr",
            ])
        try Program.run(
            openssl,
            [
                "x509", "-req", "-in", scratch.path + "/server.csr", "-CA", authority, "-CAkey",
                scratch.path + "/ca.key", "-CAcreateserial", "-days", "2", "-extfile", extensions, "-out", certificate,
            ])
    }
}
