#pragma once

#include "track/render/document.hpp"
#include "track/report/owner_page.hpp"
#include "track/report/report.hpp"
#include "track/report/selection.hpp"

namespace track::render {

// One year: for people by theme, field and activity, for programs a row an indicator.
Document document_of(const report::Report& report);
// The same rows in one table, in another order.
Document document_of(const report::Report& report, report::SortKey order);
// The same with what an owner has missing and corrected below it; its rows are the report's alone.
Document document_of(const report::Report& report, const report::OwnerPage& page);

}  // namespace track::render
