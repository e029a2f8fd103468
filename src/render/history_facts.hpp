#pragma once

#include "json.hpp"
#include "track/render/grid.hpp"
#include "track/report/history.hpp"

namespace track::render {

// "lecture.attendance  講演会参加人数 (人)"
Localized history_title(const report::History& history);
// The definition, one attribute a row; what is not set is left out.
Grid history_facts(const report::History& history);
// The same for programs.
Json definition_json(const report::History& history);

}  // namespace track::render
