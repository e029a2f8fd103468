#include "plan_parts.hpp"

#include "track/base/period.hpp"
#include "track/base/text.hpp"
#include "track/model/breakdown.hpp"
#include "track/report/coverage.hpp"

namespace track::render {

using report::Deadline;

namespace {

constexpr Message<std::string> calendar_year{"{} (calendar year)", "{}年（暦年）"};
constexpr Message<> no_cycle{"no cycle set", "周期の定めなし"};
constexpr Message<std::string> by_the_end{"by {}", "{}まで"};
constexpr Message<std::string> wave_overdue{"{}, not reported", "{}（未報告）"};
constexpr Message<int, std::string> place_by_number{"No {} ({})", "No {}（{}）"};
constexpr Message<std::string, std::string> place_by_id{"{} ({})", "{}（{}）"};

constexpr Message<std::string, int, int> holding{"{}: holding {} of {}",
                                                 "{0}（{2}回中{1}回目の実施）"};
constexpr Message<std::string> wave{"{}: holding", "{}（実施）"};
constexpr Message<std::string, std::string> value_of{"{} ({})", "{}（{}）"};
constexpr Message<Localized, Localized> with_lacking{"{}: {}", "{}：{}"};
constexpr Message<std::size_t, std::size_t, Localized> lacking_parts{
    "{} of {} reported; not: {}", "{1}区分中{0}区分が報告済み（未報告：{2}）"};
constexpr Message<std::string, unsigned> quarter{"{}-Q{}", "{}第{}四半期"};
constexpr Message<std::string> first_half{"{}-H1", "{}上半期"};
constexpr Message<std::string> second_half{"{}-H2", "{}下半期"};
constexpr Message<> nobody{"no owner", "所管の定めなし"};

// As it is typed, where it is a quarter or a half.
Localized part_of_year_text(const Deadline& deadline, const FiscalCalendar& calendar) {
  const auto month = [](Day day) {
    return static_cast<unsigned>(std::chrono::year_month_day(day).month());
  };
  const std::string year = calendar.short_label(deadline.year);
  const unsigned since =
      (month(deadline.period.first) + 12 - month(calendar.first_day(deadline.year))) % 12;
  const int months = deadline.indicator->expect->months;
  if (months == 3) return quarter(year, since / 3 + 1);
  if (months == 6) return since == 0 ? first_half(year) : second_half(year);
  return period_text(deadline.period, calendar.eras);
}

}  // namespace

Localized listed_names(const std::vector<std::string>& names) {
  return {track::joined(names), track::joined(names, "・")};
}

Cell owners_cell(const Plan& plan, const std::vector<std::string>& ids) {
  std::vector<std::string> names;
  for (const std::string& id : ids) {
    const Owner* owner = find_owner(plan, id);
    names.push_back(printable(owner == nullptr ? id : owner->name));
  }
  return list_cell(ids, listed_names(names));
}

Cell theme_cell(const Plan& plan, const std::string& id) {
  const Theme* theme = find_theme(plan, id);
  return {id, verbatim(printable(theme == nullptr ? id : theme->name))};
}

Cell field_cell(const Plan& plan, const std::string& id) {
  const Field* field = find_field(plan, id);
  return field == nullptr ? Cell() : Cell{id, verbatim(printable(field->name))};
}

Cell schedule_cell(const Schedule& schedule) {
  if (schedule.form == Schedule::Form::none) return {};
  return {schedule.text, describe(schedule)};
}

Cell schedule_cell(const Activity& activity, const FiscalCalendar& calendar) {
  if (!activity.has_schedule()) return {};
  return {schedule_text(activity, calendar), describe_schedule(activity, calendar)};
}

Cell joined_cell(const std::vector<std::string>& texts, const char* between) {
  return list_cell(texts, verbatim(printable(track::joined(texts, between))));
}

Localized year_text(const Plan& plan, const Indicator* indicator, FiscalYear year) {
  if (indicator == nullptr || !plan.has_own_years(*indicator)) {
    return verbatim(plan.calendar.short_label(year));
  }
  return calendar_year(plan.calendar_of(*indicator).short_label(year));
}

Cell last_wave_cell(const report::SurveyWaves& waves, const FiscalCalendar& calendar) {
  return waves.last ? text_cell(calendar.short_label(*waves.last)) : Cell();
}

Cell next_wave_cell(const report::SurveyWaves& waves, const FiscalCalendar& calendar) {
  if (!waves.next) return shown_cell(no_cycle());
  const std::string year = calendar.short_label(*waves.next);
  if (waves.overdue) return {year, wave_overdue(year)};
  return waves.last ? text_cell(year) : Cell{year, by_the_end(year)};
}

Localized place_in_register(const Plan& plan, const Activity& activity) {
  const Partner* partner = find_partner(plan, activity.partner);
  const std::string name = printable(partner == nullptr ? activity.partner : partner->name);
  return activity.no ? place_by_number(*activity.no, name) : place_by_id(activity.id, name);
}

std::string_view deadline_id(const Deadline& deadline) {
  return deadline.indicator != nullptr ? deadline.indicator->id : deadline.activity->id;
}

bool in_parts(const Deadline& deadline) {
  const Indicator* indicator = deadline.indicator;
  return indicator != nullptr && indicator->expect && indicator->expect->months < 12;
}

Localized deadline_span(const Deadline& deadline, const Plan& plan) {
  if (!in_parts(deadline)) return year_text(plan, deadline.indicator, deadline.year);
  return plan.has_own_years(*deadline.indicator) ? period_text(deadline.period, plan.calendar.eras)
                                                 : part_of_year_text(deadline, plan.calendar);
}

Localized deadline_name(const Deadline& deadline) {
  const Localized name = deadline_subject(deadline);
  return deadline.missing_parts.empty() ? name : with_lacking(name, lacking_text(deadline));
}

Localized lacking_text(const Deadline& deadline) {
  return lacking_parts(deadline.reported_parts, deadline.expected_parts,
                       report::names_of(deadline.missing_parts));
}

Localized deadline_subject(const Deadline& deadline) {
  if (deadline.indicator == nullptr) {
    const std::string name = printable(deadline.activity->name);
    return deadline.number > 0 && deadline.planned > 1
               ? holding(name, deadline.number, deadline.planned)
               : wave(name);
  }
  const std::string name = printable(deadline.indicator->name);
  return deadline.activity == nullptr ? verbatim(name)
                                      : value_of(name, printable(deadline.activity->name));
}

Localized addressee_name(const std::string& id, const std::string& name) {
  return id.empty() ? nobody() : verbatim(printable(name));
}

Data deadline_data(const Deadline& one) {
  Data item;
  item["id"] = deadline_id(one);
  item["name"] = one.indicator != nullptr ? one.indicator->name : one.activity->name;
  item["activity"] = one.activity != nullptr ? Data(one.activity->id) : Data();
  item["addressees"] = Data::list();
  for (const std::string& id : report::addressees_of(one)) {
    if (!id.empty()) item["addressees"].push_back(id);
  }
  item["year"] = one.year.number;
  item["first_day"] = iso(one.period.first);
  item["last_day"] = iso(one.period.last);
  item["number"] = one.number > 0 ? Data(one.number) : Data();
  item["due"] = iso(one.day);
  if (!one.missing_parts.empty()) {
    item["parts_reported"] = one.reported_parts;
    item["parts_expected"] = one.expected_parts;
    item["parts_missing"] = keys_of(one.missing_parts);
  }
  return item;
}

}  // namespace track::render
