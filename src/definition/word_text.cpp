#include "word_text.hpp"

namespace track::definition {
namespace {

constexpr Message<Localized, std::string> word_text_unknown{"unknown {} \"{}\"",
                                                            "「{1}」という{0}はありません"};

}  // namespace

Localized unknown_word(const Localized& what, const std::string& word) {
  return word_text_unknown(what, word);
}

}  // namespace track::definition
