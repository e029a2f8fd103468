#include <fmt/format.h>

#include <memory>
#include <optional>
#include <utility>

#include "commands/command.hpp"
#include "context.hpp"
#include "line/common_options.hpp"
#include "line/typed_values.hpp"
#include "line/usage.hpp"
#include "output/output_options.hpp"
#include "track/app/reports.hpp"
#include "track/base/text.hpp"
#include "track/render/views.hpp"
#include "track/report/evaluation.hpp"

namespace track::cli {

namespace {

constexpr Message<std::string> what_to_list{"what to list: {}", "一覧にするもの：{}"};
constexpr Message<std::string> unknown_listing{"there is no list of \"{}\"",
                                               "「{}」の一覧はありません"};

struct Request {
  const store::Store& store;
  const app::KnownPlan& known;
  Filter filter;
  report::Grouping grouping = {};
  std::optional<FiscalYear> year{};
};

template <render::Document (*make)(const Plan& plan, const Filter& filter)>
render::Document defined(const Request& request) {
  return make(request.known.plan, request.filter);
}

render::Document surveys(const Request& request) {
  const Plan& plan = request.known.plan;
  const Totals totals =
      app::totals_for(request.store, request.known, plan.first_year, plan.last_year);
  return render::list_surveys(plan, request.filter, totals, request.known.as_of);
}

render::Document partners(const Request& request) {
  return render::document_of(
      report::partner_register(request.known.plan, request.filter, request.grouping));
}

render::Document evaluations(const Request& request) {
  const Plan& plan = request.known.plan;
  std::vector<Evaluation> all;
  for (FiscalYear year = plan.first_year; year <= plan.last_year; year = year.next()) {
    if (request.year && *request.year != year) continue;
    for (Evaluation& one : request.store.evaluations(year, request.known.known_at)) {
      all.push_back(std::move(one));
    }
  }
  return render::list_evaluations(plan,
                                  report::in_order_of_print(plan, request.filter, std::move(all)));
}

render::Document kinds(const Request&) {
  return render::list_kinds();
}

constexpr std::string_view by_theme[] = {"--theme"};
constexpr std::string_view by_place_and_owner[] = {"--theme", "--field", "--owner"};
constexpr std::string_view by_all[] = {"--theme", "--field", "--owner", "--level"};
constexpr std::string_view by_place[] = {"--theme", "--field"};
constexpr std::string_view by_owner[] = {"--owner"};
constexpr std::string_view by_year_and_place[] = {"--year", "--theme", "--field", "--owner"};

constexpr Message<std::string, Localized> listing_of_plan{"{}: {}", "{}　{}"};

struct Listing {
  const char* name;
  Message<> title;  // of a page
  std::span<const std::string_view> filters;
  render::Document (*document)(const Request& request);
};

// NOLINTNEXTLINE(cert-err58-cpp): it only takes the addresses of constants
const Listing listings[] = {
    {"activities",
     {"activities", "取組等一覧"},
     by_place_and_owner,
     defined<render::list_activities>},
    {"initiatives",
     {"initiatives", "取組一覧"},
     by_place_and_owner,
     defined<render::list_initiatives>},
    {"indicators", {"indicators", "指標一覧"}, by_all, defined<render::list_indicators>},
    {"surveys", {"surveys", "調査一覧"}, by_owner, surveys},
    {"partners", {"partners", "団体の取組一覧"}, register_filters(), partners},
    {"owners", {"owners", "所管一覧"}, by_owner, defined<render::list_owners>},
    {"themes", {"themes", "柱の一覧"}, by_theme, defined<render::list_themes>},
    {"fields", {"fields", "分野一覧"}, by_place, defined<render::list_fields>},
    {"breakdowns", {"breakdowns", "内訳一覧"}, {}, defined<render::list_breakdowns>},
    {"targets", {"targets", "目標値一覧"}, by_all, defined<render::list_targets>},
    {"evaluations", {"evaluations", "評価一覧"}, by_year_and_place, evaluations},
    {"kinds", {"kinds of indicators", "指標の種別"}, {}, kinds},
};

std::vector<std::string> listing_names() {
  std::vector<std::string> names;
  for (const Listing& listing : listings) names.emplace_back(listing.name);
  return names;
}

std::string all_names() {
  return joined(listing_names());
}

struct ListOptions {
  std::string what;
  std::string year;
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
  options.filter.refuse_others(fmt::format("track list {}", listing.name), listing.filters,
                               {{"--year", options.year}});
  const report::Grouping grouping = options.filter.read_grouping();
  const store::Store store = context.open(store::Access::read);
  const app::KnownPlan known = context.known_plan(store);
  Request request{store, known, options.filter.read(known.plan), grouping};
  if (!options.year.empty()) request.year = read_plan_year(options.year, known, context);
  render::Document document = listing.document(request);
  document.title = listing_of_plan(printable(known.plan.name), listing.title());
  options.output.write(context, render::write(document, format, options.output.style(context)));
  return 0;
}

}  // namespace

Run declare_list(Options& line) {
  auto options = std::make_shared<ListOptions>();
  line.add("WHAT", &options->what, what_to_list(all_names())).required = true;
  line.add("--year", &options->year,
           {"evaluations: only this fiscal year", "評価：この年度だけを表示します"}, "YEAR");
  options->filter.declare(line);
  options->output.declare(line);
  return [options](Context& context) { return run_list(*options, context); };
}

}  // namespace track::cli
