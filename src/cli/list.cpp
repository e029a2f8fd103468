#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "choices.hpp"
#include "command.hpp"
#include "context.hpp"
#include "filter.hpp"
#include "output.hpp"
#include "track/base/text.hpp"
#include "track/render/listing.hpp"

namespace track::cli {

namespace {

constexpr Phrase<std::string> what_help{"what to list: {}", "一覧にするもの：{}"};
constexpr Phrase<std::string> unknown_listing{"there is no list of \"{}\"",
                                              "「{}」の一覧はありません"};
constexpr Phrase<> nothing_matches{"Nothing matches.", "該当する項目はありません。"};

struct Listing {
  const char* name;
  render::Grid (*make)(const Plan& plan, const Filter& filter);
};

constexpr Listing listings[] = {
    {"activities", render::list_activities}, {"initiatives", render::list_initiatives},
    {"indicators", render::list_indicators}, {"surveys", render::list_surveys},
    {"partners", render::list_partners},     {"owners", render::list_owners},
    {"fields", render::list_fields},
};

std::vector<std::string> listing_names() {
  std::vector<std::string> names;
  for (const Listing& listing : listings) names.emplace_back(listing.name);
  return names;
}

std::string all_names() {
  return fmt::format("{}", fmt::join(listing_names(), ", "));
}

struct ListOptions {
  std::string what;
  FilterOptions filter;
  OutputOptions output;
};

const Listing& find_listing(const std::string& name) {
  for (const Listing& listing : listings) {
    if (listing.name == name) return listing;
  }
  throw Error(ErrorKind::usage, unknown_listing(printable(name)), choices(name, listing_names()));
}

int run_list(const ListOptions& options, Context& context) {
  const render::Format format = options.output.read_format();
  const Listing& listing = find_listing(options.what);
  const store::Store store = context.open(store::Access::read);
  const KnownPlan known = context.known_plan(store);
  const render::Grid grid = listing.make(known.plan, options.filter.read(known.plan));
  const render::Style style = context.out_style();
  const bool for_people = format == render::Format::table || format == render::Format::markdown;
  if (grid.rows.empty() && for_people) {
    options.output.write(context, nothing_matches().in(style.language) + "\n");
  } else {
    options.output.write(context, render::write(grid, format, style));
  }
  return 0;
}

}  // namespace

Run declare_list(CLI::App& app, Language language) {
  auto options = std::make_shared<ListOptions>();
  app.add_option("WHAT", options->what, what_help(all_names()).in(language))->required();
  options->filter.declare(app, language);
  options->output.declare(app, language);
  return [options](Context& context) { return run_list(*options, context); };
}

}  // namespace track::cli
