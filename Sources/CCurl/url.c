#include <curl/curl.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "ccurl.h"

static char *part(CURLU *u, CURLUPart what, unsigned int flags) {
    char *value = NULL;
    return curl_url_get(u, what, &value, flags) == CURLUE_OK ? value : NULL;
}

static bool same(const char *a, const char *b) { return a && strcasecmp(a, b) == 0; }

/* Host names are compared as written elsewhere, so one spelling has to be left. */
static bool settle_host(CURLU *u, tw_url *out) {
    out->host = part(u, CURLUPART_HOST, CURLU_PUNYCODE);
    if (!out->host || !out->host[0]) return false;
    for (char *c = out->host; *c; c++)
        if (*c >= 'A' && *c <= 'Z') *c += 'a' - 'A';
    return curl_url_set(u, CURLUPART_HOST, out->host, 0) == CURLUE_OK;
}

static bool settle_port(CURLU *u, tw_url *out) {
    char *port = part(u, CURLUPART_PORT, CURLU_DEFAULT_PORT);
    if (!port) return false;
    out->port = atoi(port);
    curl_free(port);
    out->default_port = out->port == (same(out->scheme, "https") ? 443 : 80);
    if (out->default_port) curl_url_set(u, CURLUPART_PORT, NULL, 0);
    return true;
}

int tw_url_parse(const char *base, const char *text, tw_url *out) {
    const unsigned int flags = CURLU_NON_SUPPORT_SCHEME | CURLU_URLENCODE;
    memset(out, 0, sizeof *out);
    CURLU *u = curl_url();
    if (!u) return TW_URL_MALFORMED;
    int result = TW_URL_MALFORMED;
    if (base && curl_url_set(u, CURLUPART_URL, base, flags) != CURLUE_OK) goto done;
    if (curl_url_set(u, CURLUPART_URL, text, flags) != CURLUE_OK) goto done;
    out->scheme = part(u, CURLUPART_SCHEME, 0);
    if (!same(out->scheme, "http") && !same(out->scheme, "https")) {
        if (out->scheme) result = TW_URL_SCHEME;
        goto done;
    }
    curl_url_set(u, CURLUPART_FRAGMENT, NULL, 0);
    if (!settle_host(u, out) || !settle_port(u, out)) goto done;
    char *user = part(u, CURLUPART_USER, 0);
    out->has_user = user != NULL;
    curl_free(user);
    out->url = part(u, CURLUPART_URL, 0);
    if (out->url) result = TW_URL_OK;
done:
    curl_url_cleanup(u);
    return result;
}

void tw_url_free(tw_url *url) {
    curl_free(url->url);
    curl_free(url->scheme);
    curl_free(url->host);
    memset(url, 0, sizeof *url);
}
