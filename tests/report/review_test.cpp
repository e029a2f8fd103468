#include "track/report/review.hpp"

#include <catch2/catch.hpp>

#include "report/making.hpp"
#include "track/model/breakdown.hpp"

namespace track::report::review_test {
namespace {

using namespace track::testing;

Row row_with(const std::string& id, Status status) {
  Row row;
  row.id = id;
  row.assessment.status = status;
  return row;
}

std::vector<std::string> ids_of(const std::vector<const Row*>& rows) {
  std::vector<std::string> ids;
  for (const Row* row : rows) ids.push_back(row->id);
  return ids;
}

TEST_CASE("missed comes first to be explained, then behind, then what has no figure") {
  Report report;
  report.retired = {row_with("missing", Status::missing),   row_with("achieved", Status::achieved),
                    row_with("open", Status::undetermined), row_with("behind", Status::behind),
                    row_with("missed", Status::missed),     row_with("missed-too", Status::missed)};
  CHECK(ids_of(to_be_explained(report)) ==
        std::vector<std::string>{"missed", "missed-too", "behind", "open", "missing"});
}

TEST_CASE("an outcome of two fields is to be explained once, a part with its whole") {
  Report report;
  report.retired = {row_with("a", Status::missed), row_with("a", Status::missed),
                    row_with("part", Status::missed)};
  report.retired.back().below_whole = true;
  CHECK(ids_of(to_be_explained(report)) == std::vector<std::string>{"a"});
}

TEST_CASE("the statuses of a field are counted once each, without parts") {
  FieldSection field;
  field.outcomes = {row_with("a", Status::missed)};
  ActivitySection activity;
  activity.rows = {row_with("a", Status::missed), row_with("b", Status::achieved),
                   row_with("b@x", Status::missing)};
  activity.rows.back().below_whole = true;
  field.activities = {activity};
  CHECK(counts_of(field) == StatusCounts{{Status::missed, 1}, {Status::achieved, 1}});
  CHECK(counts_of(field.activities) == counts_of(field));
}

TEST_CASE("the parts of a report stand below the id of their whole, in their order") {
  Report report;
  Row part = row_with("b@x", Status::no_target);
  part.below_whole = true;
  Row other = row_with("b@y", Status::no_target);
  other.below_whole = true;
  report.retired = {row_with("a", Status::missed), row_with("b", Status::achieved), part, other};
  const auto parts = rows_of_parts(report);
  REQUIRE(parts.size() == 1);
  CHECK(parts.at("b").front().id == "b@x");
  CHECK(parts.at("b").back().id == "b@y");
}

}  // namespace
}  // namespace track::report::review_test
