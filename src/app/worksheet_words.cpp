#include "worksheet_words.hpp"

#include <algorithm>
#include <vector>

#include "track/base/suggestion.hpp"
#include "track/base/text.hpp"

namespace track::app {

namespace {

// What people write for a word; folded.
struct Instead {
  std::string_view written;
  const char* meant;
};
constexpr std::array instead = {
    Instead{"rating", "grade"},      Instead{"outcomes", "results"}, Instead{"nextstep", "next"},
    Instead{"nextsteps", "next"},    Instead{"remark", "note"},      Instead{"remarks", "note"},
    Instead{"comment", "note"},      Instead{"comments", "note"},    Instead{"評定", "評価"},
    Instead{"自己評価", "評価"},     Instead{"総合評価", "評価"},    Instead{"結果", "成果"},
    Instead{"主な成果", "成果"},     Instead{"差異の理由", "理由"},  Instead{"未達の理由", "理由"},
    Instead{"未達成の理由", "理由"}, Instead{"方向性", "今後"},      Instead{"特記事項", "備考"},
};

constexpr std::size_t widest_word = 20;  // in columns; what is longer is a sentence

bool is_english(const std::string& word) {
  return std::ranges::all_of(word, [](char each) { return each >= 'a' && each <= 'z'; });
}

// What stands before the first colon of a line, folded.
std::string before_colon(std::string_view line) {
  std::size_t end = line.size();
  for (const std::string_view colon : {":", "："}) end = std::min(end, line.find(colon));
  if (end == line.size() || text_width(line.substr(0, end)) > widest_word) return {};
  return folded(line.substr(0, end));
}

}  // namespace

std::optional<std::string_view> behind_word(std::string_view line, std::string_view word) {
  if (!line.starts_with(word)) return std::nullopt;
  line.remove_prefix(word.size());
  for (const std::string_view colon : {":", "："}) {
    if (line.starts_with(colon)) return line.substr(colon.size());
  }
  return std::nullopt;
}

WordedLine worded(std::string_view line) {
  for (const SheetWord& word : sheet_words) {
    for (const char* written : {word.en, word.ja}) {
      if (const auto text = behind_word(line, written)) return {&word, written, *text};
    }
  }
  return {};
}

std::string word_meant(std::string_view line) {
  const std::string typed = before_colon(line);
  if (typed.empty() || worded(line).word != nullptr) return {};
  for (const SheetWord& word : sheet_words) {
    if (typed == word.en) return word.en;
    if (typed.starts_with(word.ja)) return word.ja;  // 「今後の方針」
  }
  for (const Instead& one : instead) {
    if (typed == one.written) return one.meant;
  }
  constexpr std::size_t shortest = 4;  // of less, everything is near
  if (typed.size() < shortest || !is_english(typed)) return {};
  std::vector<std::string> words;
  for (const SheetWord& word : sheet_words) words.emplace_back(word.en);
  const std::vector<std::string> near = nearest(typed, words, 1);
  return near.empty() ? std::string() : near.front();
}

}  // namespace track::app
