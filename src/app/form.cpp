#include "track/app/form.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>

#include "track/base/error.hpp"
#include "track/base/period.hpp"
#include "track/base/text.hpp"
#include "track/model/breakdown.hpp"
#include "track/render/views.hpp"
#include "track/report/row.hpp"

namespace track::app {

namespace {

constexpr Message<std::string, Localized> nothing_to_ask{"{} reports no indicator in {}",
                                                         "{} が{}に報告する指標はありません"};
constexpr Message<> see_indicators{
    "track list indicators --owner NAME shows what an owner has",
    "所管の指標は track list indicators --owner 名称 で確認できます"};
constexpr Message<Localized> year_is_closed{"{} is closed", "{}は締め済みです"};
constexpr Message<> reopen_first{"reopen it first: track reopen",
                                 "先に track reopen で締めを解除してください"};

const std::vector<std::string>& owners_of(const Plan& plan, const Indicator& indicator) {
  static const std::vector<std::string> nobody;
  if (indicator.part_of && !indicator.part_of->owners.empty()) return indicator.part_of->owners;
  const Indicator* whole = indicator.part_of ? whole_of(plan, indicator) : &indicator;
  const Activity* source = whole == nullptr ? nullptr : source_of(plan, *whole);
  return source == nullptr ? nobody : source->owners;
}

bool reports(const Plan& plan, const std::string& owner, const Indicator& indicator,
             FiscalYear year) {
  const Activity* source = source_of(plan, indicator);
  const bool goes_on = !indicator.retired && indicator.runs_in(year) &&
                       (source == nullptr || (!source->retired && source->runs_in(year)));
  return goes_on && contains(owners_of(plan, indicator), owner);
}

// What an owner reports of an indicator: the whole, or the parts that make it up; besides, parts
// that are its own.
std::vector<const Indicator*> asked_of(const Plan& plan, const std::string& owner,
                                       const Indicator& indicator, FiscalYear year) {
  std::vector<const Indicator*> asked;
  if (!indicator.total && reports(plan, owner, indicator, year)) asked.push_back(&indicator);
  for (const Indicator* part : derived_parts(plan, indicator)) {
    const bool summand = indicator.total == part->part_of->table;
    const bool own = !part->part_of->owners.empty();
    if ((summand || own) && reports(plan, owner, *part, year)) asked.push_back(part);
  }
  return asked;
}

bool comes_several_times(const std::vector<Measurement>& values) {
  std::map<FiscalYear, int> counts;
  for (const Measurement& one : values) ++counts[one.year];
  return std::ranges::any_of(counts, [](const auto& one) { return one.second > 1; });
}

// The longest of month, quarter and half of which every value consists. A year where one value a
// year is all that there was (a survey of October), and where single days are among them.
int months_of_values(const std::vector<Measurement>& values, const FiscalCalendar& calendar) {
  if (!comes_several_times(values)) return 12;
  for (const int months : {6, 3, 1}) {
    const bool fits = std::ranges::all_of(values, [&](const Measurement& one) {
      const std::vector<Period> periods = form_periods(calendar, one.year, months);
      return std::ranges::find(periods, one.period) != periods.end();
    });
    if (fits) return months;
  }
  return 12;
}

std::vector<Measurement> values_of(const store::Store& store, const KnownPlan& known,
                                   const Indicator& indicator, FiscalYear year) {
  std::vector<Measurement> values;
  for (const std::string& id : recorded_ids(known.plan, indicator)) {
    for (Measurement& one : store.measurements(id, known.known_at)) {
      const bool counts = !one.withdrawn && (one.year == year || one.year == year.previous());
      if (counts) values.push_back(std::move(one));
    }
  }
  return values;
}

// As read_value() takes it.
Localized typed_text(const Value& value) {
  const std::string n = value.n ? " n=" + std::to_string(*value.n) : "";
  switch (value.form) {
    case ValueForm::quantity:
      return verbatim(plain(value.amount) + n);
    case ValueForm::fraction:
      return verbatim(plain(value.numerator) + "/" + plain(value.denominator));
    case ValueForm::percentage:
      return verbatim(plain(value.amount) + "%" + n);
    default:
      return describe(value);
  }
}

// What is asked for in a period: nothing where values of other periods stand in it already, and
// would be put together with another.
FormCell cell_of(const std::vector<Measurement>& values, const Period& period,
                 const Indicator& indicator) {
  FormCell cell{true, {}};
  for (const Measurement& one : values) {
    if (one.period == period) {
      cell.text = typed_text(one.value);
    } else if (one.period.shares_day_with(period) && indicator.aggregation() != Aggregation::last) {
      return {false, {}};
    }
  }
  return cell;
}

struct AskedRow {
  FormRow row;
  std::vector<Period> periods;
  std::vector<FormCell> cells;
};

AskedRow asked_row(const store::Store& store, const KnownPlan& known, const Totals& totals,
                   const Indicator& indicator, FiscalYear year) {
  const Plan& plan = known.plan;
  AskedRow asked{form_row(plan, indicator), {}, {}};
  FormRow& row = asked.row;
  const auto now = report::indicator_row(plan, indicator, totals, year, known.as_of);
  const auto then = report::indicator_row(plan, indicator, totals, year.previous(), known.as_of);
  const render::FormFigures figures = render::form_figures(then, now);
  row.last = figures.last;
  row.target = figures.target;
  const FiscalCalendar calendar = plan.calendar_of(indicator);
  const std::vector<Measurement> values = values_of(store, known, indicator, year);
  const int months = indicator.expect ? std::min(indicator.expect->months, 12)
                                      : months_of_values(values, calendar);
  asked.periods = form_periods(calendar, year, months);
  for (const Period& period : asked.periods) {
    asked.cells.push_back(cell_of(values, period, indicator));
  }
  return asked;
}

// Months first, then what is longer; each by its first day.
bool stands_before(const Period& left, const Period& right) {
  const auto days = [](const Period& one) { return one.last - one.first; };
  constexpr std::chrono::days longest_month(31);
  const auto rank = [&](const Period& one) {
    return days(one) < longest_month ? 0 : static_cast<int>(days(one).count() / 80);
  };
  return std::tuple(rank(left), left.first, left.last) <
         std::tuple(rank(right), right.first, right.last);
}

std::vector<std::string> keys_of(const std::vector<Period>& columns) {
  std::vector<std::string> keys;
  for (const Period& one : columns) keys.push_back(iso(one));
  return keys;
}

}  // namespace

Form form_of(const store::Store& store, const KnownPlan& known, const std::string& owner,
             FiscalYear year) {
  const Plan& plan = known.plan;
  if (store.closing(year, known.known_at)) {
    throw Error(ErrorKind::refused, year_is_closed(plan.calendar.label(year)), {reopen_first()});
  }
  const Totals totals = totals_for(store, known, year.previous(), year);
  std::vector<AskedRow> all;
  for (const Indicator& indicator : plan.indicators) {
    for (const Indicator* one : asked_of(plan, owner, indicator, year)) {
      AskedRow row = asked_row(store, known, totals, *one, year);
      if (std::ranges::any_of(row.cells, &FormCell::open)) all.push_back(std::move(row));
    }
  }
  Form form;
  form.owner_name = body_name(plan, owner);
  if (all.empty()) {
    throw Error(ErrorKind::refused,
                nothing_to_ask(printable(form.owner_name), plan.calendar.label(year)),
                {see_indicators()});
  }
  form.plan_name = plan.name;
  form.calendar = plan.calendar;
  for (const AskedRow& one : all) {
    for (const Period& period : one.periods) {
      if (std::ranges::find(form.columns, period) == form.columns.end()) {
        form.columns.push_back(period);
      }
    }
  }
  std::ranges::sort(form.columns, stands_before);
  std::vector<std::string> ids;
  for (AskedRow& one : all) {
    one.row.cells.resize(form.columns.size());
    for (std::size_t i = 0; i < one.periods.size(); ++i) {
      const auto place = std::ranges::find(form.columns, one.periods[i]) - form.columns.begin();
      one.row.cells[static_cast<std::size_t>(place)] = one.cells[i];
    }
    ids.push_back(one.row.id);
    form.rows.push_back(std::move(one.row));
  }
  form.identity = {plan.id, known.revision, known.known_at.until.value_or(store.last_operation()),
                   owner,   year,           frame_of(ids, keys_of(form.columns))};
  return form;
}

std::optional<Form> form_written(const store::Store& store, const FormIdentity& identity) {
  if (identity.operation > store.last_operation()) return std::nullopt;
  std::optional<KnownPlan> known = known_before(store, identity.operation + 1, {});
  if (!known || !known->plan.covers(identity.year)) return std::nullopt;
  known->as_of = known->plan.end_of(identity.year);
  try {
    Form form = form_of(store, *known, identity.owner, identity.year);
    if (form.identity == identity) return form;
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::refused) throw;
  }
  return std::nullopt;
}

}  // namespace track::app
