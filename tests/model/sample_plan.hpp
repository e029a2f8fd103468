#pragma once

#include <string>

#include "track/model/plan.hpp"

// A small plan with one of everything.
namespace track::testing {

inline Owner owner(const std::string& id, const std::string& name) {
  Owner result;
  result.id = id;
  result.name = name;
  return result;
}

inline Activity activity(ActivityKind kind, const std::string& id, const std::string& name) {
  Activity result;
  result.kind = kind;
  result.id = id;
  result.name = name;
  return result;
}

// `id` in full; the activity is the part before the dot.
inline Indicator indicator(const std::string& id, const std::string& name, IndicatorKind kind,
                           const std::string& unit = "") {
  Indicator result;
  result.id = id;
  const std::size_t dot = id.find('.');
  if (dot != std::string::npos) result.activity = id.substr(0, dot);
  result.name = name;
  result.kind = kind;
  result.unit = unit;
  return result;
}

inline Value quantity(std::int64_t number) {
  Value value;
  value.amount = Quantity::whole(number);
  return value;
}

inline Plan sample_plan() {
  using enum ActivityKind;
  using enum IndicatorKind;
  Plan plan;
  plan.id = "home-care";
  plan.name = "在宅療養推進事業";
  plan.first_year = {2021};
  plan.last_year = {2023};
  plan.calendar = {std::chrono::April / 1, EraCalendar::japanese, "Asia/Tokyo"};
  plan.owners = {owner("community-medicine", "地域医療課"),
                 owner("elderly-support", "高齢者支援課")};
  plan.owners[1].aliases = {"高齢課"};
  plan.themes = {{"citizens", "区民の環境"}, {"professionals", "専門職の環境"}};
  plan.fields = {{"awareness", "citizens", "区民への啓発", {"知っている。"}, {"care-unknown"}},
                 {"advice", "citizens", "相談体制の充実", {}, {}}};
  plan.partners = {{"medical-association", "練馬区医師会", {"医師会"}}};
  plan.activities = {activity(initiative, "lecture", "在宅療養講演会の開催"),
                     activity(initiative, "salon", "介護学べるサロンの実施"),
                     activity(survey, "elderly-survey", "高齢者基礎調査"),
                     activity(partner_activity, "p2", "在宅医療研修会")};
  plan.activities[0].aliases = {"講演会"};
  plan.activities[0].field = "awareness";
  plan.activities[0].owners = {"community-medicine"};
  plan.indicators = {indicator("lecture.attendance", "参加人数", count, "人"),
                     indicator("lecture.talked", "話し合いたいと思った割合", share, "%"),
                     indicator("salon.attendance", "参加人数", count, "人"),
                     indicator("elderly-survey.clinics", "診療所数", stock, "か所"),
                     indicator("p2.doctors", "医師数", count, "人"),
                     indicator("care-unknown", "わからない割合", share, "%")};
  plan.indicators[1].aliases = {"ＡＣＰ 割合"};
  return plan;
}

}  // namespace track::testing
