#include "book.hpp"

#include "store/store_fixture.hpp"
#include "track/render/format.hpp"
#include "track/render/views.hpp"
#include "track/report/report.hpp"

namespace track::independent {

Book::Book(const Plan& plan) : plan_(plan), store_(store::store_with(folder_.database(), plan)) {}

OperationId Book::record(const RecordRequest& entry) {
  return store_.record(entry, store::operation(1), store::Store::Repeat::allow).operation;
}

report::Row Book::row(const Indicator& indicator, int year, Day as_of,
                      store::KnownAt known_at) const {
  const Indicator& own = *find_indicator(plan_, indicator.id);
  return report::indicator_row(plan_, own, totals(year, as_of, known_at), {year}, as_of);
}

nlohmann::json Book::printed(int year, Day as_of) const {
  const report::Report report =
      report::build(plan_, 1, totals(year, as_of, {}), FiscalYear{year}, as_of, {});
  auto json =
      nlohmann::json::parse(render::write(render::document_of(report), render::Format::json, {}));
  json.erase("as_of");
  return json;
}

Totals Book::totals(int year, Day as_of, store::KnownAt known_at) const {
  const FiscalYear first = report::first_year_needed(plan_, {year});
  return store_.totals(plan_, first, {year}, known_at, as_of);
}

}  // namespace track::independent
