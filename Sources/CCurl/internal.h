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
    tw_buffer head, body;
    size_t head_total, max_bytes, max_header_bytes;
    bool cut_at_max;
    int limit, sockets_opened, addresses_refused;
    char refused[46];
    double first_byte;
    tw_permits permits;
    const void *permits_context;
    char detail[CURL_ERROR_SIZE];
};

#endif
