#include "track/report/selection.hpp"

#include <catch2/catch.hpp>

#include "making.hpp"

namespace track::report::selection_test {

namespace {

Row row_of(const std::string& id, Status status, std::optional<Rational> rate = {}) {
  Row row;
  row.year = {2022};
  row.id = id;
  row.assessment.status = status;
  row.achievement.rate = std::move(rate);
  return row;
}

Report report_of(std::vector<Row> outcomes, std::vector<Row> outputs) {
  Report report;
  FieldSection field;
  field.outcomes = std::move(outcomes);
  field.activities.emplace_back();
  field.activities.back().rows = std::move(outputs);
  report.themes.push_back({nullptr, "1", {std::move(field)}});
  return report;
}

std::vector<std::string> ids(const std::vector<const Row*>& rows) {
  std::vector<std::string> result;
  for (const Row* row : rows) result.push_back(row->id);
  return result;
}

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("rows of other statuses go, and sections without rows with them") {
  Report report = report_of({row_of("a", Status::achieved)}, {row_of("b", Status::behind)});
  report.counts = {{Status::achieved, 1}, {Status::behind, 1}};
  select(report, {});
  CHECK(ids(report.rows()) == Ids{"a", "b"});
  select(report, {Status::behind});
  CHECK(ids(report.rows()) == Ids{"b"});
  CHECK(report.counts == StatusCounts{{Status::behind, 1}});
  select(report, {Status::missing});
  CHECK(report.empty());
}

TEST_CASE("rows are sorted, those without the key last, each once") {
  const Report report = report_of(
      {row_of("b", Status::achieved, Rational(2)), row_of("a", Status::missing)},
      {row_of("c", Status::behind, Rational(1, 2)), row_of("b", Status::achieved, Rational(2))});
  CHECK(ids(sorted(report, SortKey::id)) == Ids{"a", "b", "c"});
  CHECK(ids(sorted(report, SortKey::status)) == Ids{"c", "a", "b"});
  CHECK(ids(sorted(report, SortKey::rate)) == Ids{"c", "b", "a"});
}

}  // namespace track::report::selection_test
