#ifndef TW_CCURL_INTERNAL_H
#define TW_CCURL_INTERNAL_H

#include <curl/curl.h>

#include "ccurl.h"

typedef struct {
    unsigned char *bytes;
    size_t length, capacity;
} tw_buffer;

struct tw_multi {
    CURLM *handle;
    size_t held, budget;     /* bytes of all bodies that are being received */
    tw_transfer *lane;       /* the one transfer that may grow beyond the budget */
    tw_transfer *waiting;    /* those that are paused until there is room, linked by next_waiting */
};

struct tw_transfer {
    CURL *easy;
    tw_multi *multi;
    tw_transfer *next_waiting;
    bool failed;
    struct curl_slist *headers;
    CURLcode code;
    tw_buffer head, body, sent;
    size_t head_total, max_bytes, max_header_bytes;
    bool cut_at_max, head_is_whole;
    int limit, sockets_opened, addresses_refused;
    char refused[46];
    double first_byte;
    tw_permits permits;
    const void *permits_context;
    tw_sink sink;
    bool to_file, sink_begun;
    long long sink_at;       /* where the next byte goes, or TW_NOWHERE, TW_REFUSED_BODY */
    size_t stored, dropped;
    int file_error;
    char detail[CURL_ERROR_SIZE];
};

bool tw_append(tw_buffer *b, const char *bytes, size_t count);
/* The body of a transfer with a sink, as libcurl's write callback: the bytes taken. */
size_t tw_sink_write(tw_transfer *t, const char *bytes, size_t n);
/* Has the head of the request kept as it is sent. */
void tw_record_request(tw_transfer *t);

#endif
