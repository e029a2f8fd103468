#include "line/options.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "line/usage.hpp"

namespace track::cli {

namespace {

constexpr const char* help_name = "--help";
constexpr const char* version_name = "--version";

// "-o,--output"
std::string names_of(const Option& option) {
  return option.letter == 0 ? option.name : std::string{'-', option.letter, ','} + option.name;
}

CLI::Option* declare_in(CLI::App& app, const Option& option) {
  const std::string names = names_of(option);
  return std::visit(
      [&](auto* target) {
        if constexpr (std::is_same_v<decltype(target), bool*>) {
          return app.add_flag(names, *target);
        } else {
          return app.add_option(names, *target);
        }
      },
      option.target);
}

// Tells each option and argument how many words it is to take: the first argument that may have
// several has all that are left.
void expect_words(CLI::Option& declared, const Option& option, std::size_t& left) {
  if (option.is_argument()) {
    const bool takes_all = option.takes_several() && left > 0;
    if (takes_all) declared.allow_extra_args(false)->expected(static_cast<int>(left));
    left = takes_all || left == 0 ? 0 : left - 1;
  } else {
    declared.allow_extra_args(false);
    if (option.takes_several()) declared.expected(1)->take_all();
  }
}

}  // namespace

Option& Options::add(const std::string& names, Option::Target target, Localized help,
                     std::string value) {
  Option option{names, 0, target, std::move(help), std::move(value), command_.empty()};
  if (names.size() > 2 && names[2] == ',') {
    option.letter = names[1];
    option.name = names.substr(3);
  }
  return all_.emplace_back(std::move(option));
}

const Option* Options::find(const std::string& name) const {
  const bool short_name = name.size() == 2 && name[0] == '-';
  const auto found = std::ranges::find_if(all_, [&](const Option& one) {
    return short_name && name[1] != '-' ? one.letter == name[1] : one.name == name;
  });
  return found == all_.end() ? nullptr : &*found;
}

Option& Options::declared(const std::string& name) {
  return *std::ranges::find_if(all_, [&](const Option& one) { return &one == find(name); });
}

// What was given for what, before anything is put into the targets.
void Options::take(const ArrangedWords& words) {
  for (auto word = words.options.begin(); word != words.options.end(); ++word) {
    Option& option = declared(*word);
    option.given.push_back(option.is_flag() ? *word : *++word);
  }
  std::size_t next = 0;
  for (Option& option : all_) {
    if (!option.is_argument()) continue;
    const std::size_t most = option.takes_several() ? words.words.size() : next + 1;
    while (next < std::min(most, words.words.size())) option.given.push_back(words.words[next++]);
  }
}

void Options::find_faults(ArrangedWords& words) const {
  for (const Option& option : all_) {
    const bool repeatable = option.is_flag() || option.takes_several() || option.is_argument();
    if (option.given.size() > 1 && !repeatable) {
      words.faults.add(repeated_error(*this, option.name));
    }
    const Option* excluded = option.given.empty() ? nullptr : find(option.excludes);
    if (excluded != nullptr && !excluded->given.empty()) {
      words.faults.add(both_given_error(*this, option.name, option.excludes));
    }
    const bool meant = std::ranges::count(words.meant, option.name) > 0;
    const bool needed =
        option.required && (option.unneeded_with.empty() ||
                            std::ranges::count(words.words, option.unneeded_with) == 0);
    if (needed && option.given.empty() && !meant) {
      words.faults.add(missing_error(*this, option.name, words.words));
    }
    if (const auto blank = blank_error(*this, option)) words.faults.add(*blank);
  }
}

Options::Asked Options::read(ArrangedWords words) {
  take(words);
  const auto is_asked = [this](const char* name) {
    const Option* option = find(name);
    return option != nullptr && !option->given.empty();
  };
  if (words.faults.empty() && is_asked(help_name)) return Asked::help;
  if (words.faults.empty() && is_asked(version_name)) return Asked::version;
  find_faults(words);
  words.faults.throw_if_any();

  CLI::App app;
  app.set_help_flag();
  std::size_t left = words.words.size();
  for (const Option& option : all_) expect_words(*declare_in(app, option), option, left);
  std::vector<std::string> reversed(words.words.rbegin(), words.words.rend());
  if (!reversed.empty()) reversed.emplace_back("--");
  reversed.insert(reversed.end(), words.options.rbegin(), words.options.rend());
  try {
    app.parse(reversed);
  } catch (const CLI::ParseError&) {
    throw not_understood_error(*this);  // never seen: what it refuses was refused above
  }
  return Asked::run;
}

}  // namespace track::cli
