#pragma once

#include "track/render/document.hpp"
#include "track/report/history.hpp"

namespace track::render {

// "lecture.attendance  講演会参加人数 (人)"
Localized history_title(const report::History& history);
// The definition, one attribute a row; what is not set is left out.
Grid history_facts(const report::History& history);
// The same for programs.
Data definition_data(const report::History& history, const Grid& facts);

// A value for programs: without separators.
std::string written_value(const Value& value);

}  // namespace track::render
