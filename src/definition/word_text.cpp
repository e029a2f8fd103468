#include "word_text.hpp"

namespace track::definition {
namespace {

constexpr Phrase<Sentence, std::string> unknown{"unknown {} \"{}\"",
                                                "「{1}」という{0}はありません"};

}  // namespace

Sentence unknown_word(const Sentence& what, const std::string& word) {
  return unknown(what, word);
}

}  // namespace track::definition
