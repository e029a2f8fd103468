#include "filter.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "choices.hpp"
#include "track/base/error.hpp"
#include "track/base/text.hpp"
#include "track/model/lookup.hpp"

namespace track::cli {

namespace {

constexpr Phrase<> theme_help{"only this theme", "この柱だけを表示します"};
constexpr Phrase<> field_help{"only this field", "この分野だけを表示します"};
constexpr Phrase<> owner_help{"only what this owner answers for",
                              "この担当・所管の項目だけを表示します"};
constexpr Phrase<std::string> level_help{"only this level: {}", "この区分だけを表示します：{}"};
constexpr Phrase<std::string> unknown_level{"unknown level \"{}\"", "「{}」という区分はありません"};

std::string all_levels() {
  return fmt::format("{}", fmt::join(keys<Level>(), ", "));
}

}  // namespace

void FilterOptions::declare(CLI::App& app, Language language) {
  app.add_option("--theme", theme, theme_help().in(language))->type_name("NAME");
  app.add_option("--field", field, field_help().in(language))->type_name("NAME");
  app.add_option("--owner", owner, owner_help().in(language))->type_name("NAME");
  app.add_option("--level", level, level_help(all_levels()).in(language))->type_name("LEVEL");
}

Filter FilterOptions::read(const Plan& plan) const {
  Filter filter;
  if (!theme.empty()) filter.theme = look_up_theme(plan, theme).id;
  if (!field.empty()) filter.field = look_up_field(plan, field).id;
  if (!owner.empty()) filter.owner = look_up_owner(plan, owner).id;
  if (!level.empty()) {
    filter.level = from_key<Level>(level);
    if (!filter.level) {
      throw Error(ErrorKind::usage, unknown_level(printable(level)), choices(level, keys<Level>()));
    }
  }
  return filter;
}

}  // namespace track::cli
