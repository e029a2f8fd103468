#pragma once

#include <string>
#include <vector>

#include "track/definition/reader.hpp"

// Reading definitions in tests: texts in, faults out.
namespace reading {

// What a plan needs before anything else; it goes behind the text under test, whose lines so keep
// their numbers.
std::string plan_table();

// The text as the file "a.toml", with plan_table() behind it.
track::definition::Definitions with_plan(const std::string& text);
// The texts as the files "a.toml", "b.toml", …, and nothing else.
track::definition::Definitions files(const std::vector<std::string>& texts);

// "3:8 'cuont' unknown kind": line, column, the text underlined, the problem.
std::string shown(const track::Diagnostic& fault);
std::vector<std::string> shown(const std::vector<track::Diagnostic>& faults);

// The faults of the text with a plan behind it.
std::vector<std::string> faults(const std::string& text);
// The rule of its only fault; "" where there is not exactly one.
std::string rule(const std::string& text);
std::string japanese(const std::string& text);  // problem and rule of the only fault

// An initiative "lecture" with the lines in its only indicator "lecture.x"; the first of them is
// line 8.
std::string indicator(const std::string& lines);

// Whether the place of a fault lies within its line.
bool lies_in_its_line(const track::Diagnostic& fault);

}  // namespace reading
