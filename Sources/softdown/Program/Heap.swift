import CHeap

/// How the C library keeps memory for us.
///
/// Runs last seconds and take much and little in turn, on as many threads as there are cores. glibc would give each thread an arena
/// of its own and keep in it what hostile pages once took: with two arenas and more 24 hostile journeys at once peak a quarter
/// higher. One arena costs no measurable time, as most of what we allocate is small and short-lived (`Tests/Benchmarks/journeys`).
enum Heap {
    /// From this size on memory is mapped alone and given back at once. Setting it also keeps glibc from raising it by itself (mallopt(3)).
    private static let mappedAlone: CInt = 128 * 1024

    /// To be called before anything else. Where it is refused, the program takes more memory and works as well.
    static func staySmall() {
        _ = mallopt(M_ARENA_MAX, 1)
        _ = mallopt(M_MMAP_THRESHOLD, mappedAlone)
    }
}
