#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "track/model/evaluation.hpp"
#include "track/model/plan.hpp"
#include "track/model/totals.hpp"

namespace track::report {

// A holding of an activity, or the value of an indicator, that is still to be reported.
struct Deadline {
  const Activity* activity =
      nullptr;  // what is held, or where the value comes from; may be nullptr
  const Indicator* indicator = nullptr;  // nullptr: a holding
  FiscalYear year{};
  Period period{};  // what it is of
  int number = 0;   // of the holdings of a year, which one; 0: all of them, or a value
  int planned = 0;  // holdings of that year at least
  // Of what is put together from parts: those that did not report it, all of the same owners, and
  // how many there are.
  std::vector<const Indicator*> missing_parts{};
  std::size_t expected_parts = 0;
  std::size_t reported_parts = 0;
  Day day{};  // the last day to report it: [reporting] days after the end of its period
  // When its indicator or activity was last recorded; of parts, one of those of the same owners.
  std::optional<Moment> recorded_at{};

  bool overdue(Day as_of) const { return day < as_of; }
  // Whether the same parts of as many lack it.
  bool lacks_as(const Deadline& other) const;
  // Of `missing_parts`, which are not empty; none: the owners of the indicator.
  const std::vector<std::string>& owners_of_parts() const;
};

// Whom a reminder goes to: an owner, or a partner organisation; one with the same id as an owner is
// the same body. Without an id: what nobody answers for.
struct Addressee {
  std::string id{};
  std::string name{};
  bool partner = false;                  // an organisation that is no owner
  std::optional<Moment> recorded_at{};   // when anything that it answers for was last recorded
  std::vector<std::size_t> deadlines{};  // positions in Due::deadlines
};

// Something that [assessment] asks for and nobody has evaluated.
struct EvaluationDue {
  EvaluationOf of{};
  std::string name{};
  std::vector<std::string> owners{};  // ids; empty: nobody's
  FiscalYear year{};
  Day day{};  // the last day for it

  bool overdue(Day as_of) const { return day < as_of; }
};

// What is due. Points into the plan it was made of.
struct Due {
  const Plan* plan = nullptr;
  int revision = 0;
  Day as_of;
  Day until;
  std::vector<Deadline> deadlines;           // by day, then in the order of the plan
  std::vector<Addressee> addressees;         // with deadlines, in the order of the plan
  std::vector<EvaluationDue> evaluations{};  // by year, then in the order of print

  // Of deadlines and evaluations together.
  std::int64_t all() const;
  std::int64_t overdue() const;
  bool empty() const { return deadlines.empty() && evaluations.empty(); }
};

// What everything due is reckoned from; `totals` hold all years of the plan.
struct DueSource {
  const Plan& plan;
  const Totals& totals;
  const ReportingState& reported;
  const std::set<FiscalYear>& closed;  // nothing more is asked for these years
  // By year, those in force; nullptr: evaluations are not asked for.
  const std::map<FiscalYear, std::vector<Evaluation>>* evaluations = nullptr;
};

// What is asked for in the plan's years, is not reported and has its last day up to `until`:
// docs/methods.md, "When something is due".
std::vector<Deadline> open_deadlines(const DueSource& source, Day until);

// What [assessment] asks for, nobody has evaluated and has its last day up to `until`; of the
// initiatives of an owner alone where one is given.
std::vector<EvaluationDue> open_evaluations(const DueSource& source, Day until,
                                            const std::string& owner = {});

// `addressee` empty: all of them.
Due due(const DueSource& source, int revision, Day as_of, Day until, const std::string& addressee);

// Everybody who may answer for something, in the order of the plan; at last one without an id.
std::vector<Addressee> all_addressees(const Plan& plan);
// Who answers for it, by id; one empty id where nobody does.
std::vector<std::string> addressees_of(const Deadline& deadline);
bool answers_for(const std::string& addressee, const Deadline& deadline);

}  // namespace track::report
