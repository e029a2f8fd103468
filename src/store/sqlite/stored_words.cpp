#include "stored_words.hpp"

#include <fmt/format.h>

#include <charconv>

#include "track/base/error.hpp"
#include "track/base/localized.hpp"

namespace track::store {

namespace {

constexpr Message<std::string> unreadable{
    "the database holds \"{}\", which this program cannot read",
    "データベースに、このプログラムでは読めない内容「{}」があります"};
constexpr Message<> keep_the_file{
    "the file is damaged or was changed by another program; \"track restore FILE\" replaces it "
    "with a copy and keeps the old file",
    "ファイルが壊れているか、他のプログラムで変更されています。「track restore "
    "ファイル」でバックアップに置き換えられます。元のファイルも残ります"};

// The digits from `start` on; they must all be digits.
int number_at(std::string_view text, std::size_t start, std::size_t length) {
  const std::string_view digits = text.substr(start, length);
  int number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc() || end != digits.data() + length) throw_unreadable(text);
  return number;
}

unsigned part_at(std::string_view text, std::size_t start) {
  return static_cast<unsigned>(number_at(text, start, 2));
}

}  // namespace

void throw_unreadable(std::string_view what) {
  throw Error(ErrorKind::unusable_database, unreadable(std::string(what)), {keep_the_file()});
}

Day day_from_stored(std::string_view text) {
  constexpr std::string_view shape = "2022-06-11";
  if (text.size() != shape.size() || text[4] != '-' || text[7] != '-') throw_unreadable(text);
  const std::chrono::year_month_day day{std::chrono::year(number_at(text, 0, 4)),
                                        std::chrono::month(part_at(text, 5)),
                                        std::chrono::day(part_at(text, 8))};
  if (!day.ok()) throw_unreadable(text);
  return day;
}

Moment moment_from_stored(std::string_view text) {
  constexpr std::string_view shape = "2022-06-11T00:12:00Z";
  if (text.size() != shape.size() || text[10] != 'T' || text[13] != ':' || text[16] != ':') {
    throw_unreadable(text);
  }
  return day_from_stored(text.substr(0, 10)) + std::chrono::hours(part_at(text, 11)) +
         std::chrono::minutes(part_at(text, 14)) + std::chrono::seconds(part_at(text, 17));
}

std::string to_stored(std::chrono::month_day day) {
  return fmt::format("{:02}-{:02}", static_cast<unsigned>(day.month()),
                     static_cast<unsigned>(day.day()));
}

std::chrono::month_day month_day_from_stored(std::string_view text) {
  if (text.size() != 5 || text[2] != '-') throw_unreadable(text);
  const std::chrono::month_day day{std::chrono::month(part_at(text, 0)),
                                   std::chrono::day(part_at(text, 3))};
  if (!day.ok()) throw_unreadable(text);
  return day;
}

}  // namespace track::store
