#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "track/base/localized.hpp"
#include "track/model/plan.hpp"
#include "track/render/document.hpp"
#include "track/report/due.hpp"
#include "track/report/row.hpp"
#include "track/report/waves.hpp"

namespace track::render {

// "a, b" and "a・b".
Localized listed_names(const std::vector<std::string>& names);

// Parts of a plan as cells: ids for programs, names for people.
Cell owners_cell(const Plan& plan, const std::vector<std::string>& ids);
Cell theme_cell(const Plan& plan, const std::string& id);
Cell field_cell(const Plan& plan, const std::string& id);
Cell schedule_cell(const Schedule& schedule);
// Those of all years.
Cell schedule_cell(const Activity& activity, const FiscalCalendar& calendar);
// Several texts in one.
Cell joined_cell(const std::vector<std::string>& texts, const char* between);

// "R4"; of an indicator with years of its own "R4 (calendar year)", R4年（暦年）. nullptr: an
// activity's.
Localized year_text(const Plan& plan, const Indicator* indicator, FiscalYear year);

// "R4"; empty where none is known.
Cell last_wave_cell(const report::SurveyWaves& waves, const FiscalCalendar& calendar);
// "R4", "by R5", "R4, not reported", "no cycle set".
Cell next_wave_cell(const report::SurveyWaves& waves, const FiscalCalendar& calendar);

// "No 37 (練馬区訪問看護ステーション連絡会)": a place of the register of partners.
Localized place_in_register(const Plan& plan, const Activity& activity);

// The id of the indicator or activity.
std::string_view deadline_id(const report::Deadline& deadline);
// It is of a part of its year: a month, a quarter, a half.
bool in_parts(const report::Deadline& deadline);
// What it is of: "R4", "2022-04", "R4-Q1", "R4-H2", of an indicator with years of its own
// "2022-01-01..2022-03-31". A holding is one of its year.
Localized deadline_span(const report::Deadline& deadline, const Plan& plan);
// What a deadline asks for: "講演会参加人数", "在宅療養講演会の開催：holding 2 of 3"; of parts with
// lacking_text().
Localized deadline_name(const report::Deadline& deadline);
// The same without the parts.
Localized deadline_subject(const report::Deadline& deadline);
// Of parts: "2 of 3 reported; not: 光が丘".
Localized lacking_text(const report::Deadline& deadline);
// Whom it asks: "nobody answers for" without an id.
Localized addressee_name(const std::string& id, const std::string& name);

Data deadline_data(const report::Deadline& one);

}  // namespace track::render
