#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "line/options.hpp"
#include "track/base/error.hpp"
#include "track/base/text.hpp"
#include "track/model/words.hpp"

namespace track::cli {

// Hints behind a word that is none of the known ones: the nearest of them, if any is near.
std::vector<Localized> nearest_choice(const std::string& word,
                                      const std::vector<std::string>& known);
// The same, then all of them.
std::vector<Localized> choices(const std::string& word, const std::vector<std::string>& known);

// The words of an enumeration that is read by from_word(): its keys, in Japanese with what stands
// for each there.
template <class E>
Localized keys_and_words(std::span<const Word<E>> list = words<E>()) {
  Localized all;
  for (const Word<E>& word : list) {
    all.en += (all.en.empty() ? "" : ", ") + std::string(word.key);
    all.ja +=
        (all.ja.empty() ? "" : "、") + std::string(word.key) + "（" + std::string(word.ja) + "）";
  }
  return all;
}
std::vector<Localized> choices(const std::string& word, const std::vector<std::string>& known,
                               const Localized& shown);
template <class E>
std::vector<Localized> word_choices(const std::string& word) {
  return choices(word, keys<E>(), keys_and_words<E>());
}

// The options of a command that may be meant by one that does not exist: what others call it, else
// those of similar spelling.
std::vector<std::string> options_meant(const Options& options, const std::string& typed);

// What is wrong with a command line, with the nearest command or option. `name` is an option's
// ("--year") or an argument's ("WHAT").
Error unknown_command_error(const std::string& word);
Error unknown_option_error(const Options& options, const std::string& typed);
Error missing_value_error(const Options& options, const std::string& name);
Error needless_value_error(const Options& options, const std::string& name);
Error unexpected_word_error(const Options& options, const std::string& word);
// `words` are the arguments given: an option may have got among them behind "--".
Error missing_error(const Options& options, const std::string& name,
                    const std::vector<std::string>& words);
Error repeated_error(const Options& options, const std::string& name);
Error both_given_error(const Options& options, const std::string& name, const std::string& other);
Error not_understood_error(const Options& options);

// What is wrong where an option or an argument was given with nothing that can be seen in it, as an
// empty variable of a script gives it: it would pass for one that was not given.
std::optional<Error> blank_error(const Options& options, const Option& option);

}  // namespace track::cli
