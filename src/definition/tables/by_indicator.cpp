#include "by_indicator.hpp"

#include <map>
#include <string>

#include "document.hpp"
#include "suggesting.hpp"

namespace track::definition {
namespace {

constexpr Message<> unknown_rule{"an indicator of an activity is named activity.indicator",
                                 "取組の指標は「取組のID.指標のID」で書きます"};
constexpr Message<std::string> by_indicator_unquoted{
    "the indicator's id \"{}\" stands without quotes", "指標のID「{}」が引用符で囲まれていません"};
constexpr Message<std::string, std::string> by_indicator_unquoted_rule{
    "write [{}.\"{}\"]", "[{}.\"{}\"] と書いてください"};
constexpr Message<std::string> no_table{"\"{}\" is not a table", "「{}」が表ではありません"};
constexpr Message<std::string, std::string> second_table{"a second table [{}.\"{}\"]",
                                                         "[{}.\"{}\"] の表が二つあります"};
constexpr Message<std::string> first_table{"the first is in {}; put everything there",
                                           "最初は {} です。一つの表にまとめてください"};

// Written [targets.lecture.attendance], TOML sees a table "lecture" with a table in it.
bool report_unquoted(const ByIndicator& what, const toml::table& table, const std::string& outer,
                     const SourceText& source, Diagnostics& findings) {
  bool found = false;
  for (const auto& [key, node] : table) {
    if (!node.is_table()) continue;
    const std::string id = outer + "." + std::string(key.str());
    findings.fault(place_of(source, key.source()), by_indicator_unquoted(id),
                   by_indicator_unquoted_rule(what.key, id));
    found = true;
  }
  return found;
}

std::vector<IndicatorTable> tables_in(const ByIndicator& what, const TableReader& file,
                                      Diagnostics& findings) {
  std::vector<IndicatorTable> result;
  const toml::node* all = file.raw().get(what.key);
  if (all == nullptr || !all->is_table()) return result;
  for (const auto& [key, node] : *all->as_table()) {
    const Text id{std::string(key.str()), place_of(file.source(), key.source())};
    const toml::table* table = node.as_table();
    if (table == nullptr) {
      findings.fault(id.place, no_table(id.value), what.rule(id.value));
    } else if (!report_unquoted(what, *table, id.value, file.source(), findings)) {
      result.push_back({id, table, &file.source(), nullptr});
    }
  }
  return result;
}

void report_unknown(const ByIndicator& what, const Text& id, Draft& draft) {
  const Localized meant = did_you_mean(id.value, draft.ids.all(EntityKind::indicator));
  draft.findings.fault(id.place, what.unknown(id.value), meant.empty() ? unknown_rule() : meant);
}

}  // namespace

std::vector<IndicatorTable> tables_by_indicator(const ByIndicator& what,
                                                const std::vector<TableReader>& files,
                                                bool complete, Draft& draft) {
  std::map<std::string, Draft::IndicatorDraft*> indicators;
  for (Draft::IndicatorDraft& item : draft.indicators) indicators.emplace(item.indicator.id, &item);
  std::vector<IndicatorTable> result;
  std::map<std::string, Place> first_places;
  for (const TableReader& file : files) {
    for (IndicatorTable& found : tables_in(what, file, draft.findings)) {
      const std::string& id = found.id.value;
      const auto [first, is_new] = first_places.try_emplace(id, found.id.place);
      if (!is_new) {
        draft.findings.fault(found.id.place, second_table(what.key, id),
                             first_table(file_and_line(first->second)));
        continue;
      }
      const auto indicator = indicators.find(id);
      if (indicator != indicators.end()) found.indicator = indicator->second;
      if (found.indicator == nullptr && complete) report_unknown(what, found.id, draft);
      result.push_back(std::move(found));
    }
  }
  return result;
}

}  // namespace track::definition
