#include "track/report/due.hpp"

#include <algorithm>

namespace track::report {

namespace {

// Every owner and every partner that is not one of them.
std::vector<Addressee> all_addressees(const Plan& plan) {
  std::vector<Addressee> all;
  for (const Owner& owner : plan.owners) all.push_back({owner.id, owner.name, {}, {}});
  for (const Partner& partner : plan.partners) {
    if (find_owner(plan, partner.id) == nullptr) all.push_back({partner.id, partner.name, {}, {}});
  }
  all.push_back({});
  return all;
}

std::vector<std::string> answering_for(const Activity* activity) {
  if (activity == nullptr) return {""};
  if (activity->kind == ActivityKind::partner_activity) return {activity->partner};
  return activity->owners.empty() ? std::vector<std::string>{""} : activity->owners;
}

const Activity* source_of(const Plan& plan, const Indicator& indicator) {
  const Activity* survey = find_activity(plan, indicator.survey);
  return survey != nullptr ? survey : find_activity(plan, indicator.activity);
}

bool contains(const std::vector<std::string>& ids, const std::string& id) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

// When anything that an addressee answers for was last recorded.
std::optional<Moment> last_recorded(const DueSource& source, const std::string& addressee) {
  std::optional<Moment> last;
  const auto note = [&](const std::string& id, const Activity* activity) {
    const auto found = source.reported.recorded_at.find(id);
    if (found == source.reported.recorded_at.end()) return;
    if (contains(answering_for(activity), addressee)) last = std::max(last, {found->second});
  };
  for (const Activity& activity : source.plan.activities) note(activity.id, &activity);
  for (const Indicator& indicator : source.plan.indicators) {
    note(indicator.id, source_of(source.plan, indicator));
  }
  return last;
}

}  // namespace

std::vector<std::string> addressees_of(const Deadline& deadline) {
  return answering_for(deadline.activity);
}

std::int64_t Due::overdue() const {
  return std::count_if(deadlines.begin(), deadlines.end(),
                       [this](const Deadline& one) { return one.overdue(as_of); });
}

Due due(const DueSource& source, int revision, Day as_of, Day until, const std::string& addressee) {
  Due due{&source.plan, revision, as_of, until, open_deadlines(source, until), {}};
  if (!addressee.empty()) {
    std::erase_if(due.deadlines,
                  [&](const Deadline& one) { return !contains(addressees_of(one), addressee); });
  }
  for (Addressee& one : all_addressees(source.plan)) {
    if (!addressee.empty() && one.id != addressee) continue;
    for (std::size_t i = 0; i < due.deadlines.size(); ++i) {
      if (contains(addressees_of(due.deadlines[i]), one.id)) one.deadlines.push_back(i);
    }
    if (one.deadlines.empty()) continue;
    one.recorded_at = last_recorded(source, one.id);
    due.addressees.push_back(std::move(one));
  }
  return due;
}

}  // namespace track::report
