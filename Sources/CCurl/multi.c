#define _GNU_SOURCE
#include <curl/curl.h>
#include <locale.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <time.h>

#include "internal.h"

static pthread_once_t once = PTHREAD_ONCE_INIT;
static bool started;

static void start(void) { started = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK; }

bool tw_start(void) {
    pthread_once(&once, start);
    return started;
}

void tw_prepare_thread(void) {
    sigset_t pipe;
    sigemptyset(&pipe);
    sigaddset(&pipe, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &pipe, NULL);
    /* libidn2 reads host names in the charset of the locale; a program that never calls setlocale has ASCII. */
    locale_t utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
    if (utf8) uselocale(utf8);
}

double tw_now(void) {
    struct timespec t;
    clock_gettime(CLOCK_BOOTTIME, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

tw_multi *tw_multi_new(long max_connections, size_t budget) {
    tw_multi *m = calloc(1, sizeof *m);
    if (!m) return NULL;
    m->handle = curl_multi_init();
    if (!m->handle) {
        free(m);
        return NULL;
    }
    m->budget = budget;
    curl_multi_setopt(m->handle, CURLMOPT_MAXCONNECTS, max_connections);
    return m;
}

void tw_multi_free(tw_multi *m) {
    if (!m) return;
    curl_multi_cleanup(m->handle);
    free(m);
}

void tw_multi_wakeup(tw_multi *m) { curl_multi_wakeup(m->handle); }

void tw_multi_perform(tw_multi *m) {
    int running;
    curl_multi_perform(m->handle, &running);
}

void tw_multi_poll(tw_multi *m, int timeout_ms) { curl_multi_poll(m->handle, NULL, 0, timeout_ms, NULL); }

/* The transfer is over: its bytes count no longer, and those that wait for room try again: each goes on, or pauses
   anew. */
static void leave(tw_multi *m, tw_transfer *t) {
    t->multi = NULL;
    m->held -= t->body.length;
    if (m->lane == t) m->lane = NULL;
    for (tw_transfer **link = &m->waiting; *link; link = &(*link)->next_waiting)
        if (*link == t) {
            *link = t->next_waiting;
            break;
        }
    tw_transfer *next = m->waiting;
    m->waiting = NULL;
    while (next) {
        tw_transfer *now = next;
        next = now->next_waiting;
        now->next_waiting = NULL;
        /* What had been held back is written now; if that fails libcurl would just go on with the rest. */
        if (curl_easy_pause(now->easy, CURLPAUSE_CONT) != CURLE_OK) now->failed = true;
    }
}

tw_transfer *tw_multi_finished(tw_multi *m) {
    int left;
    CURLMsg *message;
    while ((message = curl_multi_info_read(m->handle, &left))) {
        if (message->msg != CURLMSG_DONE) continue;
        CURL *easy = message->easy_handle;
        CURLcode code = message->data.result;
        tw_transfer *t = NULL;
        curl_easy_getinfo(easy, CURLINFO_PRIVATE, (char **)&t);
        curl_multi_remove_handle(m->handle, easy);
        if (!t) continue;
        t->code = code;
        leave(m, t);
        return t;
    }
    return NULL;
}

bool tw_multi_add(tw_multi *m, tw_transfer *t) {
    if (curl_multi_add_handle(m->handle, t->easy) != CURLM_OK) return false;
    t->multi = m;
    return true;
}

void tw_multi_remove(tw_multi *m, tw_transfer *t) {
    curl_multi_remove_handle(m->handle, t->easy);
    leave(m, t);
}
