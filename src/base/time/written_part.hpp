#pragma once

#include <optional>
#include <string>

namespace track {

// A quarter or a half of a fiscal year.
struct WrittenPart {
  std::string year;  // as written; empty for none
  std::string name;  // "Q1", for messages
  int number = 0;
  int of = 4;  // such parts in a year: 4 or 2

  bool exists() const { return number >= 1 && number <= of; }
};

// Of a calendar_text(): "R4-Q1", "FY2022H2", "Q1 2022", "令和4年度第1四半期", "1Q", "R4上半期",
// "下期". Nothing for what is no part of a year; the year and the number are still to be seen.
std::optional<WrittenPart> written_part(const std::string& text);

}  // namespace track
