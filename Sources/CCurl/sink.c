#define _GNU_SOURCE
#include <errno.h>
#include <unistd.h>

#include "internal.h"

/* Of a body that is not wanted, so much is taken that the connection stays of use. */
#define MOST_DROPPED (256 * 1024)

static size_t drop(tw_transfer *t, size_t n) {
    t->dropped += n;
    if (t->dropped <= MOST_DROPPED) return n;
    t->limit = TW_CUT;
    return 0;
}

static void begin(tw_transfer *t) {
    long status = 0;
    curl_easy_getinfo(t->easy, CURLINFO_RESPONSE_CODE, &status);
    t->sink_begun = true;
    t->sink_at = t->sink.begin(t->sink.context, status, t->head.bytes, t->head.length);
}

size_t tw_sink_write(tw_transfer *t, const char *bytes, size_t n) {
    if (!t->sink_begun) begin(t);
    if (t->sink_at == TW_NOWHERE) return drop(t, n);
    if (t->sink_at < 0) return 0;
    if ((size_t)t->sink_at > t->max_bytes || n > t->max_bytes - (size_t)t->sink_at) {
        t->limit = TW_BODY_TOO_LARGE;
        return 0;
    }
    size_t done = 0;
    while (done < n) {
        ssize_t count = pwrite(t->sink.file, bytes + done, n - done, (off_t)t->sink_at);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) {
            t->file_error = count < 0 ? errno : EIO;
            return 0;
        }
        done += (size_t)count;
        t->sink_at += count;
        t->stored += (size_t)count;
    }
    return n;
}
