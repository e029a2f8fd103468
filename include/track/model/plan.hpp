#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "track/base/fiscal_year.hpp"
#include "track/base/rational.hpp"
#include "track/model/assessment.hpp"
#include "track/model/id_places.hpp"
#include "track/model/office.hpp"
#include "track/model/schedule.hpp"
#include "track/model/value.hpp"

namespace track {

struct Owner {
  std::string id;
  std::string name;
  std::vector<std::string> aliases;
  bool operator==(const Owner&) const = default;
};

struct Theme {
  std::string id;
  std::string name;
  bool operator==(const Theme&) const = default;
};

struct Field {
  std::string id;
  std::string theme;
  std::string name;
  std::vector<std::string> outcomes;    // desired states, as sentences
  std::vector<std::string> indicators;  // outcome indicators, by full id
  bool operator==(const Field&) const = default;
};

struct Partner {
  std::string id;
  std::string name;
  std::vector<std::string> aliases;
  bool operator==(const Partner&) const = default;
};

// The first or last year something runs: a fiscal year (平成29年度, H29) or, as many registers have
// it, a calendar year (平成29年).
struct YearBound {
  int year = 0;
  YearCounting counting = YearCounting::fiscal;
  std::string text;  // as written in the definition
  bool operator==(const YearBound&) const = default;
};

struct Activity {
  ActivityKind kind = ActivityKind::initiative;
  std::string id;
  std::optional<int> no;  // running number in the plan's own table
  std::string name;
  std::vector<std::string> aliases;
  std::string field;    // an initiative's; of a partner activity, the one its issue belongs to
  std::string partner;  // a partner activity's organisation
  std::string summary;
  std::vector<std::string> purposes;
  std::vector<std::string> owners;
  Schedule schedule;                         // of all years; none where it is given by year
  std::map<FiscalYear, Schedule> schedules;  // by the year that each stands from
  std::optional<YearBound> since;
  std::optional<YearBound> until;
  std::string audience;                  // a partner activity's
  std::string issue;                     // a partner activity's
  std::vector<std::string> involvement;  // a partner activity's
  std::string same_as;                   // a partner activity under which the same event stands too
  std::string note;
  std::vector<std::string> formerly;  // ids that it had before; their record is its own
  bool monitoring = false;            // a survey of the plan's own monitoring block
  bool retired = false;               // no longer in the definitions; its record stays
  bool operator==(const Activity&) const = default;

  // The schedule of a year: of those given by year the last from that year or an earlier one.
  const Schedule& schedule_in(FiscalYear year) const;
  bool has_schedule() const;  // in any year
  bool has_cycle() const;     // it is held once in several years, in some of them
  bool runs_in(FiscalYear year) const;
};

// A part of a breakdown: a centre, an age group.
struct Part {
  std::string id;
  std::string name;
  std::vector<std::string> aliases;
  std::vector<std::string> owners;  // who reports it; none: the owners of the indicator
  std::optional<YearBound> since;
  std::optional<YearBound> until;
  std::vector<std::string> formerly;  // ids that it had before
  bool retired = false;               // no longer in the definitions; its record stays
  bool operator==(const Part&) const = default;
};

// What an indicator is broken down by: one breakdown, or two crossed.
struct PartTable {
  std::string breakdown;
  std::string crossed_with;  // empty: alone
  bool operator==(const PartTable&) const = default;
};

// Where in the files something stood when it was loaded.
struct Origin {
  std::string file;  // as named to `load`; empty where it is not known
  std::int64_t line = 0;
};

// From `year` on, the figures are not comparable with those before: the question, the definition or
// the way of counting changed.
struct SeriesBreak {
  FiscalYear year;
  std::string reason;
  bool operator==(const SeriesBreak&) const = default;
};

struct Breakdown {
  std::string id;
  std::string name;
  std::vector<Part> parts;
  std::vector<SeriesBreak> series_breaks;  // by year
  bool operator==(const Breakdown&) const = default;
};

struct Baseline {
  FiscalYear year;
  std::optional<Day> day;  // where the definition gives a day
  Value value;
  std::string source;
  bool operator==(const Baseline&) const = default;
};

// The origins of an indicator's figures. They are no part of what is defined: definitions that
// differ in them alone are equal.
struct Origins {
  std::map<FiscalYear, Origin> targets;
  Origin plan_target;
  Origin baseline;
  bool operator==(const Origins&) const { return true; }
};

// The targets of a part.
struct PartTargets {
  std::map<FiscalYear, Value> years;
  std::optional<Value> plan;
  TargetBasis basis = TargetBasis::yearly;
  Origins origins;
  bool operator==(const PartTargets&) const = default;
};

// Which part of which indicator one is: see docs/methods.md, "Parts".
struct PartOf {
  std::string whole;  // the indicator's id
  PartTable table;
  std::vector<std::string> keys;      // "sex:f", "age:65-74,sex:f"; then those that it had before
  std::string name{};                 // of the part alone: 光が丘, 65～74歳・女性
  std::vector<std::string> owners{};  // who reports it; none: the owners of the indicator

  const std::string& key() const { return keys.front(); }
  bool operator==(const PartOf&) const = default;
};

struct Indicator {
  std::string id;        // in full: "lecture.attendance", or "care-unknown"
  std::string activity;  // empty for an indicator of its own
  std::string name;
  std::vector<std::string> aliases;
  IndicatorKind kind = IndicatorKind::count;
  YearCounting year = YearCounting::fiscal;  // see Plan::calendar_of()
  std::string unit;
  std::optional<Direction> written_direction;  // as in the definition; see direction()
  std::string survey;    // the survey its values come from, also where it is written inside of it
  std::int64_t per = 1;  // a rate's scale: per 100,000
  std::optional<Method> method;  // overrides the default; docs/methods.md, "Target against actual"
  std::optional<Pooling> pooling;  // of a share, a rate or a score; see aggregation()
  TargetBasis basis = TargetBasis::yearly;
  std::map<FiscalYear, Value> targets;
  std::optional<Value> plan_target;  // of the whole plan
  std::optional<Baseline> baseline;
  Origins origins;
  std::optional<Pace> written_pace;   // as in the definition; see pace()
  std::optional<Expectation> expect;  // how often a value is to be reported, where it is declared
  std::optional<Quantity> min;  // a value beyond these is doubted when it is recorded; of a share
  std::optional<Quantity> max;  // in percent
  std::optional<int> decimals;  // how many a value has at most; one with more is doubted
  std::vector<std::string> unit_aliases;   // units that are the same as its own behind a value
  std::vector<SeriesBreak> series_breaks;  // by year
  std::optional<YearBound> since;
  std::optional<YearBound> until;
  bool personal = true;  // small numbers of it are counts of people, see Plan::suppress_below
  std::string question;  // official wording of the survey question
  std::string note;
  std::vector<std::string> formerly;  // ids that it had before, as written; see former_ids()
  std::vector<PartTable> by;          // what it is broken down by
  std::optional<PartTable> total;     // of these, the one whose parts make up the whole
  std::map<std::string, PartTargets> part_targets;  // by the key of the part
  std::optional<PartOf> part_of;                    // set of a part alone; see Plan::parts
  // Of a whole that parts make up, those of their breakdowns; derived as Plan::parts is.
  std::vector<SeriesBreak> breaks_of_parts;
  bool retired = false;
  bool operator==(const Indicator&) const = default;

  static constexpr int most_decimals = 4;  // those of a Quantity

  Direction direction() const { return written_direction.value_or(Direction::up); }
  ValueRules value_rules() const { return {kind, unit, unit_aliases}; }
  const KindTraits& traits() const { return traits_of(kind); }
  // How the values of a year make its actual, with what the definition says of it.
  Aggregation aggregation() const;
  Pace pace() const { return written_pace.value_or(Pace::linear); }
  // The last value stands for a year in which nothing was recorded: a level, what a survey asks.
  bool carries_over() const {
    return traits().carries_over || pooling == Pooling::last || !survey.empty();
  }
  bool runs_in(FiscalYear one) const;
  // Values of that form are added up to the year's actual.
  bool adds_up(ValueForm form) const {
    return aggregation() != Aggregation::last && traits().adds_up(form);
  }
};

// The files that a revision was made of, as named to `load`. Like Origins no part of what is
// defined.
struct SourceFiles {
  std::vector<std::string> names;
  bool operator==(const SourceFiles&) const { return true; }
};

// How a long plan is searched.
struct PlanIndex {
  IdPlaces activities;
  IdPlaces indicators;
  IdPlaces parts;
  IdPlaces wholes;  // of the first part of each
  bool operator==(const PlanIndex&) const = default;
};

// One state of the definitions. Everything is in the order of the files.
struct Plan {
  std::string id;
  std::string name;
  std::string goal;
  FiscalYear first_year;
  FiscalYear last_year;
  FiscalCalendar calendar;
  Quantity near = Quantity::from_units(8'500);  // [status] near, a share of one
  int reporting_days = 30;  // [reporting] days: so long after its period a value is to be reported
  std::vector<std::string> monitoring_outcomes;
  Office office;
  std::optional<int> suppress_below;  // [public]: smaller counts of people are not published
  AssessmentRules assessment;
  std::vector<Owner> owners;
  std::vector<Theme> themes;
  std::vector<Field> fields;
  std::vector<Partner> partners;
  std::vector<Activity> activities;
  std::vector<Breakdown> breakdowns;
  std::vector<Indicator> indicators;
  std::vector<Indicator> parts;  // derived of these two, whole by whole: derive_parts()
  SourceFiles files;
  PlanIndex index{};
  bool operator==(const Plan&) const = default;

  bool covers(FiscalYear year) const { return first_year <= year && year <= last_year; }
  // The years of an indicator: those of the plan or, under the same names, calendar years.
  FiscalCalendar calendar_of(YearCounting counting) const;
  FiscalCalendar calendar_of(const Indicator& indicator) const {
    return calendar_of(indicator.year);
  }
  // The plan's own where there is no indicator.
  FiscalCalendar calendar_of(const Indicator* indicator) const {
    return indicator == nullptr ? calendar : calendar_of(indicator->year);
  }
  // Its years are other days than the plan's.
  bool has_own_years(const Indicator& indicator) const;
  // The last day of a year, of the plan or of an indicator that runs in it, whichever is later.
  Day end_of(FiscalYear year) const;
  // Up to this day what is of a period may be reported without being late.
  Day last_day_for_reporting(const Period& period) const;
  // Likewise its evaluations.
  Day last_day_for_assessment(FiscalYear year) const;

  static constexpr int most_years = 100;
  static constexpr int most_reporting_days = 366;
  // Below, all parts and their whole hidden would be known to be 1 each.
  static constexpr int least_suppression = 4;
  // The numbers are within what definitions may say: so many years, near between 0 and 1, so many
  // days.
  bool is_sound() const;
};

// nullptr where there is none. Activities, indicators and parts are found by former ids as well.
const Owner* find_owner(const Plan& plan, const std::string& id);
const Theme* find_theme(const Plan& plan, const std::string& id);
const Field* find_field(const Plan& plan, const std::string& id);
const Partner* find_partner(const Plan& plan, const std::string& id);
// Of an owner or a partner; the id where it is neither.
std::string body_name(const Plan& plan, const std::string& id);
const Activity* find_activity(const Plan& plan, const std::string& id);
const Indicator* find_indicator(const Plan& plan, const std::string& id);

// All activities under which the events of this one stand: itself, and those tied to it by same_as.
std::vector<const Activity*> tied_with(const Plan& plan, const Activity& activity);

// Where the values of an indicator come from: its survey, else its activity; nullptr for none.
const Activity* source_of(const Plan& plan, const Indicator& indicator);

std::vector<const Indicator*> indicators_of(const Plan& plan, const Activity& activity);

// The ids in full that an indicator had before, under whatever id of its activity: what is recorded
// under them is its own. Written without an activity they are of its own; one that would then be
// its present id was of no activity.
std::vector<std::string> former_ids(const Indicator& indicator, const Activity* activity);

// Those that one word of its `formerly` may mean, without what the ids of its activity give anyway.
std::vector<std::string> ids_meant(const std::string& word, Indicator indicator,
                                   const Activity* activity);

// The ids under which the record of an item stands: its own, then the former ones.
std::vector<std::string> recorded_ids(const Plan& plan, const Indicator& indicator);
std::vector<std::string> recorded_ids(const Activity& activity);

// As in the definition, by year where it is so: "3/year", "R3: 4/year, R5: 1/year".
std::string schedule_text(const Activity& activity, const FiscalCalendar& calendar);
// "3/year", 年3回; "4/year from R3, 1/year from R5", R3から年4回、R5から年1回.
Localized describe_schedule(const Activity& activity, const FiscalCalendar& calendar);

// The last break of the series after the earlier of two years, up to the later one; nullptr where
// there is none. A baseline may be of a later year than what is held against it.
const SeriesBreak* break_between(const Indicator& indicator, FiscalYear one_year,
                                 FiscalYear other_year);

// Where an indicator stands: output of an initiative or partner, context of a survey, outcome of a
// field for one that belongs to no activity.
Level level_of(const Plan& plan, const Indicator& indicator);

// A share in percent, a rate times its `per`. The denominator is not zero.
Rational quotient(const Indicator& indicator, Quantity numerator, Quantity denominator);

// A value as a figure: a share in percent, a rate times its `per`; nothing for stages, unknown,
// suppressed and fractions over nothing.
std::optional<Rational> figure_of(const Indicator& indicator, const Value& value);

}  // namespace track
