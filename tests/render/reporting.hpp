#pragma once

#include <nlohmann/json.hpp>
#include <sstream>

#include "render/writing.hpp"
#include "report/making.hpp"
#include "track/render/views.hpp"

// A report to render: every kind and most statuses, with names long and short.
namespace track::testing {

using Json = nlohmann::ordered_json;

inline Plan rich_plan() {
  Plan plan = sample_plan();
  plan.name = "練馬区在宅療養推進事業";
  plan.monitoring_outcomes = {"医療・介護資源の量と質が把握されている。"};
  plan.fields[0].outcomes = {
      "多世代が在宅療養や認知症について知っており、区民が終末期の過ごし方について考え、大切な人と共"
      "有"
      "している状態が地域の中で広く見られる。"};
  activity_of(plan, "lecture").schedule = *read_schedule("2-3/year");
  Indicator& attendance = indicator_of(plan, "lecture.attendance");
  attendance.name =
      "在宅療養講演会に参加した区民の人数（会場での参加とオンラインでの参加の合計、各回の延べ人数"
      "）";
  attendance.targets = {{r4, number("20000")}};
  indicator_of(plan, "lecture.talked").targets = {{r4, percentage("60")}};
  activity_of(plan, "salon").field = "advice";
  activity_of(plan, "salon").owners = {"community-medicine", "elderly-support"};
  Activity& survey = activity_of(plan, "elderly-survey");
  survey.monitoring = true;
  survey.owners = {"elderly-support"};
  Indicator& unknown = indicator_of(plan, "care-unknown");
  unknown.survey = "elderly-survey";
  unknown.written_direction = Direction::down;
  unknown.baseline = Baseline{{2019}, {}, percentage("35.2", 1500), "高齢者基礎調査"};
  Indicator deaths = indicator("salon.errors", "ヒヤリハット件数", IndicatorKind::count, "件");
  deaths.written_direction = Direction::down;
  deaths.targets = {{r4, number("10")}};
  Indicator guide = indicator("salon.guide", "手引きの作成", IndicatorKind::milestone);
  guide.targets = {{r4, of_form(ValueForm::done)}};
  plan.indicators.push_back(deaths);
  plan.indicators.push_back(guide);
  return plan;
}

inline Totals rich_totals() {
  Totals totals;
  hold(totals, "lecture", r4, 3, make_day(2023, 2, 18));
  measure(totals, "lecture.attendance", r4, number("18540"), make_day(2023, 2, 18));
  measure(totals, "lecture.talked", r4, fraction("84", "102"), make_day(2023, 2, 18));
  measure(totals, "care-unknown", r4, percentage("31", 1500), make_day(2022, 12, 1));
  measure(totals, "elderly-survey.clinics", r3, number("45"), make_day(2022, 3, 31));
  measure(totals, "salon.errors", r4, number("7"), make_day(2022, 8, 1));
  measure(totals, "salon.guide", r4, of_form(ValueForm::started), make_day(2022, 8, 1));
  return totals;
}

inline report::Report report_of(const Plan& plan, const Totals& totals) {
  return report::build(plan, 4, totals, r4, after_r4, {});
}

inline std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

inline std::string without_colors(const std::string& text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\x1b') {
      i = text.find('m', i);
    } else {
      result += text[i];
    }
  }
  return result;
}

// Blanks do not matter where a name was wrapped.
inline std::string without_blanks(const std::string& text) {
  std::string result;
  for (const char each : text) {
    if (each != ' ' && each != '\n') result += each;
  }
  return result;
}

inline bool has_raw_control(const std::string& text) {
  return std::any_of(text.begin(), text.end(), [](char each) {
    return (static_cast<unsigned char>(each) < ' ' && each != '\n') || each == '\x7F';
  });
}

}  // namespace track::testing
