// What raw libcurl needs for the benchmark's work: the number that softdown's transfers are compared with.
//
//     yardstick URL JOURNEYS IN_FLIGHT REQUESTS
//
// One thread, the multi interface, IN_FLIGHT journeys at a time. A journey opens a connection of its own, makes
// REQUESTS requests on it one after the other, and closes it. Prints one line of JSON; times in microseconds.
#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

struct journey {
    long left;
    size_t bytes;
};

static const char *url;
static long requests, journeys_left, transfers, failures;

static size_t receive(char *bytes, size_t size, size_t count, void *receiver) {
    (void)bytes;
    ((struct journey *)receiver)->bytes += size * count;
    return size * count;
}

// The next request of a journey; the first has a connection of its own, the last leaves none behind.
static void start(CURLM *multi, CURL *handle, struct journey *journey) {
    curl_easy_setopt(handle, CURLOPT_FRESH_CONNECT, journey->left == requests ? 1L : 0L);
    curl_easy_setopt(handle, CURLOPT_FORBID_REUSE, journey->left == 1 ? 1L : 0L);
    journey->left--;
    curl_multi_add_handle(multi, handle);
}

static void begin(CURLM *multi) {
    if (journeys_left-- <= 0) return;
    struct journey *journey = calloc(1, sizeof *journey);
    CURL *handle = curl_easy_init();
    if (!journey || !handle) exit(1);
    journey->left = requests;
    curl_easy_setopt(handle, CURLOPT_URL, url);
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle, CURLOPT_PROXY, "");
    curl_easy_setopt(handle, CURLOPT_ACCEPT_ENCODING, "");
    curl_easy_setopt(handle, CURLOPT_COOKIEFILE, "");
    curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, 20000L);
    curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, receive);
    curl_easy_setopt(handle, CURLOPT_WRITEDATA, journey);
    curl_easy_setopt(handle, CURLOPT_PRIVATE, journey);
    start(multi, handle, journey);
}

static void finish(CURLM *multi) {
    CURLMsg *message;
    int left;
    while ((message = curl_multi_info_read(multi, &left))) {
        CURL *handle = message->easy_handle;
        struct journey *journey;
        curl_easy_getinfo(handle, CURLINFO_PRIVATE, (char **)&journey);
        transfers++;
        if (message->data.result != CURLE_OK) failures++;
        curl_multi_remove_handle(multi, handle);
        if (journey->left > 0) {
            start(multi, handle, journey);
        } else {
            curl_easy_cleanup(handle);
            free(journey);
            begin(multi);
        }
    }
}

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1e6 + time.tv_nsec / 1e3;
}

int main(int count, char **words) {
    if (count != 5) return 2;
    url = words[1];
    journeys_left = atol(words[2]);
    long in_flight = atol(words[3]);
    requests = atol(words[4]);
    struct rlimit files;
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);

    curl_global_init(CURL_GLOBAL_ALL);
    CURLM *multi = curl_multi_init();
    double started = now();
    long all = journeys_left * requests;
    for (long i = 0; i < in_flight; i++) begin(multi);
    while (transfers < all) {
        int running;
        long before = transfers;
        curl_multi_perform(multi, &running);
        finish(multi);
        // What was started just now does not wait.
        if (transfers == before) curl_multi_poll(multi, NULL, 0, 1000, NULL);
    }
    double wall = now() - started;
    curl_multi_cleanup(multi);

    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    double cpu = usage.ru_utime.tv_sec * 1e6 + usage.ru_utime.tv_usec + usage.ru_stime.tv_sec * 1e6 + usage.ru_stime.tv_usec;
    printf(
        "{\"program\":\"yardstick\",\"inFlight\":%ld,\"transfers\":%ld,\"failures\":%ld,\"cpuPerTransfer\":%.1f,"
        "\"cpu\":%.0f,\"wall\":%.0f,\"peakKiB\":%ld}\n",
        in_flight, transfers, failures, cpu / transfers, cpu, wall, usage.ru_maxrss);
    return failures != 0;
}
