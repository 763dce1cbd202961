#include "ccld2.h"

#include <cstdio>  // before CLD2's header, which uses FILE

#include <climits>
#include <cstring>

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

namespace CLD2 {
struct CLD2TableSummary;
extern const CLD2TableSummary kQuad_obj;
}

// libcld2_full holds nothing but tables (of 175 languages for 83) under the names that libcld2's own have; whichever is
// loaded first is taken by all. Nothing else names the full tables, and a linker would leave their library out.
extern "C" const void *const tw_full_tables;
const void *const tw_full_tables = &CLD2::kQuad_obj;

int tw_languages(const char *text, size_t count, const char *hint, tw_language found[3], int *reliable) {
    *reliable = 0;
    if (!text || count == 0) return 0;
    if (count > INT_MAX / 2) count = INT_MAX / 2;
    CLD2::CLDHints hints = {hint, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
    CLD2::Language language[3] = {CLD2::UNKNOWN_LANGUAGE, CLD2::UNKNOWN_LANGUAGE, CLD2::UNKNOWN_LANGUAGE};
    int percent[3] = {0, 0, 0}, bytes = 0, valid = 0;
    double score[3] = {0, 0, 0};
    bool sure = false;
    const int best_effort = 0x4000;  // kCLDFlagBestEffort: an answer for short texts too
    CLD2::ExtDetectLanguageSummaryCheckUTF8(
        text, static_cast<int>(count), true, &hints, best_effort, language, percent, score, nullptr, &bytes, &sure,
        &valid);
    *reliable = sure;
    int n = 0;
    for (int i = 0; i < 3; i++) {
        if (language[i] == CLD2::UNKNOWN_LANGUAGE || percent[i] == 0) continue;
        const char *code = CLD2::LanguageCode(language[i]);
        if (!code || std::strlen(code) >= sizeof found[n].tag) continue;
        std::strcpy(found[n].tag, code);
        found[n].percent = percent[i];
        found[n].score = score[i];
        n++;
    }
    return n;
}
