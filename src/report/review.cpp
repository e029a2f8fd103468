#include "track/report/review.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace track::report {

namespace {

constexpr std::array asking_first{Status::missed, Status::behind, Status::undetermined,
                                  Status::missing};

auto place_of(const Row& row) {
  return std::ranges::find(asking_first, row.assessment.status);
}

void count(const std::vector<Row>& rows, std::set<std::string>& counted, StatusCounts& counts) {
  for (const Row& row : rows) {
    const bool is_shown_alone = !row.below_whole && counted.insert(row.id).second;
    if (is_shown_alone) ++counts[row.assessment.status];
  }
}

}  // namespace

std::vector<const Row*> to_be_explained(const Report& report) {
  std::vector<const Row*> rows;
  std::set<std::string> named;
  for (const Row* row : report.rows()) {
    const bool asks = place_of(*row) != asking_first.end() && !row->below_whole;
    if (asks && named.insert(row->id).second) rows.push_back(row);
  }
  std::ranges::stable_sort(
      rows, [](const Row* left, const Row* right) { return place_of(*left) < place_of(*right); });
  return rows;
}

StatusCounts counts_of(const FieldSection& field) {
  StatusCounts counts;
  std::set<std::string> counted;
  count(field.outcomes, counted, counts);
  for (const ActivitySection& activity : field.activities) count(activity.rows, counted, counts);
  return counts;
}

StatusCounts counts_of(const std::vector<ActivitySection>& activities) {
  StatusCounts counts;
  std::set<std::string> counted;
  for (const ActivitySection& activity : activities) count(activity.rows, counted, counts);
  return counts;
}

std::map<std::string, std::vector<Row>> rows_of_parts(const Report& report) {
  std::map<std::string, std::vector<Row>> parts;
  std::set<std::string> taken;
  for (const std::vector<Row>* rows : report.tables()) {
    std::string whole;
    for (const Row& row : *rows) {
      if (!row.below_whole) {
        whole = row.id;
      } else if (taken.insert(row.id).second) {
        parts[whole].push_back(row);
      }
    }
  }
  return parts;
}

}  // namespace track::report
