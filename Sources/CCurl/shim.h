// What Swift cannot import from libcurl: variadic functions, one static inline function per argument type.
// Nothing else belongs here.
#ifndef SOFTDOWN_CCURL_SHIM_H
#define SOFTDOWN_CCURL_SHIM_H

// The type checks of curl's headers work on its own macros only, and the stricter handle types keep an easy
// handle from being passed where a multi handle is due.
#define CURL_DISABLE_TYPECHECK
#define CURL_STRICTER
#include <curl/curl.h>

// The macros that the headers put over the variadic functions count arguments; the functions are called here.
#undef curl_easy_setopt
#undef curl_easy_getinfo
#undef curl_multi_setopt
#undef curl_share_setopt

static inline CURLcode softdown_easy_set_long(CURL *handle, CURLoption option, long value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode softdown_easy_set_offset(CURL *handle, CURLoption option, curl_off_t value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode softdown_easy_set_string(CURL *handle, CURLoption option, const char *value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode softdown_easy_set_bytes(CURL *handle, CURLoption option, const void *value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode softdown_easy_set_pointer(CURL *handle, CURLoption option, void *value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode softdown_easy_set_list(CURL *handle, CURLoption option, struct curl_slist *value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode softdown_easy_set_form(CURL *handle, curl_mime *value) {
    return curl_easy_setopt(handle, CURLOPT_MIMEPOST, value);
}

static inline CURLcode softdown_easy_set_share(CURL *handle, CURLSH *value) {
    return curl_easy_setopt(handle, CURLOPT_SHARE, value);
}

// For CURLOPT_WRITEFUNCTION and CURLOPT_HEADERFUNCTION, which have the same shape.
static inline CURLcode softdown_easy_set_receiver(
    CURL *handle, CURLoption option, size_t (*receiver)(char *, size_t, size_t, void *)) {
    return curl_easy_setopt(handle, option, receiver);
}

static inline CURLcode softdown_easy_set_socket_opener(CURL *handle, curl_opensocket_callback opener) {
    return curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, opener);
}

static inline CURLcode softdown_easy_set_socket_closer(CURL *handle, curl_closesocket_callback closer) {
    return curl_easy_setopt(handle, CURLOPT_CLOSESOCKETFUNCTION, closer);
}

static inline CURLcode softdown_easy_set_request_gate(CURL *handle, curl_prereq_callback gate) {
    return curl_easy_setopt(handle, CURLOPT_PREREQFUNCTION, gate);
}

static inline CURLcode softdown_easy_set_progress(CURL *handle, curl_xferinfo_callback progress) {
    return curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, progress);
}

static inline CURLcode softdown_easy_get_long(CURL *handle, CURLINFO information, long *value) {
    return curl_easy_getinfo(handle, information, value);
}

static inline CURLcode softdown_easy_get_offset(CURL *handle, CURLINFO information, curl_off_t *value) {
    return curl_easy_getinfo(handle, information, value);
}

static inline CURLcode softdown_easy_get_string(CURL *handle, CURLINFO information, char **value) {
    return curl_easy_getinfo(handle, information, value);
}

static inline CURLcode softdown_easy_get_list(CURL *handle, CURLINFO information, struct curl_slist **value) {
    return curl_easy_getinfo(handle, information, value);
}

static inline CURLMcode softdown_multi_set_long(CURLM *handle, CURLMoption option, long value) {
    return curl_multi_setopt(handle, option, value);
}

static inline CURLSHcode softdown_share_add(CURLSH *handle, curl_lock_data data) {
    return curl_share_setopt(handle, CURLSHOPT_SHARE, data);
}

// A union member of CURLMsg, and only there for CURLMSG_DONE.
static inline CURLcode softdown_message_result(const CURLMsg *message) {
    return message->data.result;
}

#endif
