#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "../sqlite/connection.hpp"
#include "../sqlite/statement.hpp"
#include "known_at.hpp"
#include "rows.hpp"

namespace track::store {

namespace {

// Chosen within the index on what totals are made of.
constexpr const char* last_of_indicator = R"sql(
  SELECT id, first_day, last_day FROM measurement
  WHERE indicator = :subject AND operation <= :listed
  ORDER BY first_day DESC, last_day DESC, id DESC LIMIT :most)sql";
constexpr const char* last_of_activity = R"sql(
  SELECT id, first_day, last_day FROM event
  WHERE activity = :subject AND operation <= :listed
  ORDER BY first_day DESC, last_day DESC, id DESC LIMIT :most)sql";

constexpr const char* measurements_of_years = R"sql(
  SELECT fiscal_year, count(*) AS rows_there FROM measurement
  WHERE indicator = :subject AND operation <= :listed GROUP BY fiscal_year)sql";
constexpr const char* events_of_years = R"sql(
  SELECT fiscal_year, count(*) AS rows_there FROM event
  WHERE activity = :subject AND operation <= :listed GROUP BY fiscal_year)sql";

// The numbers of the last rows of all subjects together, by period, then by number.
std::vector<std::int64_t> last_numbers(const SQLite::Database& database, const char* query,
                                       const std::vector<std::string>& subjects, std::size_t most,
                                       KnownAt known_at) {
  std::vector<std::tuple<std::string, std::string, std::int64_t>> last;
  Statement row(database, query);
  row.bind(":listed", last_known_operation(known_at))
      .bind(":most", static_cast<std::int64_t>(most));
  for (const std::string& subject : subjects) {
    row.bind(":subject", subject);
    while (row.next()) {
      last.emplace_back(row.text("first_day"), row.text("last_day"), row.integer("id"));
    }
  }
  std::ranges::sort(last);
  const std::size_t left_out = last.size() - std::min(last.size(), most);
  std::vector<std::int64_t> numbers;
  for (std::size_t i = left_out; i < last.size(); ++i) numbers.push_back(std::get<2>(last[i]));
  return numbers;
}

std::map<FiscalYear, std::int64_t> count_by_year(const SQLite::Database& database,
                                                 const char* query,
                                                 const std::vector<std::string>& subjects,
                                                 KnownAt known_at) {
  std::map<FiscalYear, std::int64_t> years;
  Statement row(database, query);
  row.bind(":listed", last_known_operation(known_at));
  for (const std::string& subject : subjects) {
    row.bind(":subject", subject);
    while (row.next()) years[row.fiscal_year("fiscal_year")] += row.integer("rows_there");
  }
  return years;
}

}  // namespace

std::vector<Measurement> Store::last_measurements(const std::vector<std::string>& indicators,
                                                  std::size_t most, KnownAt known_at) const {
  return connection_->use([&](SQLite::Database& database) {
    std::vector<Measurement> last;
    for (const auto id : last_numbers(database, last_of_indicator, indicators, most, known_at)) {
      last.push_back(read_measurement(database, id, known_at));
    }
    return last;
  });
}

std::vector<Event> Store::last_events(const std::vector<std::string>& activities, std::size_t most,
                                      KnownAt known_at) const {
  return connection_->use([&](SQLite::Database& database) {
    std::vector<Event> last;
    for (const auto id : last_numbers(database, last_of_activity, activities, most, known_at)) {
      last.push_back(read_event(database, id, known_at));
    }
    return last;
  });
}

std::map<FiscalYear, std::int64_t> Store::measurements_by_year(
    const std::vector<std::string>& indicators, KnownAt known_at) const {
  return connection_->use([&](SQLite::Database& database) {
    return count_by_year(database, measurements_of_years, indicators, known_at);
  });
}

std::map<FiscalYear, std::int64_t> Store::events_by_year(const std::vector<std::string>& activities,
                                                         KnownAt known_at) const {
  return connection_->use([&](SQLite::Database& database) {
    return count_by_year(database, events_of_years, activities, known_at);
  });
}

Measurement Store::measurement(std::int64_t id, KnownAt known_at) const {
  return connection_->use(
      [&](SQLite::Database& database) { return read_measurement(database, id, known_at); });
}

}  // namespace track::store
