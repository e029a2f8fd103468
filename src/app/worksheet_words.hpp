#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "track/app/assessment.hpp"

// The words that begin the texts of a worksheet.
namespace track::app {

struct SheetWord {
  const char* en;
  const char* ja;
  std::optional<std::string> EvaluationWords::*said;
  std::string Evaluation::*standing;
};
inline constexpr std::array sheet_words = {
    SheetWord{"grade", "評価", &EvaluationWords::grade, &Evaluation::grade},
    SheetWord{"results", "成果", &EvaluationWords::results, &Evaluation::results},
    SheetWord{"reasons", "理由", &EvaluationWords::reasons, &Evaluation::reasons},
    SheetWord{"next", "今後", &EvaluationWords::next, &Evaluation::next},
    SheetWord{"note", "備考", &EvaluationWords::note, &Evaluation::note},
};

// What stands behind "grade:", 「評価：」; nothing where the line does not begin with the word.
std::optional<std::string_view> behind_word(std::string_view line, std::string_view word);

// The word that a line begins with, as it is written there, and what stands behind it.
struct WordedLine {
  const SheetWord* word = nullptr;  // nullptr: none
  const char* written = "";
  std::string_view text;
};
WordedLine worded(std::string_view line);

// The word that was probably meant where a line begins with another before a colon ("Next step:",
// 「結果：」); empty where none is near.
std::string word_meant(std::string_view line);

}  // namespace track::app
