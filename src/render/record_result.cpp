#include "track/render/record_result.hpp"

#include <fmt/format.h>

#include "json.hpp"
#include "track/base/text.hpp"
#include "track/render/standing.hpp"
#include "value_data.hpp"

namespace track::render {

namespace {

constexpr Message<OperationId, std::string, std::string, Localized> headline{
    "Recorded operation {}: {}, {}, {}", "操作{}として記録しました：{}　{}　{}"};
constexpr Message<std::string> at_place{", {}", "　{}"};
constexpr Message<OperationId> take_back{"Take it back with: track undo {}",
                                         "取り消す場合：track undo {}"};
constexpr Message<std::string, std::string> stands_also{
    "It stands in the register as {} too ({}).", "台帳の {}（{}）にも同じ実施として数えます。"};
constexpr Message<> record_result_held{"held", "開催"};
constexpr Message<> once{"once", "1 回"};

struct AnswerLine {
  Localized name;
  Localized value;
  Localized standing;
};

std::vector<AnswerLine> lines(const RecordAnswer& answer) {
  const Plan& plan = answer.plan;
  const RecordRequest& entry = answer.entry;
  std::vector<AnswerLine> result;
  if (const Activity* activity = find_activity(plan, entry.activity)) {
    const report::Row row =
        report::holdings_row(plan, *activity, answer.totals, entry.year, answer.today);
    result.push_back(
        {record_result_held(), once(), standing(row, plan.calendar, entry.year, answer.today)});
  }
  for (const RecordRequest::Item& item : entry.items) {
    const Indicator* indicator = find_indicator(plan, item.indicator);
    if (indicator == nullptr) continue;
    const report::Row row =
        report::indicator_row(plan, *indicator, answer.totals, entry.year, answer.today);
    result.push_back({verbatim(printable(indicator->name)),
                      describe(item.value, printable(indicator->unit)),
                      standing(row, plan.calendar, entry.year, answer.today)});
  }
  return result;
}

std::string subject_name(const RecordAnswer& answer) {
  if (const Activity* activity = find_activity(answer.plan, answer.entry.activity)) {
    return activity->name;
  }
  const Indicator* indicator = find_indicator(answer.plan, answer.entry.items.front().indicator);
  const Activity* activity =
      indicator == nullptr ? nullptr : find_activity(answer.plan, indicator->activity);
  if (activity != nullptr) return activity->name;
  return indicator == nullptr ? answer.entry.items.front().indicator : indicator->name;
}

std::string text(const RecordAnswer& answer, const Style& style) {
  const RecordRequest& entry = answer.entry;
  std::string result = headline(answer.recorded.operation, printable(subject_name(answer)),
                                iso(entry.period), answer.plan.calendar.label(entry.year))
                           .in(style.language);
  if (!entry.place.empty()) result += at_place(printable(entry.place)).in(style.language);
  result += "\n";
  Grid grid;
  grid.columns = {{"name", {}}, {"value", {}, Alignment::right}, {"standing", {}}};
  for (const AnswerLine& line : lines(answer)) {
    grid.rows.push_back({{{}, line.name}, {{}, line.value}, {{}, line.standing}});
  }
  result += indented_rows(grid, style);
  for (const std::string& tied : entry.tied) {
    const Activity* other = find_activity(answer.plan, tied);
    const Partner* partner = other == nullptr ? nullptr : find_partner(answer.plan, other->partner);
    if (partner == nullptr) continue;
    result += stands_also(tied, printable(partner->name)).in(style.language) + "\n";
  }
  return result + take_back(answer.recorded.operation).in(style.language) + "\n";
}

Json measurement(const Plan& plan, const Measurement& one) {
  Json result;
  result["id"] = one.id;
  result["indicator"] = one.indicator;
  result["first_day"] = iso(one.period.first);
  result["last_day"] = iso(one.period.last);
  const ValueData data = value_data(*find_indicator(plan, one.indicator), one.value);
  result["value"] = to_json(data.value);
  result["numerator"] = to_json(data.numerator);
  result["denominator"] = to_json(data.denominator);
  result["n"] = to_json(data.n);
  result["reason"] = to_json(data.reason);
  return result;
}

std::string json(const RecordAnswer& answer) {
  Json document;
  document["schema_version"] = schema_version;
  document["operation"] = answer.recorded.operation;
  document["event"] = answer.recorded.event ? Json(*answer.recorded.event) : Json(nullptr);
  document["measurements"] = Json::array();
  for (const Measurement& one : answer.recorded.measurements) {
    document["measurements"].push_back(measurement(answer.plan, one));
  }
  return to_text(document);
}

}  // namespace

std::string write(const RecordAnswer& answer, Format format, const Style& style) {
  return format == Format::json ? json(answer) : text(answer, style);
}

}  // namespace track::render
