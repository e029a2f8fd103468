#include "track/report/selection.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <tuple>

namespace track {

namespace report {

namespace {

// Those whose status in their last year is one of these.
std::set<std::string> ids_to_keep(const std::vector<Row>& rows, const std::set<Status>& statuses) {
  std::map<std::string, const Row*> last;
  for (const Row& row : rows) {
    const Row*& found = last[row.id];
    if (found == nullptr || found->year < row.year) found = &row;
  }
  std::set<std::string> ids;
  for (const auto& [id, row] : last) {
    if (statuses.contains(row->assessment.status)) ids.insert(id);
  }
  return ids;
}

void keep_rows(std::vector<Row>& rows, const std::set<Status>& statuses) {
  const std::set<std::string> ids = ids_to_keep(rows, statuses);
  std::erase_if(rows, [&](const Row& row) { return !ids.contains(row.id); });
}

void keep_activities(std::vector<ActivitySection>& activities, const std::set<Status>& statuses) {
  for (ActivitySection& activity : activities) keep_rows(activity.rows, statuses);
  std::erase_if(activities, [](const ActivitySection& one) { return one.rows.empty(); });
}

void keep_sections(Sections& sections, const std::set<Status>& statuses) {
  for (ThemeSection& theme : sections.themes) {
    for (FieldSection& field : theme.fields) {
      keep_rows(field.outcomes, statuses);
      keep_activities(field.activities, statuses);
    }
    std::erase_if(theme.fields, [](const FieldSection& field) {
      return field.outcomes.empty() && field.activities.empty();
    });
  }
  std::erase_if(sections.themes, [](const ThemeSection& theme) { return theme.fields.empty(); });
  keep_activities(sections.surveys, statuses);
}

// What asks to be acted on first.
constexpr std::array by_urgency{
    Status::behind,   Status::missed,         Status::missing,      Status::worsened,
    Status::at_risk,  Status::nearly,         Status::undetermined, Status::unchanged,
    Status::on_track, Status::improved,       Status::achieved,     Status::no_target,
    Status::not_due,  Status::not_applicable,
};
static_assert(by_urgency.size() == static_cast<std::size_t>(Status::behind) + 1);

auto urgency(const Row& row) {
  return std::find(by_urgency.begin(), by_urgency.end(), row.assessment.status);
}

// Nothing comes last.
template <class T>
bool is_less(const std::optional<T>& left, const std::optional<T>& right) {
  if (left && right) return *left < *right;
  return left.has_value() && !right.has_value();
}

bool comes_before(const Row& left, const Row& right, SortKey key) {
  switch (key) {
    case SortKey::status:
      return urgency(left) < urgency(right);
    case SortKey::rate:
      return is_less(left.achievement.rate, right.achievement.rate);
    case SortKey::difference:
      return is_less(left.achievement.difference, right.achievement.difference);
    case SortKey::last:
      return is_less(left.actual.last_recorded, right.actual.last_recorded);
    case SortKey::owner:
      return std::tuple(left.owners.empty(), left.owners) <
             std::tuple(right.owners.empty(), right.owners);
    case SortKey::id:
      break;
  }
  return left.id < right.id;
}

constexpr std::array sort_words{
    Word<SortKey>{SortKey::status, "status", "status", "判定"},
    Word<SortKey>{SortKey::rate, "rate", "rate", "達成率"},
    Word<SortKey>{SortKey::difference, "difference", "difference", "差"},
    Word<SortKey>{SortKey::last, "last", "last day", "直近の実績日"},
    Word<SortKey>{SortKey::owner, "owner", "owner", "担当"},
    Word<SortKey>{SortKey::id, "id", "id", "ID"},
};

}  // namespace

void select(Report& report, const std::set<Status>& statuses) {
  if (statuses.empty()) return;
  keep_sections(report, statuses);
  std::erase_if(report.counts, [&](const auto& count) { return !statuses.contains(count.first); });
}

void select(YearsReport& report, const std::set<Status>& statuses) {
  if (statuses.empty()) return;
  keep_sections(report, statuses);
  std::set<std::string> ids;
  for (const Row* row : report.rows()) ids.insert(row->id);
  std::erase_if(report.plan_totals, [&](const auto& total) { return !ids.contains(total.first); });
}

std::vector<const Row*> sorted(const Report& report, SortKey key) {
  std::vector<const Row*> rows;
  std::set<std::string> seen;
  for (const Row* row : report.rows()) {
    if (seen.insert(row->id).second) rows.push_back(row);
  }
  std::stable_sort(rows.begin(), rows.end(), [key](const Row* left, const Row* right) {
    return comes_before(*left, *right, key);
  });
  return rows;
}

}  // namespace report

template <>
std::span<const Word<report::SortKey>> words<report::SortKey>() {
  return report::sort_words;
}

}  // namespace track
