#pragma once

#include <string>
#include <string_view>

namespace track {

// A spreadsheet runs a cell of a CSV as a formula that begins with = + - @ (or, in a Japanese
// locale, with their full-width forms), white space before them included; it also takes a line
// break or a tab at the beginning for the start of another cell. Such a text is written with an
// apostrophe before it. So is one that begins with apostrophes and such a text, so that what is
// read back is what was written, whatever it was.
std::string defused(std::string_view text);
// The reverse: without the apostrophe that defused() puts there; any other text as it is.
std::string_view undefused(std::string_view text);

// As a field of a CSV (RFC 4180): in quotes where it holds a quote, a line break or one of the
// delimiters, or begins with what would be taken for the file's mark.
std::string csv_quoted(std::string_view text, std::string_view delimiters = ",");

}  // namespace track
