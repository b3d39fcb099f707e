/*
 * Records what a program does to a store, between the program and the kernel (LD_PRELOAD), so that a test can rebuild what
 * a disk would hold had the power gone at any moment. Appends records to the file named by RECORDING_DISK: one byte kind,
 * then sizes and numbers as little-endian 64-bit words. Bytes written to sockets are recorded too: they are the promises.
 *
 *   W fd-path offset bytes   a write          T fd-path size         a truncation        B number     a sync begins
 *   S number fd-path         and returned: what was written meanwhile by another thread need not be part of it
 *   U path                   an unlinking     R from to              a renaming          N socket bytes   bytes sent
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;
static int record_file = -1;

#define REAL(type, name) ((type)dlsym(RTLD_NEXT, name))
typedef ssize_t (*write_t)(int, const void *, size_t);

static void put(const void *bytes, size_t size) {
  while (size > 0) {
    ssize_t done = REAL(write_t, "write")(record_file, bytes, size);
    if (done < 0) abort();
    bytes = (const char *)bytes + done;
    size -= (size_t)done;
  }
}

static void put_number(uint64_t number) { put(&number, sizeof number); }

static void put_bytes(const void *bytes, size_t size) {
  put_number(size);
  put(bytes, size);
}

static int begin(char kind) {
  const char *path = getenv("RECORDING_DISK");
  if (path == NULL) return 0;
  pthread_mutex_lock(&turn);
  if (record_file < 0) record_file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (record_file < 0) abort();
  put(&kind, 1);
  return 1;
}

static void end(void) { pthread_mutex_unlock(&turn); }

/* The file's path when it is one of the store or the folder that holds it; the lock beside it holds nothing. */
static int is_of_store(int file, char *name, size_t size) {
  char link[64];
  const char *folder = getenv("RECORDED_FOLDER");
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = readlink(link, name, size - 1);
  if (length <= 0 || folder == NULL) return 0;
  name[length] = 0;
  return strncmp(name, folder, strlen(folder)) == 0 && strstr(name, ".lock") == NULL && strstr(name, "-shm") == NULL;
}

static int is_socket(int file) {
  struct stat facts;
  return fstat(file, &facts) == 0 && S_ISSOCK(facts.st_mode);
}

static void record_write(int file, const void *bytes, size_t count, off64_t offset) {
  char name[4096];
  if (!is_of_store(file, name, sizeof name) || !begin('W')) return;
  put_bytes(name, strlen(name));
  put_number((uint64_t)offset);
  put_bytes(bytes, count);
  end();
}

/* Recorded before they are sent: a promise counts from the moment it may be on the wire. */
static void record_sending(int file, const struct iovec *parts, int count) {
  if (!is_socket(file) || !begin('N')) return;
  size_t size = 0;
  for (int part = 0; part < count; part += 1) size += parts[part].iov_len;
  put_number((uint64_t)file);
  put_number(size);
  for (int part = 0; part < count; part += 1) put(parts[part].iov_base, parts[part].iov_len);
  end();
}

static void record_path(char kind, const char *path) {
  const char *folder = getenv("RECORDED_FOLDER");
  if (folder == NULL || strncmp(path, folder, strlen(folder)) != 0 || strstr(path, "-shm") != NULL) return;
  if (!begin(kind)) return;
  put_bytes(path, strlen(path));
  end();
}

static uint64_t syncs = 0;

static int record_sync(int file, const char *call) {
  char name[4096];
  uint64_t number = 0;
  int is_recorded = is_of_store(file, name, sizeof name) && begin('B');
  if (is_recorded) {
    number = syncs += 1;
    put_number(number);
    end();
  }
  int outcome = REAL(int (*)(int), call)(file);
  if (outcome == 0 && is_recorded && begin('S')) {
    put_number(number);
    put_bytes(name, strlen(name));
    end();
  }
  return outcome;
}

int fsync(int file) { return record_sync(file, "fsync"); }

int fdatasync(int file) { return record_sync(file, "fdatasync"); }

ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t offset) {
  ssize_t done = REAL(ssize_t (*)(int, const void *, size_t, off64_t), "pwrite64")(file, bytes, count, offset);
  if (done > 0) record_write(file, bytes, (size_t)done, offset);
  return done;
}

ssize_t pwrite(int file, const void *bytes, size_t count, off_t offset) {
  ssize_t done = REAL(ssize_t (*)(int, const void *, size_t, off_t), "pwrite")(file, bytes, count, offset);
  if (done > 0) record_write(file, bytes, (size_t)done, offset);
  return done;
}

ssize_t write(int file, const void *bytes, size_t count) {
  struct iovec part = {(void *)bytes, count};
  record_sending(file, &part, 1);
  ssize_t done = REAL(write_t, "write")(file, bytes, count);
  if (done > 0) record_write(file, bytes, (size_t)done, lseek64(file, 0, SEEK_CUR) - done);
  return done;
}

ssize_t writev(int file, const struct iovec *parts, int count) {
  record_sending(file, parts, count);
  return REAL(ssize_t (*)(int, const struct iovec *, int), "writev")(file, parts, count);
}

ssize_t sendmsg(int file, const struct msghdr *message, int flags) {
  record_sending(file, message->msg_iov, (int)message->msg_iovlen);
  return REAL(ssize_t (*)(int, const struct msghdr *, int), "sendmsg")(file, message, flags);
}

static int record_truncation(int file, off64_t size, int outcome) {
  char name[4096];
  if (outcome == 0 && is_of_store(file, name, sizeof name) && begin('T')) {
    put_bytes(name, strlen(name));
    put_number((uint64_t)size);
    end();
  }
  return outcome;
}

int ftruncate64(int file, off64_t size) {
  return record_truncation(file, size, REAL(int (*)(int, off64_t), "ftruncate64")(file, size));
}

int ftruncate(int file, off_t size) {
  return record_truncation(file, size, REAL(int (*)(int, off_t), "ftruncate")(file, size));
}

int unlink(const char *path) {
  int outcome = REAL(int (*)(const char *), "unlink")(path);
  if (outcome == 0) record_path('U', path);
  return outcome;
}
