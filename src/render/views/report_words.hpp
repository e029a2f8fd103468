#pragma once

#include <string>
#include <string_view>

#include "track/render/document.hpp"
#include "track/report/row.hpp"

namespace track::render {

// A column of a report's rows, with its heading for people.
Column report_column(std::string key);
// What stands there for people, where they read it otherwise than programs: the names of ids, the
// words of keys. Empty elsewhere.
Localized words_of(std::string_view key, const report::Row& row, const Plan& plan);

}  // namespace track::render
