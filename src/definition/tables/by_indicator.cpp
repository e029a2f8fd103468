#include "tables.hpp"

#include <map>
#include <string>

#include "../toml/document.hpp"
#include "track/base/suggestion.hpp"
#include "track/model/breakdown.hpp"

namespace track::definition {
namespace {

constexpr Message<> unknown_rule{"an indicator of an activity is named activity.indicator",
                                 "取組の指標は「取組のID.指標のID」で書きます"};
constexpr Message<std::string> unquoted_id{"the indicator's id \"{}\" is not in quotes",
                                           "指標のID「{}」が引用符で囲まれていません"};
constexpr Message<std::string, std::string> unquoted_id_rule{"write [{}.\"{}\"]",
                                                             "[{}.\"{}\"] と書いてください"};
constexpr Message<std::string> no_table{"\"{}\" is not a table", "「{}」が表ではありません"};
constexpr Message<std::string, std::string> second_table{"a second table [{}.\"{}\"]",
                                                         "[{}.\"{}\"] の表が二つあります"};
constexpr Message<std::string> first_table{"the first is in {}; put everything there",
                                           "最初は {} です。一つの表にまとめてください"};

// Written [targets.lecture.attendance], TOML sees a table "lecture" with a table in it.
bool report_unquoted(const ByIndicator& what, const toml::table& table, const std::string& outer,
                     const SourceText& source, Diagnostics& diagnostics) {
  bool found = false;
  for (const auto& [key, node] : table) {
    if (!node.is_table()) continue;
    const std::string id = outer + "." + std::string(key.str());
    diagnostics.fault(place_of(source, key.source()), unquoted_id(id),
                      unquoted_id_rule(what.key, id));
    found = true;
  }
  return found;
}

std::vector<IndicatorTable> tables_in(const ByIndicator& what, const TableReader& file,
                                      Diagnostics& diagnostics) {
  std::vector<IndicatorTable> result;
  const toml::node* all = file.raw().get(what.key);
  if (all == nullptr || !all->is_table()) return result;
  for (const auto& [key, node] : *all->as_table()) {
    const Text id{std::string(key.str()), place_of(file.source(), key.source())};
    const toml::table* table = node.as_table();
    if (table == nullptr) {
      diagnostics.fault(id.place, no_table(id.value), what.rule(id.value));
    } else if (!report_unquoted(what, *table, id.value, file.source(), diagnostics)) {
      result.push_back({id, table, &file.source(), nullptr});
    }
  }
  return result;
}

void report_unknown(const ByIndicator& what, const Text& id, PlanBuilder& builder) {
  const Localized meant = did_you_mean(id.value, builder.ids.all(EntityKind::indicator));
  builder.diagnostics.fault(id.place, what.unknown(id.value),
                            meant.empty() ? unknown_rule() : meant);
}

}  // namespace

std::vector<IndicatorTable> tables_by_indicator(const ByIndicator& what,
                                                const std::vector<TableReader>& files,
                                                bool complete, PlanBuilder& builder) {
  std::map<std::string, PlanBuilder::PendingIndicator*> indicators;
  for (PlanBuilder::PendingIndicator& item : builder.indicators)
    indicators.emplace(item.indicator.id, &item);
  std::vector<IndicatorTable> result;
  std::map<std::string, Place> first_places;
  for (const TableReader& file : files) {
    for (IndicatorTable& found : tables_in(what, file, builder.diagnostics)) {
      const std::string& id = found.id.value;
      const auto [first, is_new] = first_places.try_emplace(id, found.id.place);
      if (!is_new) {
        builder.diagnostics.fault(found.id.place, second_table(what.key, id),
                                  first_table(file_and_line(first->second)));
        continue;
      }
      const auto indicator = indicators.find(what.of_parts ? whole_id(id) : id);
      if (indicator != indicators.end()) found.indicator = indicator->second;
      if (found.indicator == nullptr && complete) report_unknown(what, found.id, builder);
      result.push_back(std::move(found));
    }
  }
  return result;
}

}  // namespace track::definition
