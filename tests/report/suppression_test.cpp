#include "../src/report/suppression.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <numeric>
#include <set>
#include <string>

#include "track/base/digest.hpp"

namespace track::report::suppression_test {

namespace {

constexpr std::int64_t threshold = 5;

PeopleCells cells_of(const std::vector<int>& values) {
  PeopleCells cells;
  for (const int value : values) cells.cells.push_back({true, false, {Rational(value)}});
  return cells;
}

// A whole and its parts: the whole first.
std::vector<bool> hidden_of(const std::vector<int>& values) {
  PeopleCells cells = cells_of(values);
  PeopleSum sum;
  for (std::size_t i = 1; i < values.size(); ++i) sum.parts.push_back(i);
  cells.sums.push_back(sum);
  return hidden_cells(cells, threshold);
}

using Hidden = std::vector<bool>;

// A whole and its parts, these in the order of a secret.
Hidden hidden_by(int secret, const std::vector<int>& parts) {
  std::vector<int> values = {std::accumulate(parts.begin(), parts.end(), 0)};
  values.insert(values.end(), parts.begin(), parts.end());
  PeopleCells cells = cells_of(values);
  PeopleSum sum;
  for (std::size_t i = 1; i < values.size(); ++i) {
    cells.cells[i].rank = digest_of(std::to_string(secret) + " " + std::to_string(i));
    sum.parts.push_back(i);
  }
  cells.sums.push_back(sum);
  return hidden_cells(cells, threshold);
}

// What the first hidden part of those may be for somebody who knows the rule but not the secret.
std::set<int> possible_firsts(const std::vector<int>& parts, const Hidden& hidden) {
  std::vector<std::size_t> unknown;
  int sum = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (!hidden[i + 1]) continue;
    unknown.push_back(i);
    sum += parts[i];
  }
  std::set<int> possible;
  for (int first = 1; first < sum; ++first) {
    std::vector<int> other = parts;
    other[unknown[0]] = first;
    other[unknown[1]] = sum - first;
    for (int secret = 0; secret < 60 && !possible.contains(first); ++secret) {
      if (hidden_by(secret, other) == hidden) possible.insert(first);
    }
  }
  return possible;
}

TEST_CASE("what is small is hidden, with the first part that is not 0", "[suppression]") {
  CHECK(hidden_of({60, 20, 20, 20}) == Hidden{false, false, false, false});
  CHECK(hidden_of({43, 20, 20, 3}) == Hidden{false, true, false, true});
  CHECK(hidden_of({43, 0, 40, 3}) == Hidden{false, false, true, true});
}

TEST_CASE("small parts that hide one another need no more", "[suppression]") {
  CHECK(hidden_of({47, 40, 4, 3}) == Hidden{false, false, true, true});
}

TEST_CASE("parts that make too little together to hide one another need another", "[suppression]") {
  CHECK(hidden_of({42, 40, 1, 1}) == Hidden{false, true, true, true});
}

TEST_CASE("where no part is left the whole is hidden", "[suppression]") {
  CHECK(hidden_of({3, 3, 0, 0}) == Hidden{true, true, false, false});
  CHECK(hidden_of({8, 4, 4}) == Hidden{false, true, true});
}

TEST_CASE("a whole that is small takes its parts with it", "[suppression]") {
  CHECK(hidden_of({4, 3, 1}) == Hidden{true, true, true});
}

TEST_CASE("whoever knows the rule but not the order does not know which are small",
          "[suppression]") {
  for (const auto& parts : {std::vector{21, 18, 4, 4}, std::vector{18, 4, 4},
                            std::vector{21, 18, 4, 1}, std::vector{21, 18, 40, 3, 2}}) {
    const Hidden hidden = hidden_by(1, parts);
    REQUIRE(std::ranges::count(hidden, true) == 2);
    CHECK(possible_firsts(parts, hidden).contains(1));
    CHECK(possible_firsts(parts, hidden).contains(threshold - 1));
  }
}

TEST_CASE("the order is that of the ranks", "[suppression]") {
  std::set<Hidden> all;
  for (int secret = 0; secret < 40; ++secret) all.insert(hidden_by(secret, {20, 20, 20, 3}));
  CHECK(all == std::set<Hidden>{{false, true, false, false, true},
                                {false, false, true, false, true},
                                {false, false, false, true, true}});
}

// A row and a column more than the cells, for the sums; the last is the sum of all.
std::vector<bool> hidden_of_table(const std::vector<std::vector<int>>& rows) {
  PeopleCells cells;
  const std::size_t width = rows.front().size();
  for (const auto& row : rows) {
    for (const int value : row) cells.cells.push_back({true, false, {Rational(value)}});
  }
  const auto at = [width](std::size_t row, std::size_t column) { return row * width + column; };
  for (std::size_t row = 0; row < rows.size(); ++row) {
    PeopleSum sum{at(row, width - 1), {}};
    for (std::size_t column = 0; column + 1 < width; ++column) sum.parts.push_back(at(row, column));
    cells.sums.push_back(sum);
  }
  for (std::size_t column = 0; column < width; ++column) {
    PeopleSum sum{at(rows.size() - 1, column), {}};
    for (std::size_t row = 0; row + 1 < rows.size(); ++row) sum.parts.push_back(at(row, column));
    cells.sums.push_back(sum);
  }
  return hidden_cells(cells, threshold);
}

TEST_CASE("a cell of a crossed table takes a rectangle", "[suppression]") {
  CHECK(
      hidden_of_table({{20, 30, 40, 90}, {20, 3, 40, 63}, {20, 30, 40, 90}, {60, 63, 120, 243}}) ==
      Hidden{true, true, false, false,    //
             true, true, false, false,    //
             false, false, false, false,  //
             false, false, false, false});
}

TEST_CASE("what printed figures leave to be worked out is protected as well", "[suppression]") {
  // 40 and 43 since the plan began: the year added 3.
  PeopleCells cells = cells_of({40, 43, 60, 3, 17});
  cells.cells[3].printed = false;
  cells.cells[4].printed = false;
  cells.sums = {{1, {3, 0}, true}, {2, {4, 1}, true}};
  CHECK(hidden_cells(cells, threshold) == Hidden{false, true, false, false, false});
}

TEST_CASE("the few who are in several parts are protected", "[suppression]") {
  // 28 people of parts that come to 31.
  PeopleCells cells = cells_of({28, 20, 11, 3});
  cells.cells[3].printed = false;
  cells.sums = {{0, {1, 2}, false, {3}}};
  CHECK(hidden_cells(cells, threshold) == Hidden{false, true, false, false});
}

TEST_CASE("a layer is protected by itself", "[suppression]") {
  // Of 30 and of 40 people all but 2: the others are small.
  PeopleCells cells;
  for (const auto& [those, others] : {std::pair{28, 2}, std::pair{20, 20}, std::pair{48, 22}}) {
    cells.cells.push_back({true, false, {Rational(those), Rational(others)}});
  }
  cells.sums = {{2, {0, 1}}};
  CHECK(hidden_cells(cells, threshold) == Hidden{true, true, false});
}

TEST_CASE("without a small number nothing is hidden", "[suppression]") {
  CHECK(hidden_cells({}, threshold).empty());
  CHECK(hidden_of({0, 0, 0}) == Hidden{false, false, false});
  CHECK(hidden_of({5, 5, 0}) == Hidden{false, false, false});
}

}  // namespace

}  // namespace track::report::suppression_test
