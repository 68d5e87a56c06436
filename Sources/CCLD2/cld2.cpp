#include <cstdio>  // CLD2's header names FILE without including it.

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include "cld2.h"

cld2_answer cld2_language(const char *text, int count, const char *hint, bool guess) {
    CLD2::CLDHints hints = {hint, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
    if (count == 0) return {"un", 0, 0, 0, false};
    CLD2::Language languages[3];
    int percents[3];
    double scores[3];
    int letters = 0;
    bool reliable = false;
    const CLD2::Language language = CLD2::ExtDetectLanguageSummary(
        text, count, /* is_plain_text */ true, &hints, guess ? CLD2::kCLDFlagBestEffort : 0, languages, percents, scores,
        nullptr, &letters, &reliable);
    // The summary may prefer the second language of a text whose first is English boilerplate.
    int place = 0;
    while (place < 2 && languages[place] != language) place++;
    return {CLD2::LanguageCode(language), percents[place], scores[place] / 1000, letters, reliable};
}
