#include "track/report/evaluation.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "track/base/text.hpp"

namespace track::report {

namespace {

bool wants_reasons(const Row* row) {
  switch (row->assessment.status) {
    case Status::missed:
    case Status::behind:
    case Status::undetermined:
      return true;
    default:
      return false;
  }
}

// Where a report prints the evaluation of what.
std::map<EvaluationOf, std::size_t> places_of_print(const Plan& plan) {
  std::map<EvaluationOf, std::size_t> places;
  const auto add = [&](EvaluationSubject kind, const std::string& id) {
    places.emplace(EvaluationOf{kind, id}, places.size());
  };
  add(EvaluationSubject::plan, plan.id);
  for (const Theme& theme : plan.themes) {
    for (const Field& field : plan.fields) {
      if (field.theme != theme.id) continue;
      add(EvaluationSubject::field, field.id);
      for (const Activity& one : plan.activities) {
        if (one.kind != ActivityKind::initiative || one.field != field.id) continue;
        for (const std::string& id : recorded_ids(one)) add(EvaluationSubject::initiative, id);
      }
    }
  }
  return places;
}

const Activity* initiative_of(const Plan& plan, const std::string& recorded) {
  const auto found = std::ranges::find_if(plan.activities, [&](const Activity& one) {
    return one.kind == ActivityKind::initiative && contains(recorded_ids(one), recorded);
  });
  return found == plan.activities.end() ? nullptr : &*found;
}

bool is_left_by(const Filter& filter, const Plan& plan, const EvaluationOf& of) {
  if (filter.owner.empty() && filter.theme.empty() && filter.field.empty()) return true;
  if (of.kind == EvaluationSubject::plan) return false;
  const Activity* initiative =
      of.kind == EvaluationSubject::initiative ? initiative_of(plan, of.id) : nullptr;
  const bool by_initiative = of.kind == EvaluationSubject::initiative;
  if (by_initiative && initiative == nullptr) return false;
  if (!filter.owner.empty() && !(by_initiative && contains(initiative->owners, filter.owner))) {
    return false;
  }
  const std::string& id = by_initiative ? initiative->field : of.id;
  const Field* field = find_field(plan, id);
  return (filter.field.empty() || filter.field == id) &&
         (filter.theme.empty() || (field != nullptr && field->theme == filter.theme));
}

}  // namespace

std::vector<Evaluation> in_order_of_print(const Plan& plan, const Filter& filter,
                                          std::vector<Evaluation> evaluations) {
  std::erase_if(evaluations,
                [&](const Evaluation& one) { return !is_left_by(filter, plan, one.of); });
  const std::map<EvaluationOf, std::size_t> places = places_of_print(plan);
  const auto order = [&](const Evaluation& one) {
    const auto place = places.find(one.of);
    return std::tuple(one.year, place == places.end() ? places.size() : place->second, one.of);
  };
  std::ranges::stable_sort(evaluations, {}, order);
  return evaluations;
}

const Grade* grade_of(const AssessmentRules& rules, const Rational& rate) {
  if (!rules.advise()) return nullptr;
  for (const Grade& grade : rules.grades) {
    if (!grade.from || rate >= to_rational(*grade.from)) return &grade;
  }
  return nullptr;
}

std::optional<AdvisedGrades> advised_grades(const AssessmentRules& rules,
                                            const std::vector<const Row*>& rows) {
  std::optional<AdvisedGrades> advised;
  for (const Row* row : rows) {
    const bool has_rate = row->achievement.rate && row->achievement.method != Method::ceiling &&
                          row->phase == Progress::Phase::over;
    const Grade* grade = has_rate ? grade_of(rules, *row->achievement.rate) : nullptr;
    if (grade == nullptr) continue;
    if (!advised) advised = AdvisedGrades{grade, grade};
    advised->best = std::min(advised->best, grade);  // both in rules.grades, best first
    advised->worst = std::max(advised->worst, grade);
  }
  return advised;
}

std::vector<EvaluatedItem> evaluated_items(const Plan& plan, FiscalYear year,
                                           const std::vector<Evaluation>& evaluations) {
  std::vector<EvaluatedItem> items;
  const auto add = [&](EvaluationSubject kind, const std::string& id, const std::string& name,
                       const std::vector<std::string>& owners) {
    const EvaluationOf of{kind, id};
    items.push_back({of, name, owners, {}, standing_of(plan, of, evaluations)});
  };
  for (const Theme& theme : plan.themes) {
    for (const Field& field : plan.fields) {
      if (field.theme != theme.id) continue;
      add(EvaluationSubject::field, field.id, field.name, {});
      for (const Activity& one : plan.activities) {
        const bool of_field = one.kind == ActivityKind::initiative && one.field == field.id;
        if (!of_field || one.retired || !one.runs_in(year)) continue;
        add(EvaluationSubject::initiative, one.id, one.name, one.owners);
      }
    }
  }
  add(EvaluationSubject::plan, plan.id, plan.name, {});
  return items;
}

std::vector<EvaluatedItem> evaluated_items(const Report& report) {
  const Plan& plan = *report.plan;
  std::vector<EvaluatedItem> items;
  const auto add = [&](EvaluatedItem item) {
    item.standing = standing_of(plan, item.of, report.evaluations);
    items.push_back(std::move(item));
  };
  for (const ThemeSection& theme : report.themes) {
    for (const FieldSection& section : theme.fields) {
      const Field& field = *section.field;
      add({{EvaluationSubject::field, field.id}, field.name, {}, pointers_to(section.outcomes)});
      for (const ActivitySection& one : section.activities) {
        const Activity& activity = *one.activity;
        if (activity.kind != ActivityKind::initiative) continue;
        add({{EvaluationSubject::initiative, activity.id},
             activity.name,
             activity.owners,
             pointers_to(one.rows)});
      }
    }
  }
  add({{EvaluationSubject::plan, plan.id}, plan.name, {}});
  return items;
}

std::vector<EvaluatedItem> missing_evaluations(const Plan& plan, FiscalYear year,
                                               const std::vector<Evaluation>& evaluations) {
  std::vector<EvaluatedItem> items = evaluated_items(plan, year, evaluations);
  std::erase_if(items, [&](const EvaluatedItem& item) {
    return item.standing != nullptr || !plan.assessment.ask_for(item.of.kind);
  });
  return items;
}

std::vector<EvaluatedItem> explanations_owed(const Report& report) {
  std::vector<EvaluatedItem> items = evaluated_items(report);
  for (EvaluatedItem& item : items) {
    std::erase_if(item.rows, [](const Row* row) { return !wants_reasons(row); });
  }
  std::erase_if(items, [](const EvaluatedItem& item) {
    return item.rows.empty() || (item.standing != nullptr && !item.standing->reasons.empty());
  });
  return items;
}

const Evaluation* standing_of(const Plan& plan, const EvaluationOf& of,
                              const std::vector<Evaluation>& evaluations) {
  const std::vector<std::string> ids = evaluated_ids(plan, of);
  const auto found = std::ranges::find_if(evaluations, [&](const Evaluation& one) {
    return one.of.kind == of.kind && std::ranges::find(ids, one.of.id) != ids.end();
  });
  return found == evaluations.end() ? nullptr : &*found;
}

std::string grade_name(const Plan& plan, const Evaluation& one) {
  const Grade* grade = plan.assessment.find(one.grade);
  if (grade != nullptr) return grade->name;
  return one.last_grade_name.empty() ? one.grade : one.last_grade_name;
}

std::vector<std::string> evaluated_ids(const Plan& plan, const EvaluationOf& of) {
  if (of.kind == EvaluationSubject::initiative) {
    if (const Activity* activity = find_activity(plan, of.id)) return recorded_ids(*activity);
  }
  return {of.id};
}

std::string evaluated_name(const Plan& plan, const EvaluationOf& of) {
  if (of.kind == EvaluationSubject::plan) return plan.name;
  if (of.kind == EvaluationSubject::field) {
    const Field* field = find_field(plan, of.id);
    return field == nullptr ? of.id : field->name;
  }
  const Activity* activity = find_activity(plan, of.id);
  return activity == nullptr ? of.id : activity->name;
}

}  // namespace track::report
