#ifndef SOFTDOWN_CHEAP_SHIM_H
#define SOFTDOWN_CHEAP_SHIM_H

/// `mallopt(3)` and its options: Swift's module of the C library leaves malloc.h out.
#include <malloc.h>

#endif
