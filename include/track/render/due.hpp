#pragma once

#include <string>
#include <string_view>

#include "track/render/format.hpp"
#include "track/render/grid.hpp"
#include "track/report/due.hpp"

namespace track::render {

// What is due, by addressee for people; csv and json hold one item a deadline.
std::string write(const report::Due& due, Format format, const Style& style);

// The deadlines as all-day events of an iCalendar file (RFC 5545), the overdue ones too. An event
// keeps its identity from one file to the next.
std::string due_calendar(const report::Due& due, Language language);

// The id of the indicator or activity.
std::string_view deadline_id(const report::Deadline& deadline);
// What it is of: "R4", "2022-04", "2022-04-01..2022-06-30". A holding is one of its year.
std::string deadline_span(const report::Deadline& deadline, const FiscalCalendar& calendar);
// What a deadline asks for: "講演会参加人数", "在宅療養講演会の開催: holding 2 of 3".
Localized deadline_name(const report::Deadline& deadline);

}  // namespace track::render
