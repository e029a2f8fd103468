#include <algorithm>
#include <map>

#include "by_indicator.hpp"
#include "document.hpp"
#include "sections.hpp"
#include "suggesting.hpp"
#include "target_value.hpp"
#include "word_text.hpp"
#include "year_text.hpp"

namespace track::definition {
namespace {

constexpr ByIndicator targets{
    "targets",
    {"target for unknown indicator \"{}\"", "「{}」という指標はなく、目標値を付けられません"},
    {"write [targets.\"{}\"], and year = value below it",
     "[targets.\"{}\"] の下に「年度 = 値」を書いてください"}};

constexpr Message<std::string> bad_year{"\"{}\" is neither a year nor \"basis\"",
                                        "「{}」は年度でも「basis」でもありません"};
constexpr Message<Localized> second_value{"a second target for {}", "{}の目標値が二つあります"};
constexpr Message<std::size_t> first_value{"the first is in line {}", "最初は{}行目です"};
constexpr Message<Localized> outside{"{} is not a year of the plan", "{}は計画の期間の外です"};
constexpr Message<Localized, Localized> outside_rule{"the plan runs from {} to {}",
                                                     "計画の期間は{}から{}までです"};
constexpr Message<std::string> no_sum{"a target of kind \"{}\" cannot be cumulative",
                                      "「{}」の目標値を累計にすることはできません"};
constexpr Message<> no_sum_rule{"only counts add up over the years; leave out \"basis\"",
                                "年度をまたいで足せるのは count だけです。basis を省いてください"};

constexpr Message<> basis_word{"basis", "目標値の数え方（basis）"};

std::optional<FiscalYear> read_target_year(const Text& key, Draft& draft) {
  const FiscalCalendar& calendar = draft.plan.calendar;
  const Parsed<FiscalYear> year = read_fiscal_year(key.value, calendar);
  if (!year) {
    const Localized meant = did_you_mean(key.value, {"basis"});
    draft.findings.fault(key.place, bad_year(key.value), meant.empty() ? year.rule : meant);
    return std::nullopt;
  }
  for (const Localized& warning : year.warnings) draft.findings.warning(key.place, warning);
  if (draft.years_known && !draft.plan.covers(*year)) {
    draft.findings.fault(
        key.place, outside(calendar.label(*year)),
        outside_rule(calendar.label(draft.plan.first_year), calendar.label(draft.plan.last_year)));
    return std::nullopt;
  }
  return *year;
}

void read_basis(const TableReader& reader, Draft::IndicatorDraft& draft_indicator) {
  const std::optional<Text> text = reader.text("basis");
  const std::optional<TargetBasis> basis =
      read_word<TargetBasis>(text, basis_word(), reader.findings());
  if (!basis) return;
  Indicator& indicator = draft_indicator.indicator;
  if (*basis == TargetBasis::cumulative && draft_indicator.kind_known &&
      !indicator.traits().sums()) {
    reader.findings().fault(text->place, no_sum(std::string(key(indicator.kind))), no_sum_rule());
    return;
  }
  indicator.basis = *basis;
}

// One line of a table of targets.
struct Entry {
  Text year;
  const toml::node* value;
};

std::vector<Entry> entries_in(const TableReader& reader) {
  std::vector<Entry> entries;
  for (const auto& [key, node] : reader.raw()) {
    if (key.str() == "basis") continue;
    entries.push_back({{std::string(key.str()), place_of(reader.source(), key.source())}, &node});
  }
  std::sort(entries.begin(), entries.end(), [](const Entry& left, const Entry& right) {
    return stands_before(left.year.place, right.year.place);
  });
  return entries;
}

void read_target_table(const TableReader& reader, Draft::IndicatorDraft& draft_indicator,
                       Draft& draft) {
  read_basis(reader, draft_indicator);
  Indicator& indicator = draft_indicator.indicator;
  std::map<FiscalYear, Place> years;
  for (const Entry& entry : entries_in(reader)) {
    const std::optional<FiscalYear> year = read_target_year(entry.year, draft);
    if (!year) continue;
    const auto [first, is_new] = years.try_emplace(*year, entry.year.place);
    if (!is_new) {
      draft.findings.fault(entry.year.place, second_value(draft.plan.calendar.label(*year)),
                           first_value(first->second.line));
      continue;
    }
    if (!draft_indicator.kind_known) continue;
    const std::optional<Value> value =
        read_target_value(*entry.value, indicator.kind, reader.source(), draft.findings);
    if (!value) continue;
    indicator.targets.emplace(*year, *value);
    indicator.origins.targets.emplace(*year, origin_of(entry.year.place));
  }
}

}  // namespace

void read_targets(const std::vector<TableReader>& files, bool complete, Draft& draft) {
  for (const IndicatorTable& found : tables_by_indicator(targets, files, complete, draft)) {
    // What kind its values are to be of is not known without its indicator.
    Draft::IndicatorDraft unknown;
    const TableReader reader(*found.table, TableKind::targets, *found.source, draft.findings);
    read_target_table(reader, found.indicator != nullptr ? *found.indicator : unknown, draft);
  }
}

}  // namespace track::definition
