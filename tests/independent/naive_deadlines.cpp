#include <algorithm>

#include "naive.hpp"

// What `due` asks for: what the reports of the plan's years ask for, each once.
namespace track::independent {

namespace {

constexpr int ever = std::numeric_limits<int>::max();

class Calling {
 public:
  Calling(const Known& known, Day until)
      : known_(known), by_calendar_(by_calendar(known)), until_(until) {}

  void year(int year) {
    for (const Activity& activity : known_.plan.activities) {
      const bool passed = last_wave(known_, activity, ever).value_or(year) > year;
      add(known_, activity.id, year, passed, holdings_asked_for(known_, activity, year));
    }
    for (const Indicator& indicator : known_.plan.indicators) {
      bool passed = last_measured(known_, indicator, ever).value_or(year) > year;
      const Activity* source = source_of(known_, indicator);
      if (source != nullptr && !indicator.expect) {
        passed = passed || last_wave(known_, *source, ever).value_or(year) > year;
      }
      const Known& known = has_own_years(known_, indicator) ? by_calendar_ : known_;
      add(known, indicator.id, year, passed, values_asked_for(known, indicator, year),
          is_put_together(indicator) ? &indicator : nullptr);
    }
  }

  std::vector<Deadline> found() const { return found_; }

 private:
  // A wave that did not come is asked for until another comes; and only in its own year's list.
  void add(const Known& known, const std::string& id, int year, bool passed,
           const std::vector<Asked>& asked, const Indicator* whole = nullptr) {
    for (const Asked& each : asked) {
      const bool elsewhere = each.period.first < first_day(known.plan, year);
      if (each.reported || elsewhere || (each.wave && passed)) continue;
      if (last_day_for_reporting(known_.plan, each.period) > until_) continue;
      if (whole == nullptr) {
        found_.push_back({id, each.period});
      } else {
        add_parts(*whole, year, each);
      }
    }
  }

  // A line for the parts of the same owners; the indicator's have those without.
  void add_parts(const Indicator& whole, int year, const Asked& asked) {
    std::map<std::vector<std::string>, Deadline> lines;
    const std::vector<const Indicator*> expected = expected_parts(known_, whole, year);
    for (const Indicator* part : expected) {
      if (std::count(asked.missing.begin(), asked.missing.end(), part->id) == 0) continue;
      lines[part->part_of->owners].missing_parts.push_back(part->id);
    }
    for (auto& [owners, line] : lines) {
      std::sort(line.missing_parts.begin(), line.missing_parts.end());
      line.id = whole.id;
      line.period = asked.period;
      line.expected_parts = static_cast<int>(expected.size());
      line.reported_parts = static_cast<int>(expected.size() - asked.missing.size());
      found_.push_back(line);
    }
  }

  const Known& known_;
  const Known by_calendar_;
  Day until_;
  std::vector<Deadline> found_;
};

}  // namespace

std::vector<Deadline> deadlines(const Known& known, Day until) {
  Calling asking(known, until);
  for (int year = known.plan.first_year.number; year <= known.plan.last_year.number; ++year) {
    asking.year(year);
  }
  std::vector<Deadline> found = asking.found();
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace track::independent
