#include "wave_text.hpp"

namespace track::render {

namespace {

constexpr Message<> no_cycle{"no cycle set", "周期の定めなし"};
constexpr Message<std::string> by_the_end{"by {}", "{}まで"};
constexpr Message<std::string> wave_text_overdue{"{}, not reported", "{}（未報告）"};

}  // namespace

Cell last_wave_cell(const report::SurveyWaves& waves, const FiscalCalendar& calendar) {
  return waves.last ? text_cell(calendar.short_label(*waves.last)) : empty_cell();
}

Cell next_wave_cell(const report::SurveyWaves& waves, const FiscalCalendar& calendar) {
  if (!waves.next) return {{}, no_cycle()};
  const std::string year = calendar.short_label(*waves.next);
  if (waves.overdue) return {year, wave_text_overdue(year)};
  return waves.last ? text_cell(year) : Cell{year, by_the_end(year)};
}

}  // namespace track::render
