#include <string.h>

#include "internal.h"

static bool is_whole(const tw_buffer *b) { return b->length >= 4 && memcmp(b->bytes + b->length - 4, "\r\n\r\n", 4) == 0; }

/* Of all that libcurl tells, only the head of the request. One that follows a whole one is the same request sent again,
   over a new connection because the old one was closed. */
static int on_trace(CURL *easy, curl_infotype type, char *bytes, size_t n, void *user) {
    (void)easy;
    tw_transfer *t = user;
    if (type != CURLINFO_HEADER_OUT) return 0;
    if (is_whole(&t->sent)) t->sent.length = 0;
    if (!tw_append(&t->sent, bytes, n)) t->failed = true;
    return 0;
}

void tw_record_request(tw_transfer *t) {
    curl_easy_setopt(t->easy, CURLOPT_DEBUGFUNCTION, on_trace);
    curl_easy_setopt(t->easy, CURLOPT_DEBUGDATA, t);
    curl_easy_setopt(t->easy, CURLOPT_VERBOSE, 1L);
}
