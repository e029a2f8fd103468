#include "history_facts.hpp"

#include <fmt/format.h>

#include "figures.hpp"
#include "register_forms.hpp"
#include "track/base/text.hpp"
#include "wave_text.hpp"

namespace track::render {

using report::History;

namespace {

constexpr Message<std::string, std::string> history_facts_title{"{}  {}", "{}　{}"};
constexpr Message<std::string, std::string, std::string> title_with_unit{"{}  {} ({})",
                                                                         "{}　{}（{}）"};
constexpr Message<> attribute_heading{"attribute", "項目"};
constexpr Message<> history_facts_value_heading{"value", "内容"};
constexpr Message<> activity_name{"activity", "取組等"};
constexpr Message<> organisation{"organisation", "団体名"};
constexpr Message<> theme{"theme", "柱"};
constexpr Message<> field{"field", "分野"};
constexpr Message<> history_facts_owners{"owners", "担当・所管"};
constexpr Message<> schedule{"schedule", "頻度"};
constexpr Message<> kind{"kind", "種別"};
constexpr Message<> direction{"direction", "方向"};
constexpr Message<> survey{"survey", "調査"};
constexpr Message<> question{"question", "設問"};
constexpr Message<> history_facts_baseline{"baseline", "基準値"};
constexpr Message<> targets{"targets", "目標値"};
constexpr Message<> basis{"basis", "目標の範囲"};
constexpr Message<> pace{"pace", "進み方"};
constexpr Message<> min{"least expected", "想定される最小値"};
constexpr Message<> max{"greatest expected", "想定される最大値"};
constexpr Message<> series_break{"series break", "系列の断絶"};
constexpr Message<> history_facts_since{"since", "開始"};
constexpr Message<> until{"until", "終了"};
constexpr Message<> audience{"audience", "対象"};
constexpr Message<> issue{"issue", "課題"};
constexpr Message<> purposes{"purposes", "目的"};
constexpr Message<> involvement{"involvement", "関与"};
constexpr Message<> last_wave{"last wave", "前回"};
constexpr Message<> next_wave{"next wave", "次回"};
constexpr Message<> history_facts_same_event{"same event as", "同じ催し"};
constexpr Message<> history_facts_summary{"summary", "概要"};
constexpr Message<> note{"note", "備考"};
constexpr Message<> aliases{"also known as", "別名"};
constexpr Message<> indicators{"indicators", "指標"};
constexpr Message<> state{"state", "状態"};
constexpr Message<> history_facts_retired{"retired: no longer in the definitions",
                                          "廃止（現在の定義にはありません）"};

// Collects the attributes that are set, for people and for programs.
class Facts {
 public:
  void add(const char* key, const Localized& name, const std::string& text) {
    if (!text.empty()) add(key, name, text, verbatim(text));
  }
  void add(const char* key, const Localized& name, const std::vector<std::string>& texts) {
    if (!texts.empty()) add(key, name, texts, verbatim(fmt::format("{}", fmt::join(texts, "、"))));
  }
  void add(const char* key, const Localized& name, Datum datum, const Localized& shown) {
    grid.rows.push_back(
        {{key, name}, {std::move(datum), {printable(shown.en), printable(shown.ja)}}});
  }

  Grid grid{{{"attribute", attribute_heading()}, {"value", history_facts_value_heading()}}, {}};
};

void add_owners(const Plan& plan, const std::vector<std::string>& ids, Facts& facts) {
  if (ids.empty()) return;
  std::vector<std::string> names;
  for (const std::string& id : ids) {
    const Owner* owner = find_owner(plan, id);
    names.push_back(owner == nullptr ? id : owner->name);
  }
  facts.add("owners", history_facts_owners(), ids,
            {fmt::format("{}", fmt::join(names, ", ")), fmt::format("{}", fmt::join(names, "・"))});
}

void add_place(const Plan& plan, const Activity& activity, Facts& facts) {
  if (const Field* found = find_field(plan, activity.field)) {
    if (const Theme* above = find_theme(plan, found->theme)) {
      facts.add("theme", theme(), found->theme, verbatim(above->name));
    }
    facts.add("field", field(), activity.field, verbatim(found->name));
  }
  if (const Partner* partner = find_partner(plan, activity.partner)) {
    facts.add("organisation", organisation(), partner->name);
  }
  add_owners(plan, activity.owners, facts);
}

// For programs: without separators.
std::string written(const Value& value) {
  switch (value.form) {
    case ValueForm::quantity:
      return plain(value.amount);
    case ValueForm::percentage:
      return plain(value.amount) + "%";
    case ValueForm::fraction:
      return plain(value.numerator) + "/" + plain(value.denominator);
    default:
      return describe(value).en;
  }
}

void add_targets(const Plan& plan, const Indicator& indicator, Facts& facts) {
  std::vector<std::string> texts;
  Localized shown;
  for (const auto& [year, value] : indicator.targets) {
    const std::string label = plan.calendar.short_label(year);
    const Localized text = describe(value);
    texts.push_back(label + "=" + written(value));
    shown.en += (shown.en.empty() ? "" : ", ") + label + " " + text.en;
    shown.ja += (shown.ja.empty() ? "" : "、") + label + " " + text.ja;
  }
  if (!texts.empty()) facts.add("targets", targets(), texts, shown);
  if (indicator.basis == TargetBasis::cumulative) {
    facts.add("basis", basis(), std::string(key(indicator.basis)), label(indicator.basis));
  }
}

void add_baseline(const Plan& plan, const Indicator& indicator, Facts& facts) {
  if (!indicator.baseline) return;
  const Baseline& base = *indicator.baseline;
  const std::string when = base.day ? iso(*base.day) : plan.calendar.short_label(base.year);
  const Localized value = describe(base.value, indicator.unit);
  const auto all = [&](const std::string& text) {
    return when + " " + text + (base.source.empty() ? "" : " (" + base.source + ")");
  };
  facts.add("baseline", history_facts_baseline(), all(value.en), {all(value.en), all(value.ja)});
}

// What is expected of the values, and from when on they are another series.
void add_expectations(const Plan& plan, const Indicator& one, Facts& facts) {
  if (one.pace != Pace::linear) {
    facts.add("pace", pace(), std::string(key(one.pace)), label(one.pace));
  }
  if (one.min) facts.add("min", min(), plain(*one.min), verbatim(grouped(*one.min)));
  if (one.max) facts.add("max", max(), plain(*one.max), verbatim(grouped(*one.max)));
  std::vector<std::string> breaks;
  for (const SeriesBreak& each : one.series_breaks) {
    breaks.push_back(plan.calendar.short_label(each.year) + ": " + each.reason);
  }
  facts.add("series_break", series_break(), breaks);
}

void add_indicator(const History& history, Facts& facts) {
  const Plan& plan = *history.plan;
  const Indicator& one = *history.indicator;
  if (history.activity != nullptr) {
    facts.add("activity", activity_name(), history.activity->id, verbatim(history.activity->name));
    add_place(plan, *history.activity, facts);
  }
  facts.add("kind", kind(), std::string(key(one.kind)), label(one.kind));
  facts.add("direction", direction(), std::string(key(one.direction())), label(one.direction()));
  if (const Activity* source = find_activity(plan, one.survey)) {
    facts.add("survey", survey(), source->id, verbatim(source->name));
  }
  facts.add("question", question(), one.question);
  add_baseline(plan, one, facts);
  add_targets(plan, one, facts);
  add_expectations(plan, one, facts);
  if (one.since) facts.add("since", history_facts_since(), one.since->text);
  if (one.until) facts.add("until", until(), one.until->text);
  facts.add("aliases", aliases(), one.aliases);
  facts.add("note", note(), one.note);
  if (one.retired) facts.add("state", state(), std::string("retired"), history_facts_retired());
}

void add_waves(const History& history, Facts& facts) {
  if (!history.waves) return;
  const FiscalCalendar& calendar = history.plan->calendar;
  const Cell last = last_wave_cell(*history.waves, calendar);
  if (!last.shown.empty()) facts.add("last_wave", last_wave(), last.datum, last.shown);
  const Cell next = next_wave_cell(*history.waves, calendar);
  facts.add("next_wave", next_wave(), next.datum, next.shown);
}

// The other places of the register at which the same event stands.
void add_ties(const Plan& plan, const Activity& activity, Facts& facts) {
  std::vector<std::string> ids;
  std::vector<Localized> places;
  for (const Activity* other : tied_with(plan, activity)) {
    if (other == &activity) continue;
    ids.push_back(other->id);
    places.push_back(place_in_register(plan, *other));
  }
  if (!ids.empty()) facts.add("same_as", history_facts_same_event(), ids, joined(places));
}

void add_activity(const History& history, Facts& facts) {
  const Plan& plan = *history.plan;
  const Activity& one = *history.activity;
  facts.add("kind", kind(), std::string(key(one.kind)), label(one.kind));
  add_place(plan, one, facts);
  if (one.schedule.form != Schedule::Form::none) {
    facts.add("schedule", schedule(), one.schedule.text, describe(one.schedule));
  }
  add_waves(history, facts);
  if (one.since) facts.add("since", history_facts_since(), one.since->text);
  if (one.until) facts.add("until", until(), one.until->text);
  facts.add("audience", audience(), one.audience);
  facts.add("issue", issue(), one.issue);
  facts.add("purposes", purposes(), one.purposes);
  facts.add("involvement", involvement(), one.involvement);
  add_ties(plan, one, facts);
  facts.add("summary", history_facts_summary(), one.summary);
  facts.add("note", note(), one.note);
  facts.add("aliases", aliases(), one.aliases);
  std::vector<std::string> ids;
  std::string shown;
  for (const Indicator* indicator : indicators_of(plan, one)) {
    if (indicator->retired) continue;
    ids.push_back(indicator->id);
    shown += (shown.empty() ? "" : ", ") + indicator->id + " (" + indicator->name + ")";
  }
  if (!ids.empty()) facts.add("indicators", indicators(), ids, verbatim(shown));
  if (one.retired) facts.add("state", state(), std::string("retired"), history_facts_retired());
}

}  // namespace

Localized history_title(const History& history) {
  if (history.indicator == nullptr) {
    return history_facts_title(history.activity->id, printable(history.activity->name));
  }
  const Indicator& one = *history.indicator;
  return one.unit.empty() ? history_facts_title(one.id, printable(one.name))
                          : title_with_unit(one.id, printable(one.name), printable(one.unit));
}

Grid history_facts(const History& history) {
  Facts facts;
  if (history.indicator != nullptr) {
    add_indicator(history, facts);
  } else {
    add_activity(history, facts);
  }
  return std::move(facts.grid);
}

Json definition_json(const History& history) {
  Json result;
  const bool is_indicator = history.indicator != nullptr;
  result["id"] = is_indicator ? history.indicator->id : history.activity->id;
  result["name"] = is_indicator ? history.indicator->name : history.activity->name;
  if (is_indicator) {
    result["unit"] =
        history.indicator->unit.empty() ? Json(nullptr) : Json(history.indicator->unit);
  }
  for (const auto& row : history_facts(history).rows) {
    result[std::get<std::string>(row[0].datum)] = to_json(row[1].datum);
  }
  return result;
}

}  // namespace track::render
