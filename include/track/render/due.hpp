#pragma once

#include <string>

#include "track/render/format.hpp"
#include "track/render/grid.hpp"
#include "track/report/due.hpp"

namespace track::render {

// What is due, by addressee for people; csv and json hold one item a deadline.
std::string write(const report::Due& due, Format format, const Style& style);

// What a deadline asks for: "講演会参加人数", "在宅療養講演会の開催: holding 2 of 3".
Sentence deadline_name(const report::Deadline& deadline);

}  // namespace track::render
