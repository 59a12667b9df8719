/* Stands between a program and the C library, and lets the calls that change a disk fail or kill the process.

   Loaded with LD_PRELOAD; armed from within the process. Only regular files and folders count, so pipes go on working. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <signal.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <unistd.h>

enum { WRITE = 1, SYNC = 2, TRUNCATE = 4, RENAME = 8, UNLINK = 16 };
enum { KILL = -1, TEAR_AND_KILL = -2, STOP = -3 };

static int watched, wait_for = -1, deed, for_good, counted, excused = -1;

/* The `number`th call (from 0) of the kinds that are asked for fails with an error, kills, or stops the process before
   it; with `stays`, all after it fail too. */
void arm(int kinds, int number, int what, int stays) {
    watched = kinds;
    wait_for = number;
    deed = what;
    for_good = stays;
    counted = 0;
}

int count(void) { return counted; }

/* One file that never fails: where a process tells what it has done. */
void excuse(int file) { excused = file; }

static int is_file(int file) {
    struct stat status;
    return fstat(file, &status) == 0 && (S_ISREG(status.st_mode) || S_ISDIR(status.st_mode));
}

static void die(void) {
    kill(getpid(), SIGKILL);
    for (;;) pause();
}

static int strikes(int kind) {
    if (!(watched & kind)) return 0;
    counted++;
    if (wait_for < 0) return 0;
    if (wait_for > 0) {
        wait_for--;
        return 0;
    }
    if (!for_good) wait_for = -1;
    if (deed == STOP) {
        kill(getpid(), SIGSTOP); /* a power cut comes here, or the call is made after all */
        return 0;
    }
    return 1;
}

static int refuse(int kind) {
    if (!strikes(kind)) return 0;
    if (deed < 0) die();
    errno = deed;
    return 1;
}

#define REAL(name) static __typeof__(name) *real; if (!real) real = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)

ssize_t pwrite64(int file, const void *data, size_t size, off64_t place) {
    REAL(pwrite64);
    if (strikes(WRITE)) {
        if (deed == TEAR_AND_KILL) real(file, data, size / 2, place);
        if (deed < 0) die();
        errno = deed;
        return -1;
    }
    return real(file, data, size, place);
}

ssize_t write(int file, const void *data, size_t size) {
    REAL(write);
    if ((watched & WRITE) && file != excused && is_file(file) && strikes(WRITE)) {
        if (deed == TEAR_AND_KILL) real(file, data, size / 2);
        if (deed < 0) die();
        errno = deed;
        return -1;
    }
    return real(file, data, size);
}

ssize_t sendfile64(int out, int in, off64_t *place, size_t size) {
    REAL(sendfile64);
    return refuse(WRITE) ? -1 : real(out, in, place, size);
}

ssize_t sendfile(int out, int in, off_t *place, size_t size) {
    REAL(sendfile);
    return refuse(WRITE) ? -1 : real(out, in, place, size);
}

int fsync(int file) {
    REAL(fsync);
    return refuse(SYNC) ? -1 : real(file);
}

int fdatasync(int file) {
    REAL(fdatasync);
    return refuse(SYNC) ? -1 : real(file);
}

int ftruncate64(int file, off64_t size) {
    REAL(ftruncate64);
    return refuse(TRUNCATE) ? -1 : real(file, size);
}

int ftruncate(int file, off_t size) {
    REAL(ftruncate);
    return refuse(TRUNCATE) ? -1 : real(file, size);
}

int rename(const char *from, const char *to) {
    REAL(rename);
    return refuse(RENAME) ? -1 : real(from, to);
}

int unlink(const char *name) {
    REAL(unlink);
    return refuse(UNLINK) ? -1 : real(name);
}
