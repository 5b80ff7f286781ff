/* Debian's faketime moves timers by as much as the wall clock, those of the monotonic clock too: what sleeps under it never
   wakes up, or at once. This goes before it, and asks the kernel. */
#define _GNU_SOURCE
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <unistd.h>

int timerfd_settime(int timer, int flags, const struct itimerspec *value, struct itimerspec *old) {
    return (int)syscall(SYS_timerfd_settime, timer, flags, value, old);
}

int timerfd_gettime(int timer, struct itimerspec *value) { return (int)syscall(SYS_timerfd_gettime, timer, value); }
