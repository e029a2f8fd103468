#include "closings.hpp"

#include "correction_queries.hpp"
#include "definition_reader.hpp"
#include "operations.hpp"
#include "record_rows.hpp"
#include "statement.hpp"
#include "track/base/digest.hpp"
#include "track/base/error.hpp"

namespace track::store {

namespace {

constexpr Message<Localized> not_closed{"{} is not closed", "{}は締められていません"};
constexpr Message<> recorded_meanwhile{"something was recorded while the year was being closed",
                                       "年度を締めている間に、別の記録がありました"};
constexpr Message<> close_again{"close it again to see what stands now",
                                "もう一度 close して、現在の内容を確認してください"};

void add_closing(const SQLite::Database& database, const Closing& closing, bool closed) {
  Statement(database, query::insert_closing)
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
  Statement row(database, query::closing_of_year);
  row.bind(":fiscal_year", year).bind(":until", last_known_operation(known_at));
  if (!row.next() || !row.flag("closed")) return std::nullopt;
  return Closing{row.integer("operation"), row.fiscal_year("fiscal_year"), row.day("as_of"),
                 row.text("report"), row.text("digest")};
}

std::vector<Closing> read_closings(const SQLite::Database& database) {
  std::vector<Closing> closings;
  Statement years(database, query::years_closed);
  while (years.next()) {
    auto closing = find_closing(database, years.fiscal_year("fiscal_year"), {});
    if (closing) closings.push_back(std::move(*closing));
  }
  return closings;
}

OperationId write_closing(SQLite::Database& database, Closing closing, KnownAt seen,
                          const Operation& operation) {
  Writing writing(database, operation);
  require_open_year(database, closing.year);
  if (writing.operation() != last_known_operation(seen) + 1) {
    throw Error(ErrorKind::refused, recorded_meanwhile(), {close_again()});
  }
  closing.operation = writing.operation();
  closing.digest = digest_of(closing.report);
  add_closing(database, closing, true);
  writing.commit();
  return closing.operation;
}

OperationId write_reopening(SQLite::Database& database, FiscalYear year, Day today,
                            const Operation& operation) {
  Writing writing(database, operation);
  if (!find_closing(database, year, {})) {
    throw Error(ErrorKind::refused, not_closed(read_calendar(database).label(year)));
  }
  add_closing(database, {writing.operation(), year, today, {}, {}}, false);
  writing.commit();
  return writing.operation();
}

}  // namespace track::store
