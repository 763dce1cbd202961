#define _GNU_SOURCE
#include "ccurl.h"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <errno.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>

#include "internal.h"

/* Bodies beyond this are looked at for their rate of decoding: no feed, page or list shrinks a hundredfold. */
#define BOMB_FROM (1024 * 1024)
#define BOMB_RATIO 120
/* Bodies up to this never wait for room. */
#define LIGHT_BYTES (1024 * 1024)
/* How long the answer of a name server is used, whatever it says itself: libcurl does not ask for that. */
#define DNS_SECONDS 300L
/* A pooled transfer keeps buffers up to this size. */
#define KEEP_BYTES (256 * 1024)

bool tw_append(tw_buffer *b, const char *bytes, size_t count) {
    if (b->length + count > b->capacity) {
        size_t capacity = b->capacity ? b->capacity : 16 * 1024;
        while (capacity < b->length + count) capacity *= 2;
        unsigned char *grown = realloc(b->bytes, capacity);
        if (!grown) return false;
        b->bytes = grown;
        b->capacity = capacity;
    }
    memcpy(b->bytes + b->length, bytes, count);
    b->length += count;
    return true;
}

static void shrink(tw_buffer *b) {
    b->length = 0;
    if (b->capacity > KEEP_BYTES) {
        free(b->bytes);
        b->bytes = NULL;
        b->capacity = 0;
    }
}

static bool permitted(tw_transfer *t, int family, const void *address) {
    int length = family == AF_INET ? 4 : family == AF_INET6 ? 16 : 0;
    if (length && t->permits(t->permits_context, address, length)) return true;
    t->addresses_refused++;
    if (!length || !inet_ntop(family, address, t->refused, sizeof t->refused)) t->refused[0] = 0;
    return false;
}

/* The only place where a connection can come into being: the address is checked after name resolution, so neither odd
   spellings nor a name server that changes its mind get past it. */
static curl_socket_t on_open(void *user, curlsocktype purpose, struct curl_sockaddr *a) {
    (void)purpose;
    tw_transfer *t = user;
    const void *address = a->family == AF_INET    ? (const void *)&((struct sockaddr_in *)&a->addr)->sin_addr
                          : a->family == AF_INET6 ? (const void *)&((struct sockaddr_in6 *)&a->addr)->sin6_addr
                                                  : NULL;
    if (!permitted(t, a->family, address)) {
        errno = EACCES;
        return CURL_SOCKET_BAD;
    }
    t->sockets_opened++;
    return socket(a->family, a->socktype | SOCK_CLOEXEC, a->protocol);
}

/* A connection of the pool opens no socket, so its peer is checked again before each request. */
static int on_request(void *user, char *peer, char *local, int peer_port, int local_port) {
    (void)local, (void)peer_port, (void)local_port;
    tw_transfer *t = user;
    unsigned char address[16];
    char text[64];
    strncpy(text, peer, sizeof text - 1);
    text[sizeof text - 1] = 0;
    char *zone = strchr(text, '%');
    if (zone) *zone = 0;
    int family = strchr(text, ':') ? AF_INET6 : AF_INET;
    if (inet_pton(family, text, address) != 1) {
        t->addresses_refused++;
        return CURL_PREREQFUNC_ABORT;
    }
    return permitted(t, family, address) ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT;
}

static size_t on_header(char *bytes, size_t size, size_t count, void *user) {
    tw_transfer *t = user;
    size_t n = size * count;
    if (t->first_byte == 0) t->first_byte = tw_now();
    t->head_total += n;
    if (t->head_total > t->max_header_bytes) {
        t->limit = TW_HEAD_TOO_LARGE;
        return 0;
    }
    /* A new status line: what came before belonged to an interim answer (1xx). */
    if (n > 5 && memcmp(bytes, "HTTP/", 5) == 0) {
        t->head.length = 0;
        t->head_is_whole = false;
    }
    /* What comes after the body (RFC 9110 section 6.5) says nothing that we use. */
    if (t->head_is_whole) return n;
    t->head_is_whole = n <= 2 && (bytes[0] == '\r' || bytes[0] == '\n');
    return tw_append(&t->head, bytes, n) ? n : 0;
}

static size_t wire_bytes(const tw_transfer *t) {
    curl_off_t n = 0;
    curl_easy_getinfo(t->easy, CURLINFO_SIZE_DOWNLOAD_T, &n);
    return n > 0 ? (size_t)n : 0;
}

static bool keep(tw_transfer *t, const char *bytes, size_t n) {
    if (!tw_append(&t->body, bytes, n)) return false;
    if (t->multi) t->multi->held += n;
    return true;
}

/* Whether the body may grow by so much. Otherwise it waits: were each to take what its own limit allows, a few hosts
   could exhaust the memory. One may always go on, so that not all wait for each other. */
static bool has_room(tw_transfer *t, size_t n) {
    tw_multi *m = t->multi;
    if (!m || t->body.length + n <= LIGHT_BYTES || m->held + n <= m->budget || m->lane == t) return true;
    if (!m->lane) {
        m->lane = t;
        return true;
    }
    t->next_waiting = m->waiting;
    m->waiting = t;
    return false;
}

static size_t on_body(char *bytes, size_t size, size_t count, void *user) {
    tw_transfer *t = user;
    size_t n = size * count;
    if (t->failed || t->limit != TW_FITS) return 0;
    if (t->to_file) return tw_sink_write(t, bytes, n);
    if (n > t->max_bytes - t->body.length) {
        if (t->cut_at_max) keep(t, bytes, t->max_bytes - t->body.length);
        t->limit = t->cut_at_max ? TW_CUT : TW_BODY_TOO_LARGE;
        return 0;
    }
    if (t->body.length + n > BOMB_FROM && (t->body.length + n) / BOMB_RATIO > wire_bytes(t)) {
        t->limit = TW_BOMB;
        return 0;
    }
    if (!has_room(t, n)) return CURL_WRITEFUNC_PAUSE;
    return keep(t, bytes, n) ? n : 0;
}

tw_transfer *tw_transfer_new(void) {
    tw_transfer *t = calloc(1, sizeof *t);
    if (!t) return NULL;
    t->easy = curl_easy_init();
    if (!t->easy) {
        free(t);
        return NULL;
    }
    return t;
}

void tw_transfer_free(tw_transfer *t) {
    if (!t) return;
    curl_easy_cleanup(t->easy);
    curl_slist_free_all(t->headers);
    free(t->head.bytes);
    free(t->body.bytes);
    free(t->sent.bytes);
    free(t);
}

static void set_limits(tw_transfer *t, const tw_request *r) {
    CURL *e = t->easy;
    t->max_bytes = r->max_bytes;
    t->max_header_bytes = r->max_header_bytes;
    t->cut_at_max = r->cut_at_max;
    t->permits = r->permits;
    t->permits_context = r->permits_context;
    t->limit = TW_FITS;
    t->failed = false;
    t->multi = NULL;
    t->next_waiting = NULL;
    t->head_total = 0;
    t->sockets_opened = t->addresses_refused = 0;
    t->refused[0] = t->detail[0] = 0;
    t->first_byte = 0;
    t->head.length = t->body.length = t->sent.length = 0;
    t->head_is_whole = false;
    t->to_file = r->to_file;
    t->sink = r->sink;
    t->sink_begun = false;
    t->sink_at = TW_NOWHERE;
    t->stored = t->dropped = 0;
    t->file_error = 0;
    if (!r->cut_at_max) curl_easy_setopt(e, CURLOPT_MAXFILESIZE_LARGE, (curl_off_t)r->max_bytes);
    curl_easy_setopt(e, CURLOPT_TIMEOUT_MS, r->timeout_ms);
    curl_easy_setopt(e, CURLOPT_CONNECTTIMEOUT_MS, r->connect_timeout_ms);
    curl_easy_setopt(e, CURLOPT_LOW_SPEED_LIMIT, r->low_speed_bytes);
    curl_easy_setopt(e, CURLOPT_LOW_SPEED_TIME, r->low_speed_seconds);
}

static void set_callbacks(tw_transfer *t) {
    CURL *e = t->easy;
    curl_easy_setopt(e, CURLOPT_PRIVATE, t);
    curl_easy_setopt(e, CURLOPT_OPENSOCKETFUNCTION, on_open);
    curl_easy_setopt(e, CURLOPT_OPENSOCKETDATA, t);
    curl_easy_setopt(e, CURLOPT_PREREQFUNCTION, on_request);
    curl_easy_setopt(e, CURLOPT_PREREQDATA, t);
    curl_easy_setopt(e, CURLOPT_HEADERFUNCTION, on_header);
    curl_easy_setopt(e, CURLOPT_HEADERDATA, t);
    curl_easy_setopt(e, CURLOPT_WRITEFUNCTION, on_body);
    curl_easy_setopt(e, CURLOPT_WRITEDATA, t);
    curl_easy_setopt(e, CURLOPT_ERRORBUFFER, t->detail);
}

bool tw_transfer_prepare(tw_transfer *t, const tw_request *r) {
    CURL *e = t->easy;
    curl_easy_reset(e);
    curl_slist_free_all(t->headers);
    t->headers = NULL;
    set_limits(t, r);
    set_callbacks(t);
    curl_easy_setopt(e, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(e, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(e, CURLOPT_FOLLOWLOCATION, 0L);
    /* With a proxy of the environment the address check would see the proxy. */
    curl_easy_setopt(e, CURLOPT_PROXY, "");
    curl_easy_setopt(e, CURLOPT_NETRC, (long)CURL_NETRC_IGNORED);
    /* All codings that this libcurl knows. */
    if (!r->to_file) curl_easy_setopt(e, CURLOPT_ACCEPT_ENCODING, "");
    else if (!tw_transfer_add_header(t, "Accept-Encoding: identity")) return false;
    curl_easy_setopt(e, CURLOPT_DNS_CACHE_TIMEOUT, DNS_SECONDS);
    curl_easy_setopt(e, CURLOPT_PIPEWAIT, r->shares_connection ? 1L : 0L);
    if (r->records) tw_record_request(t);
    curl_easy_setopt(e, CURLOPT_USERAGENT, r->user_agent);
    if (r->ca_file) curl_easy_setopt(e, CURLOPT_CAINFO, r->ca_file);
    if (r->has_body) {
        curl_easy_setopt(e, CURLOPT_POST, 1L);
        curl_easy_setopt(e, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)r->body_length);
        if (curl_easy_setopt(e, CURLOPT_COPYPOSTFIELDS, r->body_length ? (const char *)r->body : "") != CURLE_OK)
            return false;
        if (!tw_transfer_add_header(t, "Expect:")) return false;
    }
    return curl_easy_setopt(e, CURLOPT_URL, r->url) == CURLE_OK;
}

bool tw_transfer_add_header(tw_transfer *t, const char *line) {
    struct curl_slist *longer = curl_slist_append(t->headers, line);
    if (!longer) return false;
    t->headers = longer;
    curl_easy_setopt(t->easy, CURLOPT_HTTPHEADER, t->headers);
    return true;
}

static int result_of(const tw_transfer *t) {
    if (t->limit == TW_CUT) return TW_OK;
    if (t->file_error) return TW_DISK;
    if (t->limit != TW_FITS) return TW_TOO_LARGE;
    if (t->failed && t->code == CURLE_OK) return TW_OTHER;
    switch (t->code) {
    case CURLE_OK: return TW_OK;
    case CURLE_URL_MALFORMAT: return TW_BAD_URL;
    case CURLE_COULDNT_RESOLVE_HOST: case CURLE_COULDNT_RESOLVE_PROXY: return TW_NO_NAME;
    case CURLE_COULDNT_CONNECT: case CURLE_ABORTED_BY_CALLBACK:
        return t->addresses_refused ? TW_REFUSED : TW_NO_CONNECTION;
    case CURLE_GOT_NOTHING: case CURLE_SEND_ERROR: return TW_NO_CONNECTION;
    case CURLE_OPERATION_TIMEDOUT: return TW_TIMED_OUT;
    case CURLE_FILESIZE_EXCEEDED: return TW_TOO_LARGE;
    case CURLE_PARTIAL_FILE: case CURLE_HTTP2_STREAM: return TW_TRUNCATED;
    case CURLE_RECV_ERROR: case CURLE_HTTP2: return t->first_byte > 0 ? TW_TRUNCATED : TW_NO_CONNECTION;
    case CURLE_BAD_CONTENT_ENCODING: return TW_BAD_ENCODING;
    case CURLE_SSL_CONNECT_ERROR: case CURLE_PEER_FAILED_VERIFICATION: case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER: case CURLE_SSL_CACERT_BADFILE: case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_INVALIDCERTSTATUS: case CURLE_SSL_ENGINE_NOTFOUND: case CURLE_SSL_ENGINE_SETFAILED:
    case CURLE_USE_SSL_FAILED: return TW_TLS;
    default: return TW_OTHER;
    }
}

void tw_transfer_outcome(const tw_transfer *t, tw_outcome *out) {
    memset(out, 0, sizeof *out);
    out->result = result_of(t);
    out->limit = t->limit;
    curl_easy_getinfo(t->easy, CURLINFO_RESPONSE_CODE, &out->status);
    out->body = t->body.bytes;
    out->body_length = t->body.length;
    out->head = t->head.bytes;
    out->head_length = t->head.length;
    out->sent = t->sent.bytes;
    out->sent_length = t->sent.length;
    if (t->sent.length) {
        char *server = NULL;
        if (curl_easy_getinfo(t->easy, CURLINFO_PRIMARY_IP, &server) == CURLE_OK && server && server[0])
            out->server = server;
    }
    out->sink_begun = t->sink_begun;
    out->stored = t->stored;
    out->file_error = t->file_error;
    out->wire_bytes = wire_bytes(t);
    out->sockets_opened = t->sockets_opened;
    out->addresses_refused = t->addresses_refused;
    memcpy(out->refused, t->refused, sizeof out->refused);
    out->first_byte = t->first_byte;
    out->detail = t->detail[0] || t->code == CURLE_OK ? t->detail : curl_easy_strerror(t->code);
}

void tw_transfer_recycle(tw_transfer *t) {
    shrink(&t->body);
    shrink(&t->head);
    shrink(&t->sent);
}
