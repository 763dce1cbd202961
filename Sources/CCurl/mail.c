#include "ccurl_mail.h"

#include <string.h>

#include "internal.h"

static size_t on_read(char *buffer, size_t size, size_t count, void *user) {
    tw_mail *mail = user;
    size_t room = size * count;
    size_t left = mail->message_length - mail->sent;
    size_t n = left < room ? left : room;
    if (n) memcpy(buffer, mail->message + mail->sent, n);
    mail->sent += n;
    return n;
}

bool tw_transfer_prepare_mail(tw_transfer *t, const tw_request *request, tw_mail *mail) {
    if (!tw_transfer_prepare(t, request)) return false;
    CURL *e = t->easy;
    curl_easy_setopt(e, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    /* Mail has no header fields of HTTP: the transfer's list, which lives as long as it, holds the recipients. */
    for (size_t i = 0; i < mail->to_count; i++) {
        struct curl_slist *longer = curl_slist_append(t->headers, mail->to[i]);
        if (!longer) return false;
        t->headers = longer;
    }
    curl_easy_setopt(e, CURLOPT_MAIL_RCPT, t->headers);
    if (curl_easy_setopt(e, CURLOPT_MAIL_FROM, mail->from) != CURLE_OK) return false;
    if (mail->starttls) curl_easy_setopt(e, CURLOPT_USE_SSL, (long)CURLUSESSL_ALL);
    if (mail->username) {
        if (curl_easy_setopt(e, CURLOPT_USERNAME, mail->username) != CURLE_OK) return false;
        if (curl_easy_setopt(e, CURLOPT_PASSWORD, mail->password) != CURLE_OK) return false;
    }
    mail->sent = 0;
    /* Also for the goodbye, which is waited for when the connection is let go. */
    curl_easy_setopt(e, CURLOPT_SERVER_RESPONSE_TIMEOUT, request->timeout_ms / 1000 + 1);
    curl_easy_setopt(e, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(e, CURLOPT_READFUNCTION, on_read);
    curl_easy_setopt(e, CURLOPT_READDATA, mail);
    curl_easy_setopt(e, CURLOPT_INFILESIZE_LARGE, (curl_off_t)mail->message_length);
    return true;
}
