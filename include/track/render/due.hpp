#pragma once

#include <string>

#include "track/base/localized.hpp"
#include "track/render/document.hpp"
#include "track/report/due.hpp"

namespace track::render {

// What is due, by addressee for people; the rows hold one item a deadline.
Document document_of(const report::Due& due);

// The deadlines as all-day events of an iCalendar file (RFC 5545), the overdue ones too. An event
// keeps its identity from one file to the next.
std::string due_calendar(const report::Due& due, Language language);

}  // namespace track::render
