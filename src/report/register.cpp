#include "track/report/register.hpp"

#include <algorithm>
#include <set>

#include "track/base/text.hpp"

namespace track {

template <>
std::span<const Word<report::Grouping>> words<report::Grouping>() {
  using report::Grouping;
  static constexpr Word<Grouping> all[] = {
      {Grouping::organisation, "organisation", "organisation", "団体名"},
      {Grouping::field, "field", "field", "分野"},
      {Grouping::audience, "audience", "audience", "対象"},
      {Grouping::involvement, "involvement", "involvement", "関与"},
  };
  return all;
}

namespace report {

namespace {

bool equal_folded(const std::string& left, const std::string& right) {
  return folded(left) == folded(right);
}

bool wanted(const Plan& plan, const Activity& one, const Filter& filter) {
  if (one.kind != ActivityKind::partner_activity) return false;
  const Field* field = find_field(plan, one.field);
  const auto has = [&](const std::string& word) { return equal_folded(word, filter.involvement); };
  return (filter.organisation.empty() || filter.organisation == one.partner) &&
         (filter.field.empty() || filter.field == one.field) &&
         (filter.theme.empty() || (field != nullptr && filter.theme == field->theme)) &&
         folded(one.audience).find(folded(filter.audience)) != std::string::npos &&
         (filter.involvement.empty() ||
          std::any_of(one.involvement.begin(), one.involvement.end(), has));
}

RegisterEntry entry_of(const Plan& plan, const Activity& activity) {
  RegisterEntry entry;
  entry.activity = &activity;
  const Partner* partner = find_partner(plan, activity.partner);
  entry.organisation = partner == nullptr ? activity.partner : partner->name;
  for (const Activity* other : tied_with(plan, activity)) {
    if (other != &activity) entry.same.push_back(other);
  }
  return entry;
}

// The names of the groups an activity stands in.
std::vector<std::string> groups_of(const Plan& plan, const RegisterEntry& entry,
                                   Grouping grouping) {
  const Activity& activity = *entry.activity;
  switch (grouping) {
    case Grouping::organisation:
      return {entry.organisation};
    case Grouping::field: {
      const Field* field = find_field(plan, activity.field);
      return {field == nullptr ? std::string() : field->name};
    }
    case Grouping::audience:
      return {activity.audience};
    case Grouping::involvement:
      break;
  }
  if (activity.involvement.empty()) return {{}};
  return activity.involvement;
}

// Fields in the order of the plan, others as they come; what belongs nowhere comes last.
void order(const Plan& plan, Register& result) {
  const auto rank = [&](const RegisterGroup& group) {
    const auto field = std::ranges::find(plan.fields, group.name, &Field::name);
    const bool by_field = result.grouping == Grouping::field && field != plan.fields.end();
    return std::pair(group.name.empty(), by_field ? field - plan.fields.begin() : 0);
  };
  std::stable_sort(
      result.groups.begin(), result.groups.end(),
      [&](const RegisterGroup& a, const RegisterGroup& b) { return rank(a) < rank(b); });
}

void group(const Plan& plan, const Filter& filter, Register& result) {
  for (std::size_t i = 0; i < result.entries.size(); ++i) {
    for (const std::string& name : groups_of(plan, result.entries[i], result.grouping)) {
      auto found =
          std::find_if(result.groups.begin(), result.groups.end(),
                       [&](const RegisterGroup& one) { return equal_folded(one.name, name); });
      if (found == result.groups.end()) {
        found = result.groups.insert(found, RegisterGroup{name, {}});
      }
      found->entries.push_back(i);
    }
  }
  // Asked for one involvement, nothing is set under the others that it comes with.
  if (result.grouping == Grouping::involvement && !filter.involvement.empty()) {
    std::erase_if(result.groups, [&](const RegisterGroup& one) {
      return !equal_folded(one.name, filter.involvement);
    });
  }
  order(plan, result);
}

}  // namespace

std::size_t Register::organisations() const {
  std::set<std::string> all;
  for (const RegisterEntry& entry : entries) all.insert(entry.activity->partner);
  return all.size();
}

Register partner_register(const Plan& plan, const Filter& filter, Grouping grouping) {
  Register result;
  result.plan = &plan;
  result.grouping = grouping;
  for (const Activity& one : plan.activities) {
    if (one.retired || !wanted(plan, one, filter)) continue;
    result.entries.push_back(entry_of(plan, one));
  }
  group(plan, filter, result);
  return result;
}

Register partner_register(const Plan& plan, const Filter& filter, Grouping grouping,
                          const Totals& totals, const ReportHeader& head) {
  Register result;
  result.plan = &plan;
  result.grouping = grouping;
  result.head = head;
  for (const Activity& one : plan.activities) {
    if (!wanted(plan, one, filter)) continue;
    RegisterEntry entry = entry_of(plan, one);
    entry.frequency = check_frequency(plan, one, totals, head.year, head.as_of);
    // What is no longer defined is shown for what was held.
    if (one.retired && entry.frequency->held == 0) continue;
    ++result.counts[entry.frequency->status];
    result.entries.push_back(std::move(entry));
  }
  group(plan, filter, result);
  return result;
}

std::vector<std::string> involvements(const Plan& plan) {
  std::vector<std::string> result;
  for (const Activity& one : plan.activities) {
    for (const std::string& word : one.involvement) {
      if (std::find(result.begin(), result.end(), word) == result.end()) result.push_back(word);
    }
  }
  return result;
}

}  // namespace report

}  // namespace track
