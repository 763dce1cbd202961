#ifndef TW_CCURL_MAIL_H
#define TW_CCURL_MAIL_H

/* A message by SMTP (RFC 5321), as a transfer like those of ccurl.h and with the same guard over addresses. */

#include "ccurl.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Strings are copied by `tw_transfer_prepare_mail`; the struct itself and `message` must live as long as the transfer,
   which counts in `sent` what it has handed on. */
typedef struct {
    const char *from;              /* envelope addresses, without angle brackets */
    const char *const *to;
    size_t to_count;
    const char *username;          /* NULL: no authentication */
    const char *password;
    bool starttls;                 /* insist on TLS where the scheme is smtp */
    const unsigned char *message;  /* RFC 5322, lines end with CRLF; dots are doubled by libcurl */
    size_t message_length;
    size_t sent;
} tw_mail;

/* Like `tw_transfer_prepare`, with an address of smtp or smtps whose path is the name to say hello with. The answers of
   the server are the head of the outcome, a line each; the status is the code of its last one. */
bool tw_transfer_prepare_mail(tw_transfer *t, const tw_request *request, tw_mail *mail);

#ifdef __cplusplus
}
#endif

#endif
