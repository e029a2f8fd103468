#pragma once

#include <string>

#include "track/base/localized.hpp"
#include "track/render/document.hpp"
#include "track/report/due.hpp"
#include "track/report/history.hpp"
#include "track/report/owner_page.hpp"
#include "track/report/register.hpp"
#include "track/report/report.hpp"
#include "track/report/selection.hpp"
#include "track/report/summary.hpp"

// What is reported, as a Document; each in a source of its own in render/views.
namespace track::render {

// One year: for people by theme, field and activity, for programs a row an indicator.
Document document_of(const report::Report& report);
// The same rows in one table, in another order.
Document document_of(const report::Report& report, report::SortKey order);
// The same with what an owner has missing and corrected below it; its rows are the report's alone.
Document document_of(const report::Report& report, const report::OwnerPage& page);

// Years side by side, for people; the rows hold one item an indicator and year.
Document document_of(const report::YearsReport& report);

// The register of partners, for people in its groups; the rows hold one item an activity and group.
Document document_of(const report::Register& partners);

// One indicator or activity: its definition, its years, all that was recorded of it. The rows are
// the measurements (or an activity's events) alone.
Document document_of(const report::History& history);

// What is due, by addressee for people; the rows hold one item a deadline.
Document document_of(const report::Due& due);

// The deadlines as all-day events of an iCalendar file (RFC 5545), the overdue ones too. An event
// keeps its identity from one file to the next.
std::string due_calendar(const report::Due& due, Language language);

// For people and as a tree; it has no rows.
Document document_of(const report::Summary& summary);

}  // namespace track::render
