#include "closings.hpp"

#include "../definitions/definitions.hpp"
#include "../sqlite/connection.hpp"
#include "known_at.hpp"
#include "operations.hpp"
#include "track/base/date.hpp"
#include "track/base/digest.hpp"
#include "track/base/error.hpp"

namespace track::store {

namespace {

constexpr Message<Localized, Localized, OperationId> year_is_closed{
    "{} was closed on {} by operation {}", "{}は{}に操作{}で締められています"};
constexpr Message<std::string> reopen_first{
    "to change it anyway: track reopen {} --reason …",
    "変更する場合は、先に締めを解除してください：track reopen "
    "{} --reason …"};

constexpr Message<Localized> not_closed{"{} is not closed", "{}は締められていません"};
constexpr Message<> recorded_meanwhile{"something was recorded while the year was being closed",
                                       "年度を締めている間に、別の記録がありました"};
constexpr Message<> close_again{"close it again to see the current state",
                                "もう一度 close して、現在の内容を確認してください"};

constexpr const char* insert_closing = R"sql(
  INSERT INTO closing (operation, fiscal_year, closed, as_of, report, digest)
  VALUES (:operation, :fiscal_year, :closed, :as_of, :report, :digest))sql";

// The last word on a fiscal year.
constexpr const char* closing_of_year = R"sql(
  SELECT operation, fiscal_year, closed, as_of, report, digest FROM closing
  WHERE fiscal_year = :fiscal_year AND operation <= :until
  ORDER BY operation DESC LIMIT 1)sql";

// The last closing that is not in force.
constexpr const char* closing_before = R"sql(
  SELECT max(operation) AS operation FROM closing
  WHERE fiscal_year = :fiscal_year AND closed AND operation < (
    SELECT max(operation) FROM closing WHERE fiscal_year = :fiscal_year AND operation <= :until))sql";

constexpr const char* all_closings = R"sql(
  SELECT operation FROM closing
  WHERE fiscal_year = :fiscal_year AND closed AND operation <= :until
  ORDER BY operation)sql";

constexpr const char* years_closed = R"sql(
  SELECT DISTINCT fiscal_year FROM closing ORDER BY fiscal_year)sql";

void add_closing(const SQLite::Database& database, const Closing& closing, bool closed) {
  Statement(database, insert_closing)
      .bind(":operation", closing.operation)
      .bind(":fiscal_year", closing.year)
      .bind(":closed", closed)
      .bind(":as_of", closing.as_of)
      .bind(":report", closing.report)
      .bind(":digest", closing.digest)
      .run();
}

}  // namespace

std::optional<Closing> find_closing(const SQLite::Database& database, FiscalYear year,
                                    KnownAt known_at) {
  Statement row(database, closing_of_year);
  row.bind(":fiscal_year", year).bind(":until", last_known_operation(known_at));
  if (!row.next() || !row.flag("closed")) return std::nullopt;
  return Closing{row.integer("operation"), row.fiscal_year("fiscal_year"), row.day("as_of"),
                 row.text("report"), row.text("digest")};
}

std::vector<Closing> read_closings(const SQLite::Database& database) {
  std::vector<Closing> closings;
  Statement years(database, years_closed);
  while (years.next()) {
    auto closing = find_closing(database, years.fiscal_year("fiscal_year"), {});
    if (closing) closings.push_back(std::move(*closing));
  }
  return closings;
}

void require_open_year(const SQLite::Database& database, FiscalYear year) {
  const std::optional<Closing> closing = find_closing(database, year, {});
  if (!closing) return;
  const FiscalCalendar calendar = read_calendar(database);
  throw Error(ErrorKind::refused,
              year_is_closed(calendar.label(year), day_in_words(closing->as_of, calendar.eras),
                             closing->operation),
              {reopen_first(calendar.short_label(year))});
}

std::optional<Closing> Store::closing(FiscalYear year, KnownAt known_at) const {
  return connection_->use(
      [&](SQLite::Database& database) { return find_closing(database, year, known_at); });
}

std::vector<Closing> Store::closings() const {
  return connection_->use([](SQLite::Database& database) { return read_closings(database); });
}

std::optional<OperationId> Store::last_closing_before(FiscalYear year, KnownAt known_at) const {
  return connection_->use([&](SQLite::Database& database) {
    Statement row(database, closing_before);
    row.bind(":fiscal_year", year).bind(":until", last_known_operation(known_at));
    return row.next() ? row.optional_integer("operation") : std::nullopt;
  });
}

std::vector<OperationId> Store::closed_ever(FiscalYear year, KnownAt known_at) const {
  return connection_->use([&](SQLite::Database& database) {
    std::vector<OperationId> closed;
    Statement row(database, all_closings);
    row.bind(":fiscal_year", year).bind(":until", last_known_operation(known_at));
    while (row.next()) closed.push_back(row.integer("operation"));
    return closed;
  });
}

OperationId Store::close(const Closing& closing, KnownAt seen, const Operation& operation) {
  return connection_->use([&](SQLite::Database& database) {
    Writing writing(database, operation);
    require_open_year(database, closing.year);
    if (writing.operation() != last_known_operation(seen) + 1) {
      throw Error(ErrorKind::refused, recorded_meanwhile(), {close_again()});
    }
    Closing made = closing;
    made.operation = writing.operation();
    made.digest = digest_of(made.report);
    add_closing(database, made, true);
    writing.commit();
    return made.operation;
  });
}

OperationId Store::reopen(FiscalYear year, Day today, const Operation& operation) {
  return connection_->use([&](SQLite::Database& database) {
    Writing writing(database, operation);
    if (!find_closing(database, year, {})) {
      throw Error(ErrorKind::refused, not_closed(read_calendar(database).label(year)));
    }
    add_closing(database, {writing.operation(), year, today, {}, {}}, false);
    writing.commit();
    return writing.operation();
  });
}

}  // namespace track::store
