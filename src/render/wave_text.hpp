#pragma once

#include "track/render/grid.hpp"
#include "track/report/waves.hpp"

namespace track::render {

// "R4"; empty where none is known.
Cell last_wave_cell(const report::SurveyWaves& waves, const FiscalCalendar& calendar);
// "R4", "by R5", "R4, not reported", "no cycle set".
Cell next_wave_cell(const report::SurveyWaves& waves, const FiscalCalendar& calendar);

}  // namespace track::render
