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

void add_rows(const std::vector<ActivitySection>& activities, std::vector<const Row*>& rows) {
  for (const ActivitySection& activity : activities) {
    for (const Row& row : activity.rows) rows.push_back(&row);
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
  std::vector<const Row*> rows = pointers_to(field.outcomes);
  add_rows(field.activities, rows);
  return count_statuses(rows);
}

StatusCounts counts_of(const std::vector<ActivitySection>& activities) {
  std::vector<const Row*> rows;
  add_rows(activities, rows);
  return count_statuses(rows);
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
