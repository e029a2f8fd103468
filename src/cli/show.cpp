#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <tuple>

#include "closed_year.hpp"
#include "command.hpp"
#include "context.hpp"
#include "output.hpp"
#include "track/model/lookup.hpp"
#include "track/render/history.hpp"
#include "year_option.hpp"

namespace track::cli {

namespace {

constexpr Message<> show_what_help{"an activity or indicator, by id or official name",
                                   "取組または指標（IDまたは正式名称）"};
constexpr Message<> show_year_help{"explain the figures of this fiscal year",
                                   "この年度の数値の根拠を表示します"};

struct ShowOptions {
  std::vector<std::string> words;
  std::string year;
  OutputOptions output;
};

template <class Item>
void keep_years(std::vector<Item>& items, FiscalYearSpan years) {
  std::erase_if(items, [years](const Item& item) {
    return item.year < years.first || years.last < item.year;
  });
}

// The holdings of an activity, also those recorded under another that stands for the same.
std::vector<Event> events_of(const store::Store& store, const KnownPlan& known,
                             const Activity& activity, store::Store::Later later) {
  std::vector<Event> events;
  for (const Activity* tied : tied_with(known.plan, activity)) {
    for (Event& event : store.events(tied->id, known.known_at, later)) {
      events.push_back(std::move(event));
    }
  }
  std::sort(events.begin(), events.end(), [](const Event& left, const Event& right) {
    return std::tuple(left.period.first, left.period.last, left.id) <
           std::tuple(right.period.first, right.period.last, right.id);
  });
  return events;
}

// One year with all that its figure is made of, and what was left out.
void explain(const store::Store& store, const KnownPlan& known, report::History& history) {
  const report::Row& row = history.years.front();
  const FiscalYearSpan years = report::years_behind(known.plan, row);
  history.explained = true;
  if (history.indicator != nullptr) {
    history.measurements = store.measurements(row.id, known.known_at, store::Store::Later::listed);
    keep_years(history.measurements, years);
    history.inclusions =
        report::inclusions_of(*history.indicator, history.measurements, known.known_at.until);
    history.target_provenance = store.target_provenance(row.id, row.year, known.revision);
  } else {
    history.events = events_of(store, known, *history.activity, store::Store::Later::listed);
    keep_years(history.events, years);
    history.inclusions = report::inclusions_of(history.events, known.known_at.until);
  }
}

bool is_of_partner(const report::History& history) {
  return history.indicator == nullptr && history.activity->kind == ActivityKind::partner_activity;
}

void add_years(const store::Store& store, const KnownPlan& known,
               const std::vector<FiscalYear>& years, report::History& history) {
  if (years.empty()) return;
  const FiscalYear first = is_of_partner(history)
                               ? report::first_year_of_frequency(known.plan, years.front())
                               : years.front();
  const Totals totals = totals_for(store, known, first, years.back());
  for (const FiscalYear year : years) report::add_year(history, totals, year);
}

void add_waves(const store::Store& store, const KnownPlan& known, report::History& history) {
  if (history.indicator != nullptr || history.activity->kind != ActivityKind::survey) return;
  const Totals totals = totals_for(store, known, known.plan.first_year, known.plan.last_year);
  history.waves = report::survey_waves(known.plan, *history.activity, totals, known.as_of);
}

// A closed year keeps the row that it was closed with.
void take_closed(const ClosedYears& closed, report::History& history) {
  for (const report::Report& report : closed.reports) {
    const auto rows = report.rows();
    for (report::Row& row : history.years) {
      const auto frozen = std::find_if(rows.begin(), rows.end(), [&](const report::Row* one) {
        return one->year == row.year && one->id == row.id;
      });
      if (frozen != rows.end()) row = **frozen;
    }
  }
  for (std::size_t i = 1; i < history.years.size(); ++i) {
    report::recompute_change(history.years[i - 1], history.years[i]);
  }
}

// Those of partners stand in no report: their closed years are made again of what was known.
void take_closed_partner(const store::Store& store, const ClosedYears& closed,
                         report::History& history) {
  for (std::size_t i = 0; i < closed.reports.size(); ++i) {
    const KnownPlan& known = closed.plans[i];
    report::History then;
    then.plan = &known.plan;
    then.as_of = known.as_of;
    then.activity = find_activity(known.plan, history.activity->id);
    if (then.activity == nullptr) continue;
    const FiscalYear year = closed.reports[i].head.year;
    add_years(store, known, {year}, then);
    const auto now = std::ranges::find(history.years, year, &report::Row::year);
    history.frequencies[static_cast<std::size_t>(now - history.years.begin())] =
        then.frequencies.front();
    *now = then.years.front();
  }
}

int run_show(const ShowOptions& options, Context& context) {
  const render::Format format = options.output.read_format();
  const store::Store store = context.open(store::Access::read);
  KnownPlan known = context.known_plan(store);
  std::optional<FiscalYear> year;
  if (!options.year.empty()) {
    year = read_plan_year(options.year, known, context);
    known = as_closed(store, std::move(known), *year);
  }
  ClosedYears closed;
  report::History history;
  history.plan = &known.plan;
  history.revision = known.revision;
  history.as_of = known.as_of;

  const Subject subject = look_up(known.plan, fmt::format("{}", fmt::join(options.words, " ")));
  if (const auto* indicator = std::get_if<const Indicator*>(&subject)) {
    history.indicator = *indicator;
    history.activity = find_activity(known.plan, history.indicator->activity);
  } else {
    history.activity = std::get<const Activity*>(subject);
  }
  add_waves(store, known, history);
  if (year) {
    add_years(store, known, {*year}, history);
    explain(store, known, history);
  } else {
    if (history.indicator != nullptr) {
      history.measurements = store.measurements(history.indicator->id, known.known_at);
    } else {
      history.events = events_of(store, known, *history.activity, store::Store::Later::left_out);
    }
    const std::vector<FiscalYear> years = report::years_to_show(history);
    add_years(store, known, years, history);
    if (!years.empty()) closed = closed_years(store, known, {years.front(), years.back()});
    take_closed(closed, history);
    if (is_of_partner(history)) take_closed_partner(store, closed, history);
  }
  options.output.write(
      context, render::write(render::document_of(history), format, options.output.style(context)));
  return 0;
}

}  // namespace

Run declare_show(CLI::App& app, Language language) {
  auto options = std::make_shared<ShowOptions>();
  app.add_option("WHAT", options->words, show_what_help().in(language))->required();
  app.add_option("--year", options->year, show_year_help().in(language))->type_name("YEAR");
  options->output.declare(app, language);
  return [options](Context& context) { return run_show(*options, context); };
}

}  // namespace track::cli
