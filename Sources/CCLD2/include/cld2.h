// CLD2 is C++; this is the one question Gleaner asks of it, for C.
#pragma once
#include <stdbool.h>

struct cld2_answer {
    /// CLD2's code of the language: ISO 639-1 with a few older or longer ones (iw, zh-Hant), "un" when it cannot tell.
    const char *_Nonnull code;
    /// How much of the text is in that language, 0 to 100.
    int percent;
    /// How usual the text's letter groups are in that language: about 1 in running text, below 0.4 in hardly any.
    double likeness;
    /// UTF-8 bytes of letters that were looked at.
    int letters;
    /// Whether CLD2 holds the answer to be clearly better than the next.
    bool reliable;
};

/// The language of `count` bytes of valid UTF-8, which may be none. `hint` is a language's code that is somewhat likelier than others, or
/// null. With `guess`, it answers where it would else say that the text is too short or too mixed. Safe on any thread.
#ifdef __cplusplus
extern "C"
#endif
    struct cld2_answer
    cld2_language(const char *_Nullable text, int count, const char *_Nullable hint, bool guess);
