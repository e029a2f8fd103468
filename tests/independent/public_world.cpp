#include "public_world.hpp"

#include <algorithm>

#include "random_plan.hpp"
#include "store/store_fixture.hpp"
#include "track/app/review.hpp"
#include "track/model/breakdown.hpp"
#include "track/render/format.hpp"
#include "track/render/views.hpp"
#include "track/report/hidden_figures.hpp"

namespace track::independent {

namespace {

Quantity few(Random& random) {
  return Quantity::whole(random.one_of({0, 0, 1, 1, 2, 3, 4, 5, 6, 8, 11, 17, 30, 80}));
}

Value few_of(const Indicator& indicator, Random& random) {
  Value value;
  value.amount = few(random);
  if (indicator.kind == IndicatorKind::share || indicator.kind == IndicatorKind::rate) {
    value.form = ValueForm::fraction;
    value.numerator = few(random);
    value.denominator = value.numerator + few(random);
  } else if (indicator.kind == IndicatorKind::score) {
    value.n = random.one_of({1, 2, 3, 6, 9, 20, 50});
  }
  return value;
}

bool counts_people(const Indicator& indicator) {
  return indicator.kind != IndicatorKind::milestone;
}

}  // namespace

Plan plan_of_few(Random& random, int threshold) {
  Plan plan = random_plan(random, 14);
  std::erase_if(plan.indicators, [](const Indicator& one) { return !counts_people(one); });
  for (Indicator& one : plan.indicators) {
    one.expect.reset();
    one.retired = false;
    one.year = YearCounting::fiscal;
    if (one.kind == IndicatorKind::count && random.chance(40)) one.plan_target = Value{};
  }
  break_down(plan, random);
  for (Indicator& one : plan.indicators) one.expect.reset();
  plan.suppress_below = threshold;
  derive_parts(plan);
  return plan;
}

Day day_behind(const Plan& plan) {
  return last_day(plan, plan.last_year.number) + std::chrono::days(plan.reporting_days + 1);
}

FewPeople random_few(const Plan& plan, Random& random) {
  FewPeople values;
  const auto add = [&](const Indicator& indicator) {
    for (FiscalYear year = plan.first_year; year <= plan.last_year; year = year.next()) {
      if (random.chance(85)) values[indicator.id][year] = few_of(indicator, random);
    }
  };
  for (const Indicator& indicator : plan.indicators) {
    if (!indicator.total) add(indicator);
  }
  for (const Indicator& part : plan.parts) add(part);
  return values;
}

PublicBook::PublicBook(const Plan& plan, Day as_of,
                       const std::function<void(store::Store& store)>& record)
    : plan_(plan), store_(store::store_with(folder_.database(), plan)), as_of_(as_of) {
  record(store_);
  totals_ = store_.totals(plan_, report::first_year_needed(plan_, plan_.first_year),
                          plan_.last_year, {}, as_of_);
  hidden_ = report::figures_to_hide({{&plan_, &totals_, plan_.last_year}}, store_.logged(1).digest);
}

PublicBook::PublicBook(const Plan& plan, const FewPeople& values)
    : PublicBook(plan, day_behind(plan), [&](store::Store& store) {
        for (const auto& [id, years] : values) {
          for (const auto& [year, value] : years) {
            RecordRequest entry;
            entry.year = year;
            entry.period = plan.calendar.period(year);
            entry.items = {{id, value}};
            store.record(entry, store::operation(1), store::Store::Repeat::allow);
          }
        }
      }) {}

std::vector<Filter> PublicBook::filters() const {
  std::vector<Filter> all(1);
  for (const Breakdown& breakdown : plan_.breakdowns) {
    all.emplace_back().by = PartTable{breakdown.id, ""};
  }
  if (plan_.breakdowns.size() > 1) {
    all.emplace_back().by = PartTable{plan_.breakdowns[0].id, plan_.breakdowns[1].id};
  }
  return all;
}

report::Report PublicBook::report(FiscalYear year, const Filter& filter, bool for_public) const {
  report::Report made = report::build(plan_, 1, totals_, year, as_of_, filter);
  if (!for_public) return made;
  report::make_public(made, hidden_, plan_.suppress_below);
  return made;
}

report::YearsReport PublicBook::years(const Filter& filter, bool for_public) const {
  report::YearsReport made = report::build(
      plan_, 1, totals_, FiscalYearSpan{plan_.first_year, plan_.last_year}, as_of_, filter);
  if (!for_public) return made;
  report::make_public(made, hidden_, plan_.suppress_below);
  return made;
}

std::vector<nlohmann::json> PublicBook::printed(bool for_public) const {
  std::vector<nlohmann::json> all;
  const auto add = [&all](const render::Document& document) {
    all.push_back(nlohmann::json::parse(render::write(document, render::Format::json, {})));
  };
  for (const Filter& filter : filters()) {
    for (FiscalYear year = plan_.first_year; year <= plan_.last_year; year = year.next()) {
      add(render::document_of(report(year, filter, for_public)));
    }
    add(render::document_of(years(filter, for_public)));
  }
  return all;
}

std::string PublicBook::review(FiscalYear year, const Filter& filter, render::Format format,
                               Language language) const {
  const app::KnownPlan known{plan_, 1, as_of_, {}};
  app::RecordedReview recorded =
      app::review_of(store_, known, year, filter, app::Explanations::given);
  report::Review& review = recorded.review;
  report::make_public(review, hidden_, plan_.suppress_below);
  render::Document document = render::document_of(review);
  if (format == render::Format::xlsx) {
    render::add_workbook_sheets(review.report, review.years, {}, document);
  }
  return render::write(document, format, {.language = language});
}

std::vector<std::string> PublicBook::written(render::Format format, Language language,
                                             int choice) const {
  using enum render::Format;
  const bool of_committee = format == html || format == markdown || format == xlsx;
  const std::vector<Filter> choices = filters();
  const auto chosen = 1 + static_cast<std::size_t>(choice) % (choices.size() - 1);
  std::vector<std::string> all;
  for (const Filter& filter : {choices.front(), choices[chosen]}) {
    const report::YearsReport side_by_side = years(filter, true);
    all.push_back(render::write(render::document_of(side_by_side), format, {.language = language}));
    for (FiscalYear year = plan_.first_year; year <= plan_.last_year; year = year.next()) {
      if (of_committee) {
        all.push_back(review(year, filter, format, language));
        continue;
      }
      const report::Report of_year = report(year, filter, true);
      all.push_back(render::write(render::document_of(of_year), format, {.language = language}));
    }
  }
  return all;
}

}  // namespace track::independent
