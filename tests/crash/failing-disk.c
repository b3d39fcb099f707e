/*
 * A disk that fails on demand, between a program and the kernel (LD_PRELOAD). The file named by FAILING_DISK holds the
 * orders: "sync" lets every sync fail with EIO, "write" every write to a store with EIO, "full" with ENOSPC. Without the
 * file, or with it empty, everything works. Only files of a store are touched: their names hold "samtavle.db".
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static int is_ordered(const char *order) {
  const char *path = getenv("FAILING_DISK");
  char words[64] = {0};
  int orders = path ? open(path, O_RDONLY) : -1;
  if (orders < 0) return 0;
  ssize_t size = read(orders, words, sizeof words - 1);
  close(orders);
  return size > 0 && strstr(words, order) != NULL;
}

static int is_of_store(int file) {
  char link[64], name[4096] = {0};
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  return readlink(link, name, sizeof name - 1) > 0 && strstr(name, "samtavle.db") != NULL;
}

static int fails_to_sync(int file) {
  if (!is_of_store(file) || !is_ordered("sync")) return 0;
  errno = EIO;
  return 1;
}

static int fails_to_write(int file) {
  if (!is_of_store(file)) return 0;
  if (is_ordered("full")) return errno = ENOSPC, 1;
  if (is_ordered("write")) return errno = EIO, 1;
  return 0;
}

int fsync(int file) {
  int (*real)(int) = dlsym(RTLD_NEXT, "fsync");
  return fails_to_sync(file) ? -1 : real(file);
}

int fdatasync(int file) {
  int (*real)(int) = dlsym(RTLD_NEXT, "fdatasync");
  return fails_to_sync(file) ? -1 : real(file);
}

ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t offset) {
  ssize_t (*real)(int, const void *, size_t, off64_t) = dlsym(RTLD_NEXT, "pwrite64");
  return fails_to_write(file) ? -1 : real(file, bytes, count, offset);
}

ssize_t pwrite(int file, const void *bytes, size_t count, off_t offset) {
  ssize_t (*real)(int, const void *, size_t, off_t) = dlsym(RTLD_NEXT, "pwrite");
  return fails_to_write(file) ? -1 : real(file, bytes, count, offset);
}

ssize_t write(int file, const void *bytes, size_t count) {
  ssize_t (*real)(int, const void *, size_t) = dlsym(RTLD_NEXT, "write");
  return fails_to_write(file) ? -1 : real(file, bytes, count);
}
