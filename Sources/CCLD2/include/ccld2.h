// Compact Language Detector 2 in plain C: Swift never sees its C++ headers.
#ifndef TIDEWAITER_CCLD2_H
#define TIDEWAITER_CCLD2_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

// One of the languages of a text.
typedef struct {
    char tag[12];       // CLD2's code, nearly BCP 47 (iw, zh-Hant …); zero-terminated
    int percent;        // of the text, 0…100
    double score;       // per 1,024 bytes; about 1,000 where the text is typical
} tw_language;

// Finds the languages of a text in valid UTF-8, best first, and returns how many were found (0…3). `hint` is a
// language code that is likely, or NULL. `reliable` is set to 1 when CLD2 itself is sure.
int tw_languages(
    const char *_Nullable text, size_t count, const char *_Nullable hint, tw_language found[_Nonnull 3],
    int *_Nonnull reliable);

#ifdef __cplusplus
}
#endif

#endif
