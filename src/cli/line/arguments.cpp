#include "line/arguments.hpp"

#include <algorithm>
#include <cctype>
#include <utility>

#include "line/usage.hpp"
#include "track/base/text.hpp"

namespace track::cli {

namespace {

constexpr std::size_t bytes_of_dash = 3;

// "ja", "ja_JP.UTF-8", "en"; nothing for a language that the program does not speak.
std::optional<Language> in_language(const std::string& locale) {
  if (locale.starts_with("ja")) return Language::ja;
  if (locale.starts_with("en")) return Language::en;
  return std::nullopt;
}

std::string language_option(const Arguments& arguments) {
  constexpr std::string_view with_value = "--lang=";
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i] == "--") break;
    if (arguments[i] == "--lang" && i + 1 < arguments.size()) return arguments[i + 1];
    if (arguments[i].starts_with(with_value)) return arguments[i].substr(with_value.size());
  }
  return {};
}

// "-3.2", "-１２人"
bool is_negative_number(const std::string& text) {
  const std::string plain = half_width(text);
  if (plain.size() < 2 || plain[0] != '-') return false;
  return plain[1] == '.' || std::isdigit(static_cast<unsigned char>(plain[1])) != 0;
}

// "-" alone is a word: standard output.
bool is_option(const std::string& text) {
  return text.size() > 1 && text[0] == '-' && !is_negative_number(text);
}

// "—on": a dash, or several, before a Latin letter.
bool is_dashed_option(std::string_view text) {
  if (!starts_with_dash(text)) return false;
  while (starts_with_dash(text)) text.remove_prefix(bytes_of_dash);
  return !text.empty() && std::isalpha(static_cast<unsigned char>(text.front())) != 0;
}

// Walks over the arguments, and takes options with their values.
class OptionReader {
 public:
  OptionReader(const Arguments& arguments, std::size_t begin, const Options& options)
      : arguments_(arguments), at_(begin), options_(options) {}

  std::size_t position() const { return at_; }
  // What stands next; nothing at the end.
  const std::string* next() const { return at_ < arguments_.size() ? &arguments_[at_] : nullptr; }
  void skip() { ++at_; }

  // True, for what collects faults.
  bool take(Arguments& into) {
    const std::string& typed = arguments_[at_++];
    if (typed.starts_with("--")) {
      take_long(typed, into);
    } else {
      take_short(typed, into);
    }
    return true;
  }

 private:
  const Option& option(const std::string& name, const std::string& typed) const {
    const Option* found = options_.find(name);
    if (found == nullptr) throw unknown_option_error(options_, typed);
    return *found;
  }

  void take_long(const std::string& typed, Arguments& into) {
    const std::size_t equals = typed.find('=');
    const std::string name = typed.substr(0, equals);
    if (option(name, typed).is_flag()) {
      if (equals != std::string::npos) throw needless_value_error(options_, name);
      into.push_back(name);
      return;
    }
    std::string value = equals == std::string::npos ? next_value(name) : typed.substr(equals + 1);
    into.push_back(name);
    into.push_back(std::move(value));
  }

  // "-q", "-oFILE", "-qo FILE"
  void take_short(const std::string& typed, Arguments& into) {
    for (std::size_t i = 1; i < typed.size(); ++i) {
      const std::string name = {'-', typed[i]};
      if (option(name, typed).is_flag()) {
        into.push_back(name);
        continue;
      }
      const std::string rest = typed.substr(i + 1);
      std::string value = rest.empty() ? next_value(name) : rest;
      into.push_back(name);
      into.push_back(std::move(value));
      return;
    }
  }

  std::string next_value(const std::string& name) {
    const bool is_missing = at_ == arguments_.size() || is_name_of_option(arguments_[at_]);
    if (is_missing) throw missing_value_error(options_, name);
    return arguments_[at_++];
  }

  // "--on --place X": a name in full is no value.
  bool is_name_of_option(const std::string& word) const {
    return word.starts_with("--") && options_.find(word.substr(0, word.find('='))) != nullptr;
  }

  const Arguments& arguments_;
  std::size_t at_;
  const Options& options_;
};

void find_unexpected(const Options& options, ArrangedWords& words) {
  std::size_t taken = 0;
  for (const Option& option : options.all()) {
    if (!option.is_argument()) continue;
    if (option.takes_several()) return;
    ++taken;
  }
  if (taken < words.words.size()) {
    words.faults.add(unexpected_word_error(options, words.words[taken]));
  }
}

}  // namespace

Language language_of(const Arguments& arguments, const Environment& environment) {
  if (const auto asked = in_language(language_option(arguments))) return *asked;
  if (const auto set = environment.variable("TRACK_LANG")) {
    if (const auto language = in_language(*set)) return *language;
  }
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    if (const auto locale = environment.variable(name)) {
      return in_language(*locale).value_or(Language::en);
    }
  }
  return Language::en;
}

std::size_t command_position(const Arguments& arguments, const Options& options) {
  OptionReader reader(arguments, 0, options);
  Arguments skipped;
  while (reader.next() != nullptr && is_option(*reader.next())) {
    if (*reader.next() == "--") return reader.position() + 1;
    reader.take(skipped);
  }
  return reader.position();
}

bool starts_with_dash(std::string_view text) {
  constexpr std::string_view dashes[] = {"–", "—", "―", "−", "ー"};
  return std::any_of(std::begin(dashes), std::end(dashes),
                     [text](std::string_view dash) { return text.starts_with(dash); });
}

ArrangedWords arranged(const Arguments& arguments, std::size_t command, const Options& options) {
  ArrangedWords result;
  OptionReader reader(arguments, 0, options);
  bool words_alone = false;
  bool all_known = true;
  while (const std::string* next = reader.next()) {
    const bool before = reader.position() < command;
    if (reader.position() == command) {
      reader.skip();
    } else if (!words_alone && is_dashed_option(*next)) {
      result.faults.add(unknown_option_error(options, *next));
      for (std::string& name : options_meant(options, *next)) result.meant.push_back(name);
      all_known = false;
      reader.skip();
    } else if (words_alone || !is_option(*next)) {
      result.words.push_back(*next);
      reader.skip();
    } else if (*next == "--") {
      words_alone = !before;
      reader.skip();
    } else if (!result.faults.attempt([&] { return reader.take(result.options); })) {
      all_known = false;
      for (std::string& name : options_meant(options, *next)) result.meant.push_back(name);
    }
  }
  // The word behind an option that does not exist may be its value.
  if (all_known) find_unexpected(options, result);
  return result;
}

}  // namespace track::cli
