#include "series_breaks.hpp"

#include <map>

#include "year_text.hpp"

namespace track::definition {
namespace {

constexpr Message<Localized> second_break{"a second series_break in {}",
                                          "{}の series_break が二つあります"};
constexpr Message<> series_breaks_second_rule{"put both reasons into one",
                                              "理由を一つにまとめてください"};

}  // namespace

std::vector<SeriesBreak> read_series_breaks(const TableReader& table, Draft& draft) {
  std::map<FiscalYear, std::string> reasons;
  for (const TableReader& item : table.tables("series_break", TableKind::series_break)) {
    const std::optional<Text> text = item.as_written("year");
    const std::optional<FiscalYear> year = text ? read_year(*text, draft) : std::nullopt;
    if (!year) continue;
    if (!reasons.try_emplace(*year, item.text_or_empty("reason")).second) {
      draft.findings.fault(text->place, second_break(draft.plan.calendar.label(*year)),
                           series_breaks_second_rule());
    }
  }
  std::vector<SeriesBreak> breaks;
  for (const auto& [year, reason] : reasons) breaks.push_back({year, reason});
  return breaks;
}

}  // namespace track::definition
