#include "xmlshim.h"

#include <errno.h>
#include <iconv.h>
#include <stdlib.h>
#include <string.h>

int tw_charset_known(const char *label) {
    iconv_t c = iconv_open("UTF-8", label);
    if (c == (iconv_t)-1) return 0;
    iconv_close(c);
    return 1;
}

uint8_t *tw_charset_decode(const char *label, const uint8_t *bytes, size_t count, size_t *length, size_t *bad) {
    *length = 0, *bad = 0;
    iconv_t c = iconv_open("UTF-8", label);
    if (c == (iconv_t)-1) return NULL;
    size_t room = count + count / 2 + 64, used = 0, left = count;
    uint8_t *out = malloc(room);
    char *from = (char *)bytes;
    while (out && left > 0) {
        char *to = (char *)out + used;
        size_t space = room - used;
        size_t r = iconv(c, &from, &left, &to, &space);
        used = (size_t)((uint8_t *)to - out);
        if (r != (size_t)-1) break;
        if (errno != E2BIG && room - used >= 4) {
            memcpy(out + used, "\xEF\xBF\xBD", 3);
            used += 3, from++, left--, (*bad)++;
            iconv(c, NULL, NULL, NULL, NULL);
            continue;
        }
        room *= 2;
        uint8_t *more = realloc(out, room);
        if (!more) free(out);
        out = more;
    }
    iconv_close(c);
    *length = out ? used : 0;
    return out;
}

void tw_charset_free(uint8_t *bytes) { free(bytes); }
