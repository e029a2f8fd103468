#include "baseline_table.hpp"
#include "indicator_rules.hpp"
#include "sections.hpp"
#include "series_breaks.hpp"
#include "word_text.hpp"
#include "year_text.hpp"

namespace track::definition {
namespace {

constexpr Message<> kind_word{"kind", "種別（kind）"};

// Which activity an indicator belongs to: one that has no id cannot be named.
enum class Belonging { none, activity, nameless_activity };

std::string define_id(const TableReader& table, Belonging belonging, const std::string& activity,
                      Draft& draft) {
  if (belonging == Belonging::none) return defining(EntityKind::indicator, table, draft);
  const std::optional<Text> id = table.text("id");
  if (!id || belonging == Belonging::nameless_activity) return "";
  return draft.ids.define_indicator(activity, *id);
}

std::optional<Expectation> read_expect(const TableReader& table, Draft& draft) {
  const std::optional<Text> text = table.text("expect");
  if (!text) return std::nullopt;
  Parsed<Expectation> expectation = read_expectation(text->value);
  if (!expectation) {
    draft.findings.fault(text->place, std::move(expectation.problem), std::move(expectation.rule));
  }
  return expectation.value;
}

void read_indicator(const TableReader& table, Belonging belonging, const std::string& activity,
                    Draft& draft) {
  Draft::IndicatorDraft item;
  item.place = table.place();
  Indicator& indicator = item.indicator;
  indicator.id = define_id(table, belonging, activity, draft);
  indicator.activity = activity;
  indicator.name = table.text_or_empty("name");
  indicator.aliases = values(table.texts("aliases"));
  indicator.survey = referring(EntityKind::survey, table.text("survey"), draft);
  indicator.question = table.text_or_empty("question");
  indicator.note = table.text_or_empty("note");
  Bounds bounds = read_bounds(table, draft);
  indicator.since = std::move(bounds.since);
  indicator.until = std::move(bounds.until);

  indicator.expect = read_expect(table, draft);

  const std::optional<IndicatorKind> kind =
      read_word<IndicatorKind>(table.text("kind"), kind_word(), draft.findings);
  item.kind_known = kind.has_value();
  if (kind) {
    indicator.kind = *kind;
    read_kind_details(table, item);
  }
  indicator.series_breaks = read_series_breaks(table, draft);
  if (const auto baseline = table.table("baseline", TableKind::baseline)) {
    read_baseline(*baseline, item, draft);
  }
  item.has_baseline = table.has("baseline");
  draft.indicators.push_back(std::move(item));
}

}  // namespace

void read_indicators(const TableReader& table, const Activity& activity, Draft& draft) {
  const Belonging belonging =
      activity.id.empty() ? Belonging::nameless_activity : Belonging::activity;
  for (const TableReader& indicator : table.tables("indicator", TableKind::indicator)) {
    read_indicator(indicator, belonging, activity.id, draft);
  }
}

void read_own_indicators(const TableReader& file, Draft& draft) {
  for (const TableReader& table : file.tables("indicator", TableKind::indicator)) {
    read_indicator(table, Belonging::none, "", draft);
  }
}

}  // namespace track::definition
