#include "track/model/form.hpp"

#include <fmt/format.h>

#include <charconv>
#include <chrono>
#include <map>

#include "track/base/date.hpp"
#include "track/base/digest.hpp"
#include "track/base/text.hpp"
#include "track/model/breakdown.hpp"

namespace track {

namespace {

constexpr std::string_view form_beginning = "track form: ";

constexpr Message<> id_in_form{"ID", "ID"};
constexpr Message<> activity_in_form{"activity", "取組等"};
constexpr Message<> name_in_form{"indicator", "指標"};
constexpr Message<> part_in_form{"part", "区分"};
constexpr Message<> unit_in_form{"unit", "単位"};
constexpr Message<> last_in_form{"last year", "前年度実績"};
constexpr Message<> target_in_form{"target", "目標値"};
constexpr Message<> note_in_form{"remarks", "備考"};
constexpr Message<> whole_year{"year", "年間"};
constexpr Message<Localized> title_of_form{"Report form {}", "{}　実績報告様式"};

constexpr const char* month_names[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

struct FormWord {
  std::string_view key;
  const Message<>* heading;
};
constexpr FormWord form_words[] = {
    {form_key::id, &id_in_form},         {form_key::activity, &activity_in_form},
    {form_key::name, &name_in_form},     {form_key::part, &part_in_form},
    {form_key::unit, &unit_in_form},     {form_key::last, &last_in_form},
    {form_key::target, &target_in_form}, {form_key::note, &note_in_form},
};

std::optional<Day> iso_day(std::string_view text) {
  int year = 0;
  unsigned month = 0;
  unsigned day = 0;
  const auto read = [&](std::size_t from, std::size_t count, auto& number) {
    const char* const begin = text.data() + from;
    return std::from_chars(begin, begin + count, number).ptr == begin + count;
  };
  const bool shaped = text.size() == 10 && text[4] == '-' && text[7] == '-';
  if (!shaped || !read(0, 4, year) || !read(5, 2, month) || !read(8, 2, day)) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month),
                                         std::chrono::day(day)};
  return date.ok() ? std::optional<Day>(date) : std::nullopt;
}

unsigned month_number(Day day) {
  return static_cast<unsigned>(std::chrono::year_month_day(day).month());
}

bool is_whole_months(const Period& period) {
  return month_of(period.first).first == period.first && month_of(period.last).last == period.last;
}

template <class Number>
bool read_number(std::string_view text, Number& number) {
  const char* const end = text.data() + text.size();
  return !text.empty() && std::from_chars(text.data(), end, number).ptr == end;
}

}  // namespace

std::string text_of(const FormIdentity& identity) {
  return fmt::format("{}plan={} revision={} operation={} owner={} year={} frame={}", form_beginning,
                     identity.plan, identity.revision, identity.operation, identity.owner,
                     identity.year.number, identity.frame);
}

bool begins_form(std::string_view text) {
  return trimmed(text).starts_with(trimmed(form_beginning));
}

std::optional<FormIdentity> read_form_identity(std::string_view text) {
  if (!begins_form(text)) return std::nullopt;
  std::map<std::string, std::string, std::less<>> values;
  for (const std::string& word : split(trimmed(text), ' ')) {
    const std::size_t sign = word.find('=');
    if (sign != std::string::npos) values[word.substr(0, sign)] = word.substr(sign + 1);
  }
  FormIdentity identity;
  identity.plan = values["plan"];
  identity.owner = values["owner"];
  identity.frame = values["frame"];
  const bool complete = !identity.plan.empty() && !identity.owner.empty() &&
                        !identity.frame.empty() &&
                        read_number(values["revision"], identity.revision) &&
                        read_number(values["operation"], identity.operation) &&
                        read_number(values["year"], identity.year.number);
  return complete ? std::optional(identity) : std::nullopt;
}

std::string frame_of(const std::vector<std::string>& rows,
                     const std::vector<std::string>& columns) {
  constexpr std::size_t digits = 16;
  return digest_of(joined(columns, "\n") + "\n\n" + joined(rows, "\n")).substr(0, digits);
}

FormRow form_row(const Plan& plan, const Indicator& indicator) {
  const Indicator* whole = indicator.part_of ? whole_of(plan, indicator) : &indicator;
  const Activity* source = whole == nullptr ? nullptr : source_of(plan, *whole);
  FormRow row;
  row.id = indicator.id;
  row.activity = source == nullptr ? "" : source->name;
  row.name = whole == nullptr ? indicator.name : whole->name;
  row.part = indicator.part_of ? indicator.part_of->name : "";
  row.unit = indicator.unit;
  row.kind = indicator.kind;
  return row;
}

std::optional<Period> form_period(std::string_view key) {
  if (key.size() == 7) {
    const auto first = iso_day(std::string(key) + "-01");
    return first ? std::optional(month_of(*first)) : std::nullopt;
  }
  if (key.size() != 22 || key.substr(10, 2) != "..") return std::nullopt;
  const auto first = iso_day(key.substr(0, 10));
  const auto last = iso_day(key.substr(12));
  if (!first || !last || *last < *first) return std::nullopt;
  return Period{*first, *last};
}

Localized form_heading(std::string_view key, const FiscalCalendar& calendar, FiscalYear year) {
  for (const FormWord& word : form_words) {
    if (word.key == key) return (*word.heading)();
  }
  const std::optional<Period> period = form_period(key);
  if (!period) return {};
  const Period whole = calendar.period(year);
  if (*period == whole) return whole_year();
  const bool inside = whole.first <= period->first && period->last <= whole.last;
  if (!inside || !is_whole_months(*period)) return period_text(*period, calendar.eras);
  const unsigned first = month_number(period->first);
  const unsigned last = month_number(period->last);
  if (first == last) return {month_names[first - 1], fmt::format("{}月", first)};
  return {fmt::format("{}-{}", month_names[first - 1], month_names[last - 1]),
          fmt::format("{}～{}月", first, last)};
}

Localized form_title(const FiscalCalendar& calendar, FiscalYear year) {
  return title_of_form(calendar.label(year));
}

std::vector<Period> form_periods(const FiscalCalendar& calendar, FiscalYear year, int months) {
  const int parts = 12 / months;
  std::vector<Period> periods;
  for (int i = 1; i <= parts; ++i) {
    periods.push_back(parts == 1 ? calendar.period(year) : calendar.part(year, i, parts));
  }
  return periods;
}

}  // namespace track
