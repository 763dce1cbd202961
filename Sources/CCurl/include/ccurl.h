#ifndef TW_CCURL_H
#define TW_CCURL_H

/* libcurl for Swift: plain structs and opaque handles. Swift can't call libcurl's variadic functions, and no curl
   header is to reach it, so everything that Fetching needs of the library is here and nothing else.

   A `tw_multi` and its transfers belong to one thread; only `tw_multi_wakeup` may be called from another. */

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct tw_multi tw_multi;
typedef struct tw_transfer tw_transfer;

/* Says whether a connection to this address (4 or 16 bytes, network order) may be made or used. */
typedef bool (*tw_permits)(const void *context, const unsigned char *address, int length);

/* Asked once the first byte of a body has come: where in the file it starts. `head` is the answer's, whole. */
typedef long long (*tw_begin)(void *context, long status, const unsigned char *head, size_t head_length);
/* Instead of a place: the body is not wanted (that of an error, say); the body does not fit the file. */
enum { TW_NOWHERE = -1, TW_REFUSED_BODY = -2 };

/* Where a body goes instead of memory. */
typedef struct {
    int file;                     /* a descriptor open for writing, the caller's */
    tw_begin begin;
    void *context;                /* must live as long as the transfer */
} tw_sink;

/* One request. Strings are copied by `tw_transfer_prepare`; `permits_context` must live as long as the transfer. */
typedef struct {
    const char *url;
    const char *user_agent;
    const char *ca_file;          /* NULL: the system's */
    const unsigned char *body;    /* a POST with this body when has_body */
    size_t body_length;
    bool has_body;
    size_t max_bytes;             /* of the body, decoded */
    size_t max_header_bytes;      /* of all header blocks of the transfer together */
    bool cut_at_max;              /* keep the first max_bytes and end well, instead of failing */
    long timeout_ms;
    long connect_timeout_ms;
    long low_speed_bytes;         /* slower than so many bytes a second … */
    long low_speed_seconds;       /* … for so long is a time-out; 0: any speed will do */
    bool shares_connection;       /* wait for a connection that is being made, which may carry several requests */
    bool records;                 /* keep the request's head and the server's address */
    bool to_file;                 /* the body goes to `sink`, as it came: no content coding is asked for or undone */
    tw_sink sink;
    tw_permits permits;
    const void *permits_context;
} tw_request;

/* Why a transfer was ended from our side. */
enum { TW_FITS = 0, TW_BODY_TOO_LARGE = 1, TW_HEAD_TOO_LARGE = 2, TW_BOMB = 3, TW_CUT = 4 };

/* What libcurl's result codes amount to. */
enum {
    TW_OK = 0, TW_BAD_URL, TW_NO_NAME, TW_NO_CONNECTION, TW_TIMED_OUT, TW_TOO_LARGE, TW_TRUNCATED,
    TW_BAD_ENCODING, TW_TLS, TW_REFUSED, TW_DISK, TW_OTHER
};

/* How a transfer ended. Pointers are valid until the transfer is prepared again or freed. */
typedef struct {
    int result;                   /* TW_OK … TW_OTHER */
    int limit;                    /* TW_FITS … TW_CUT */
    long status;
    const unsigned char *body;
    size_t body_length;
    const unsigned char *head;    /* status line and fields of the last answer, as received */
    size_t head_length;
    const unsigned char *sent;    /* request line and fields as sent, where recorded */
    size_t sent_length;
    const char *server;           /* the server's address as text, where recorded; else NULL */
    bool sink_begun;              /* the sink was asked where the body goes */
    size_t stored;                /* bytes written to the sink's file */
    int file_error;               /* errno of TW_DISK */
    size_t wire_bytes;            /* of the body, before decoding */
    int sockets_opened;
    int addresses_refused;
    char refused[46];             /* the last address refused, as text; else empty */
    double first_byte;            /* seconds of `tw_now` at the first byte of the answer; 0: none came */
    const char *detail;           /* libcurl's own words; may be empty */
} tw_outcome;

/* Once per process, any thread; false when libcurl can't be set up. */
bool tw_start(void);
/* For the thread that runs a multi handle: no SIGPIPE, and UTF-8 for host names outside ASCII. */
void tw_prepare_thread(void);
/* Seconds since boot, sleep included; never goes back. */
double tw_now(void);

/* `budget`: bytes of bodies, over all transfers, beyond which only one larger body grows at a time; others wait. */
tw_multi *tw_multi_new(long max_connections, size_t budget);
void tw_multi_free(tw_multi *m);
void tw_multi_wakeup(tw_multi *m);
/* Moves all transfers on as far as they go without waiting. */
void tw_multi_perform(tw_multi *m);
/* Waits for traffic, a wake-up or the end of the time. */
void tw_multi_poll(tw_multi *m, int timeout_ms);
/* A transfer that has ended, no longer part of `m`; NULL when there is none. */
tw_transfer *tw_multi_finished(tw_multi *m);
bool tw_multi_add(tw_multi *m, tw_transfer *t);
/* Breaks a transfer off. */
void tw_multi_remove(tw_multi *m, tw_transfer *t);

tw_transfer *tw_transfer_new(void);
void tw_transfer_free(tw_transfer *t);
/* Forgets the last request and sets this one; false when out of memory. Header fields are added after it. */
bool tw_transfer_prepare(tw_transfer *t, const tw_request *request);
/* A whole line, `Name: value`, without line break; false when out of memory. */
bool tw_transfer_add_header(tw_transfer *t, const char *line);
void tw_transfer_outcome(const tw_transfer *t, tw_outcome *out);
/* Gives large buffers back after the outcome was read. */
void tw_transfer_recycle(tw_transfer *t);

enum { TW_URL_OK = 0, TW_URL_MALFORMED = 1, TW_URL_SCHEME = 2 };

/* An address in normal form: percent-encoded, host in lower case and ASCII, no fragment. Free with `tw_url_free`. */
typedef struct {
    char *url;
    char *scheme;    /* also set for TW_URL_SCHEME */
    char *host;      /* IPv6 in brackets; IPv4 in dotted form, however it was written */
    int port;
    bool default_port;
    bool has_user;
} tw_url;

/* Reads `text`, relative to `base` when that is not NULL. */
int tw_url_parse(const char *base, const char *text, tw_url *out);
void tw_url_free(tw_url *url);

#ifdef __cplusplus
}
#endif

#include "ccurl_mail.h"

#endif
