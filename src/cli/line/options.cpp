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
  if (option.name == help_name) return app.set_help_flag(names);
  if (option.name == version_name) return app.set_version_flag(names, std::string());
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

// The option's name at the front of CLI11's message: "--year is required", "--year: 1 required …".
std::string option_in(const std::string& message) {
  return message.substr(0, message.find_first_of(" :"));
}

Error usage_error(const CLI::ParseError& error, const Options& options) {
  const std::string message = error.what();
  const std::string name = option_in(message);
  if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr) {
    return missing_error(options, name);
  }
  const bool mismatch = dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr;
  if (mismatch && message.find("At Most") != std::string::npos) {
    return repeated_error(options, name);
  }
  return not_understood_error(options, name, message);
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

Options::Asked Options::read(const ArrangedWords& words) {
  CLI::App app;
  app.set_help_flag();
  std::vector<CLI::Option*> declared;
  std::size_t left = words.words.size();
  for (const Option& option : all_) {
    declared.push_back(declare_in(app, option));
    declared.back()->required(option.required);
    expect_words(*declared.back(), option, left);
    if (!option.excludes.empty()) declared.back()->excludes(app.get_option(option.excludes));
  }
  std::vector<std::string> reversed(words.words.rbegin(), words.words.rend());
  if (!reversed.empty()) reversed.emplace_back("--");
  reversed.insert(reversed.end(), words.options.rbegin(), words.options.rend());
  try {
    app.parse(reversed);
  } catch (const CLI::CallForHelp&) {
    return Asked::help;
  } catch (const CLI::CallForVersion&) {
    return Asked::version;
  } catch (const CLI::ParseError& error) {
    throw usage_error(error, *this);
  }
  for (std::size_t i = 0; i < all_.size(); ++i) all_[i].given = declared[i]->results();
  return Asked::run;
}

}  // namespace track::cli
