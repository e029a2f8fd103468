#pragma once

#include "track/render/document.hpp"
#include "track/report/history.hpp"

namespace track::render {

// How the figures of a history's only year came about: each with its formula, the values put in,
// and the rule or origin behind it. What a year does not have is left out.
Grid explanation(const report::History& history);

}  // namespace track::render
