#ifndef SOFTDOWN_CPCRE2_SHIM_H
#define SOFTDOWN_CPCRE2_SHIM_H

/// The header declares nothing until it is told the width of a code unit; ours are bytes of UTF-8.
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#endif
