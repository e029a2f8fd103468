#pragma once

#include "track/render/document.hpp"
#include "track/report/history.hpp"

// What stands above and beside the record in a history.
namespace track::render {

// "lecture.attendance  講演会参加人数 (人)"
Localized history_title(const report::History& history);
// The definition, one attribute a row; what is not set is left out.
Grid history_facts(const report::History& history);
// The same for programs.
Data definition_data(const report::History& history, const Grid& facts);

// A value for programs: without separators.
std::string written_value(const Value& value);

// The values that targets had before, newest last; what else it is judged by that was changed.
Grid target_changes_grid(const report::History& history);
Grid definition_changes_grid(const report::History& history);

// How the figures of a history's only year came about: each with its formula, the values put in,
// and the rule or origin behind it. What a year does not have is left out.
Grid explanation(const report::History& history);

}  // namespace track::render
