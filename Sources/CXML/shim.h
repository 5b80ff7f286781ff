#ifndef SOFTDOWN_CXML_SHIM_H
#define SOFTDOWN_CXML_SHIM_H

/// Debian's libxml2 is built with ICU and shows ICU's types in `encoding.h`, where they clash with those of Foundation's own ICU. They
/// are the last members of a structure that only libxml2 itself makes, so that we can do without them.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/tree.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

/// `xmlFree` is a mutable global function pointer, which Swift 6 does not let us read.
static inline void softdown_xml_free(void *memory) {
    if (memory != NULL) xmlFree(memory);
}

#endif
