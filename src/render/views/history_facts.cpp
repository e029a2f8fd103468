#include "history_parts.hpp"

#include <fmt/format.h>

#include "track/base/date.hpp"
#include "track/base/text.hpp"
#include "track/model/breakdown.hpp"
#include "words/headings.hpp"
#include "words/plan_parts.hpp"
#include "words/values.hpp"

namespace track::render {

using report::History;

namespace {

constexpr Message<std::string, std::string> title_of_activity{"{}  {}", "{}　{}"};
constexpr Message<std::string, std::string, std::string> title_with_unit{"{}  {} ({})",
                                                                         "{}　{}（{}）"};
constexpr Message<> attribute_heading{"attribute", "項目"};
constexpr Message<> attribute_value_heading{"value", "内容"};
constexpr Message<> question{"question", "設問"};
constexpr Message<> targets{"targets", "目標値"};
constexpr Message<> basis{"basis", "目標の範囲"};
constexpr Message<> pace{"pace", "進み方"};
constexpr Message<> min{"least expected", "想定される最小値"};
constexpr Message<> max{"greatest expected", "想定される最大値"};
constexpr Message<> series_break{"series break", "系列の断絶"};
constexpr Message<std::string, std::string> broken_in{"{}: {}", "{}：{}"};
constexpr Message<> since{"since", "開始"};
constexpr Message<> until{"until", "終了"};
constexpr Message<> purposes{"purposes", "目的"};
constexpr Message<Localized, Localized> baseline_value{"{} {}", "{} {}"};
constexpr Message<std::string, Localized> with_parts{"{} ({})", "{}（{}）"};
constexpr Message<Localized, std::string> with_source{"{} ({})", "{}（{}）"};
constexpr Message<std::string, std::string> named_id{"{} ({})", "{}（{}）"};
constexpr Message<> same_event{"same event as", "同じ行事"};
constexpr Message<> years{"years", "年の数え方"};
constexpr Message<> pooling{"value of the year", "年度の値"};
constexpr Message<> plan_target{"target of the plan", "計画全体の目標値"};
constexpr Message<> unit_aliases{"same units", "同じ単位"};
constexpr Message<> decimals{"decimals at most", "小数点以下の桁数（最大）"};
constexpr Message<> broken_down_by{"broken down by", "内訳"};
constexpr Message<std::string> without_parts{"{} (no parts defined)", "{}（区分の定義なし）"};
constexpr Message<Localized, Localized> both_tables{"{}; {}", "{}、{}"};
constexpr Message<> made_up_of{"the whole", "全体の値"};
constexpr Message<> recorded_itself{"recorded by itself", "全体として記録"};
constexpr Message<> formerly{"former ids", "以前のID"};
constexpr Message<> aliases{"also known as", "別名"};
constexpr Message<> indicators{"indicators", "指標"};
constexpr Message<> state{"state", "状態"};
constexpr Message<> retired{"retired: no longer in the definitions",
                            "廃止（現在の定義にはありません）"};

// Collects the attributes that are set, for people and for programs.
class Facts {
 public:
  void add(const char* key, const Localized& name, const std::string& text) {
    if (!text.empty()) add(key, name, text, verbatim(text));
  }
  void add(const char* key, const Localized& name, const std::vector<std::string>& texts) {
    if (!texts.empty()) add(key, name, texts, {track::joined(texts), track::joined(texts, "、")});
  }
  void add(const char* key, const Localized& name, Data datum, const Localized& shown) {
    grid.rows.push_back(
        {{key, name}, {std::move(datum), {printable(shown.en), printable(shown.ja)}}});
  }

  void add(const char* key, const Localized& name, const Cell& cell) {
    add(key, name, cell.datum, cell.shown);
  }

  Grid grid{{{"attribute", attribute_heading()}, {"value", attribute_value_heading()}}, {}};
};

void add_place(const Plan& plan, const Activity& activity, Facts& facts) {
  if (const Field* found = find_field(plan, activity.field)) {
    if (const Theme* above = find_theme(plan, found->theme)) {
      facts.add("theme", heading::theme(), found->theme, verbatim(above->name));
    }
    facts.add("field", heading::field(), activity.field, verbatim(found->name));
  }
  if (const Partner* partner = find_partner(plan, activity.partner)) {
    facts.add("organisation", heading::organisation(), partner->name);
  }
  if (!activity.owners.empty()) {
    facts.add("owners", heading::owners(), owners_cell(plan, activity.owners));
  }
}

void add_targets(const Plan& plan, const Indicator& indicator, Facts& facts) {
  std::vector<std::string> texts;
  Localized shown;
  const FiscalCalendar calendar = plan.calendar_of(indicator);
  for (const auto& [year, value] : indicator.targets) {
    const std::string label = calendar.short_label(year);
    const Localized text = describe(value);
    texts.push_back(label + "=" + written_value(value));
    shown.en += (shown.en.empty() ? "" : ", ") + label + " " + text.en;
    shown.ja += (shown.ja.empty() ? "" : "、") + label + " " + text.ja;
  }
  if (!texts.empty()) facts.add("targets", targets(), texts, shown);
  if (indicator.plan_target) {
    facts.add("plan_target", plan_target(), written_value(*indicator.plan_target),
              describe(*indicator.plan_target));
  }
  if (indicator.basis == TargetBasis::cumulative) {
    facts.add("basis", basis(), std::string(key(indicator.basis)), label(indicator.basis));
  }
}

void add_baseline(const Plan& plan, const Indicator& indicator, Facts& facts) {
  if (!indicator.baseline) return;
  const Baseline& base = *indicator.baseline;
  const Localized when = base.day ? day_text(*base.day, plan.calendar.eras)
                                  : verbatim(plan.calendar_of(indicator).short_label(base.year));
  const Localized value = baseline_value(when, describe(base.value, indicator.unit));
  const Localized all = base.source.empty() ? value : with_source(value, base.source);
  facts.add("baseline", heading::baseline(), all.en, all);
}

// What is expected of the values, and from when on they are another series.
void add_expectations(const Plan& plan, const Indicator& one, Facts& facts) {
  if (one.written_pace && *one.written_pace != Pace::linear) {
    facts.add("pace", pace(), std::string(key(*one.written_pace)), label(*one.written_pace));
  }
  if (one.min) facts.add("min", min(), plain(*one.min), verbatim(grouped(*one.min)));
  if (one.max) facts.add("max", max(), plain(*one.max), verbatim(grouped(*one.max)));
  if (one.decimals) facts.add("decimals", decimals(), std::to_string(*one.decimals));
  std::vector<std::string> breaks;
  std::vector<Localized> shown;
  for (const SeriesBreak& each : one.series_breaks) {
    const std::string year = plan.calendar_of(one).short_label(each.year);
    breaks.push_back(year + ": " + each.reason);
    shown.push_back(each.reason.empty() ? verbatim(year) : broken_in(year, each.reason));
  }
  if (!breaks.empty()) facts.add("series_break", series_break(), breaks, joined(shown));
}

// What it is broken down by, with the parts, and what makes up the whole.
void add_breakdowns(const Plan& plan, const Indicator& one, Facts& facts) {
  std::vector<std::string> tables;
  Localized shown;
  for (const PartTable& table : one.by) {
    std::vector<std::string> names;
    for (const Indicator* part : derived_parts(plan, one, table)) {
      if (!part->retired) names.push_back(part->part_of->name);
    }
    tables.push_back(text_of(table));
    const std::string name = name_of(plan, table);
    const Localized parts{track::joined(names), track::joined(names, "、")};
    const Localized text = names.empty() ? without_parts(name) : with_parts(name, parts);
    shown = shown.empty() ? text : both_tables(shown, text);
  }
  if (tables.empty()) return;
  facts.add("by", broken_down_by(), tables, shown);
  if (one.total) {
    facts.add("total", made_up_of(), text_of(*one.total), verbatim(name_of(plan, *one.total)));
  } else {
    facts.add("total", made_up_of(), std::string("own"), recorded_itself());
  }
}

void add_indicator(const History& history, Facts& facts) {
  const Plan& plan = *history.plan;
  const Indicator& one = *history.indicator;
  if (history.activity != nullptr) {
    facts.add("activity", heading::activity(), history.activity->id,
              verbatim(history.activity->name));
    add_place(plan, *history.activity, facts);
  }
  facts.add("kind", heading::kind(), std::string(key(one.kind)), label(one.kind));
  if (plan.has_own_years(one)) {
    facts.add("year_counting", years(), std::string(key(one.year)), label(one.year));
  }
  if (one.pooling) {
    facts.add("aggregation", pooling(), std::string(key(*one.pooling)), label(*one.pooling));
  }
  facts.add("unit_aliases", unit_aliases(), one.unit_aliases);
  facts.add("direction", heading::direction(), std::string(key(one.direction())),
            label(one.direction()));
  if (const Activity* source = find_activity(plan, one.survey)) {
    facts.add("survey", heading::survey(), source->id, verbatim(source->name));
  }
  facts.add("question", question(), one.question);
  add_baseline(plan, one, facts);
  add_targets(plan, one, facts);
  add_expectations(plan, one, facts);
  add_breakdowns(plan, one, facts);
  if (one.since) facts.add("since", since(), one.since->text);
  if (one.until) facts.add("until", until(), one.until->text);
  facts.add("aliases", aliases(), one.aliases);
  facts.add("formerly", formerly(), former_ids(one, history.activity));
  facts.add("note", heading::note(), one.note);
  if (one.retired) facts.add("state", state(), std::string("retired"), retired());
}

void add_waves(const History& history, Facts& facts) {
  if (!history.waves) return;
  const FiscalCalendar& calendar = history.plan->calendar;
  const Cell last = last_wave_cell(*history.waves, calendar);
  if (!last.shown.empty()) facts.add("last_wave", heading::last_wave(), last);
  facts.add("next_wave", heading::next_wave(), next_wave_cell(*history.waves, calendar));
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
  if (!ids.empty()) facts.add("same_as", same_event(), ids, joined(places));
}

void add_activity(const History& history, Facts& facts) {
  const Plan& plan = *history.plan;
  const Activity& one = *history.activity;
  facts.add("kind", heading::kind(), std::string(key(one.kind)), label(one.kind));
  add_place(plan, one, facts);
  if (one.has_schedule()) {
    facts.add("schedule", heading::schedule(), schedule_text(one, plan.calendar),
              describe_schedule(one, plan.calendar));
  }
  add_waves(history, facts);
  if (one.since) facts.add("since", since(), one.since->text);
  if (one.until) facts.add("until", until(), one.until->text);
  facts.add("audience", heading::audience(), one.audience);
  facts.add("issue", heading::issue(), one.issue);
  facts.add("purposes", purposes(), one.purposes);
  facts.add("involvement", heading::involvement(), one.involvement);
  add_ties(plan, one, facts);
  facts.add("summary", heading::summary(), one.summary);
  facts.add("note", heading::note(), one.note);
  facts.add("aliases", aliases(), one.aliases);
  facts.add("formerly", formerly(), one.formerly);
  std::vector<std::string> ids;
  std::vector<Localized> shown;
  for (const Indicator* indicator : indicators_of(plan, one)) {
    if (indicator->retired) continue;
    ids.push_back(indicator->id);
    shown.push_back(named_id(indicator->id, indicator->name));
  }
  if (!ids.empty()) facts.add("indicators", indicators(), ids, listed(shown));
  if (one.retired) facts.add("state", state(), std::string("retired"), retired());
}

}  // namespace

std::string written_value(const Value& value) {
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

Localized history_title(const History& history) {
  if (history.indicator == nullptr) {
    return title_of_activity(history.activity->id, printable(history.activity->name));
  }
  const Indicator& one = *history.indicator;
  return one.unit.empty() ? title_of_activity(one.id, printable(one.name))
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

Data definition_data(const History& history, const Grid& facts) {
  Data result;
  const bool is_indicator = history.indicator != nullptr;
  result["id"] = is_indicator ? history.indicator->id : history.activity->id;
  result["name"] = is_indicator ? history.indicator->name : history.activity->name;
  if (is_indicator) result["unit"] = text_or_nothing(history.indicator->unit);
  for (const auto& row : facts.rows) {
    result[std::get<std::string>(row[0].datum.value())] = row[1].datum;
  }
  return result;
}

}  // namespace track::render
