#include "typed.hpp"

#include <CLI/CLI.hpp>
#include <cctype>

#include "track/base/text.hpp"
#include "usage.hpp"

namespace track::cli {

namespace {

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

bool takes_value(const CLI::Option& option) {
  return option.get_items_expected_max() > 0;
}

// Walks over the arguments, and takes options with their values.
class OptionReader {
 public:
  OptionReader(const Arguments& arguments, std::size_t begin, const CLI::App& app)
      : arguments_(arguments), at_(begin), app_(app) {}

  std::size_t position() const { return at_; }
  // What stands next; nothing at the end.
  const std::string* next() const { return at_ < arguments_.size() ? &arguments_[at_] : nullptr; }
  void skip() { ++at_; }

  void take(Arguments& into) {
    const std::string& typed = arguments_[at_++];
    if (typed.starts_with("--")) {
      take_long(typed, into);
    } else {
      take_short(typed, into);
    }
  }

 private:
  const CLI::Option& option(const std::string& name, const std::string& typed) const {
    const CLI::Option* found = find_option(app_, name);
    if (found == nullptr) throw unknown_option_error(app_, typed);
    return *found;
  }

  void take_long(const std::string& typed, Arguments& into) {
    const std::size_t equals = typed.find('=');
    const std::string name = typed.substr(0, equals);
    if (!takes_value(option(name, typed))) {
      if (equals != std::string::npos) throw needless_value_error(app_, name);
      into.push_back(name);
      return;
    }
    into.push_back(name);
    into.push_back(equals == std::string::npos ? next_value(name) : typed.substr(equals + 1));
  }

  // "-q", "-oFILE", "-qo FILE"
  void take_short(const std::string& typed, Arguments& into) {
    for (std::size_t i = 1; i < typed.size(); ++i) {
      const std::string name = {'-', typed[i]};
      const bool with_value = takes_value(option(name, typed));
      into.push_back(name);
      if (!with_value) continue;
      const std::string rest = typed.substr(i + 1);
      into.push_back(rest.empty() ? next_value(name) : rest);
      return;
    }
  }

  std::string next_value(const std::string& name) {
    if (at_ == arguments_.size()) throw missing_value_error(app_, name);
    return arguments_[at_++];
  }

  const Arguments& arguments_;
  std::size_t at_;
  const CLI::App& app_;
};

// Tells the command's arguments how many words each is to take; the first that may have several has
// all that are left.
void expect_words(CLI::App& app, const Arguments& words) {
  std::size_t left = words.size();
  for (CLI::App* command : app.get_subcommands([](CLI::App*) { return true; })) {
    for (CLI::Option* option : command->get_options()) {
      if (!option->get_positional()) {
        option->allow_extra_args(false);
      } else if (option->get_expected_max() > 1 && left > 0) {
        option->allow_extra_args(false)->expected(static_cast<int>(left),
                                                  option->get_expected_max());
        left = 0;
      } else if (left > 0) {
        --left;
      }
    }
  }
  if (left > 0) throw unexpected_word_error(app, words[words.size() - left]);
}

}  // namespace

std::size_t command_position(const Arguments& arguments, const CLI::App& app) {
  OptionReader reader(arguments, 0, app);
  Arguments skipped;
  while (reader.next() != nullptr && is_option(*reader.next())) {
    if (*reader.next() == "--") return reader.position() + 1;
    reader.take(skipped);
  }
  return reader.position();
}

Arguments arranged(const Arguments& arguments, std::size_t command, CLI::App& app) {
  Arguments options;
  Arguments words;
  OptionReader reader(arguments, 0, app);
  bool words_alone = false;
  while (const std::string* next = reader.next()) {
    const bool before = reader.position() < command;
    if (reader.position() == command) {
      options.push_back(*next);
      reader.skip();
    } else if (words_alone || !is_option(*next)) {
      words.push_back(*next);
      reader.skip();
    } else if (*next == "--") {
      words_alone = !before;
      reader.skip();
    } else {
      reader.take(options);
    }
  }
  expect_words(app, words);
  if (!words.empty()) options.emplace_back("--");
  options.insert(options.end(), words.begin(), words.end());
  return options;
}

}  // namespace track::cli
