#include "attribute_changes.hpp"

#include <set>
#include <utility>

#include "change_text.hpp"

namespace track {

namespace {

using Requirement = Change::Requirement;

// Compares two states of one item, member by member. Labels are the keys of the TOML files.
template <class T>
class Comparison {
 public:
  Comparison(const T& before, const T& after)
      : before_(before), after_(after), id_(change_id(after)) {}

  template <class M, class Show>
  void attribute(const char* label, M T::*member, Show show, Requirement care = Requirement::none) {
    if (before_.*member == after_.*member) return;
    add(change_text::replaced(label, show(before_.*member), show(after_.*member)), care);
  }
  void name(const char* label, std::string T::*member) {
    attribute(label, member, change_text::quoted);
  }
  void word(const char* label, std::string T::*member, Requirement care = Requirement::none) {
    attribute(label, member, change_text::word, care);
  }
  template <class E>
  void choice(const char* label, E T::*member, Requirement care = Requirement::none) {
    attribute(label, member, change_text::enumerator<E>, care);
  }

  void list(const char* label, std::vector<std::string> T::*member,
            Localized (*show)(const std::string&)) {
    if (before_.*member == after_.*member) return;
    add(change_text::list_changed(label, before_.*member, after_.*member, show));
  }
  void names(const char* label, std::vector<std::string> T::*member) {
    list(label, member, change_text::quoted);
  }
  void words(const char* label, std::vector<std::string> T::*member) {
    list(label, member, change_text::word);
  }

  void add(Localized what, Requirement care = Requirement::none, FiscalYear target_year = {}) {
    changes_.push_back({Change::Sign::changed, id_, std::move(what), care, target_year});
  }

  std::vector<Change> changes() && { return std::move(changes_); }

 private:
  const T& before_;
  const T& after_;
  std::string id_;
  std::vector<Change> changes_;
};

std::set<FiscalYear> target_years(const Indicator& before, const Indicator& after) {
  std::set<FiscalYear> years;
  for (const auto& [year, value] : before.targets) years.insert(year);
  for (const auto& [year, value] : after.targets) years.insert(year);
  return years;
}

// A basis gives every target another meaning, so it asks for the care of the earliest.
void compare_targets(const Indicator& before, const Indicator& after,
                     const FiscalCalendar& calendar, Comparison<Indicator>& comparison) {
  const std::set<FiscalYear> years = target_years(before, after);
  if (before.basis != after.basis) {
    comparison.add(change_text::replaced("basis", change_text::enumerator(before.basis),
                                         change_text::enumerator(after.basis)),
                   years.empty() ? Requirement::none : Requirement::target,
                   years.empty() ? FiscalYear{} : *years.begin());
  }
  const auto target = [](const Indicator& indicator, FiscalYear year) {
    const auto found = indicator.targets.find(year);
    return found == indicator.targets.end() ? nullptr : &found->second;
  };
  for (const FiscalYear year : years) {
    const Value* old_value = target(before, year);
    const Value* new_value = target(after, year);
    if (old_value && new_value && *old_value == *new_value) continue;
    comparison.add(
        change_text::replaced("target " + calendar.short_label(year), change_text::value(old_value),
                              change_text::value(new_value)),
        Requirement::target, year);
  }
}

void compare_baseline(const Indicator& before, const Indicator& after,
                      const FiscalCalendar& calendar, Comparison<Indicator>& comparison) {
  const auto without_source = [](std::optional<Baseline> baseline) {
    if (baseline) baseline->source.clear();
    return baseline;
  };
  if (without_source(before.baseline) != without_source(after.baseline)) {
    comparison.add(change_text::replaced("baseline",
                                         change_text::baseline(before.baseline, calendar),
                                         change_text::baseline(after.baseline, calendar)));
  }
  if (before.baseline && after.baseline && before.baseline->source != after.baseline->source) {
    comparison.add(change_text::replaced("baseline.source",
                                         change_text::quoted(before.baseline->source),
                                         change_text::quoted(after.baseline->source)));
  }
}

Localized years_of(const Plan& plan) {
  return verbatim(plan.calendar.short_label(plan.first_year) + ", " +
                  plan.calendar.short_label(plan.last_year));
}

Localized start_of(const Plan& plan) {
  const std::chrono::month_day day = plan.calendar.starts;
  return verbatim(fmt::format("{:02}-{:02}", static_cast<unsigned>(day.month()),
                              static_cast<unsigned>(day.day())));
}

Localized era_of(const Plan& plan) {
  return verbatim(plan.calendar.eras == EraCalendar::japanese ? "japanese" : "none");
}

}  // namespace

std::vector<Change> attribute_changes(const Owner& before, const Owner& after) {
  Comparison comparison(before, after);
  comparison.name("name", &Owner::name);
  comparison.names("aliases", &Owner::aliases);
  return std::move(comparison).changes();
}

std::vector<Change> attribute_changes(const Theme& before, const Theme& after) {
  Comparison comparison(before, after);
  comparison.name("name", &Theme::name);
  return std::move(comparison).changes();
}

std::vector<Change> attribute_changes(const Field& before, const Field& after) {
  Comparison comparison(before, after);
  comparison.word("theme", &Field::theme);
  comparison.name("name", &Field::name);
  comparison.names("outcomes", &Field::outcomes);
  comparison.words("indicators", &Field::indicators);
  return std::move(comparison).changes();
}

std::vector<Change> attribute_changes(const Partner& before, const Partner& after) {
  Comparison comparison(before, after);
  comparison.name("name", &Partner::name);
  comparison.names("aliases", &Partner::aliases);
  return std::move(comparison).changes();
}

std::vector<Change> attribute_changes(const Activity& before, const Activity& after) {
  Comparison comparison(before, after);
  comparison.choice("kind", &Activity::kind);
  comparison.attribute("no", &Activity::no,
                       [](const std::optional<int>& no) { return change_text::number(no); });
  comparison.name("name", &Activity::name);
  comparison.names("aliases", &Activity::aliases);
  comparison.word("field", &Activity::field);
  comparison.word("partner", &Activity::partner);
  comparison.name("summary", &Activity::summary);
  comparison.names("purposes", &Activity::purposes);
  comparison.words("owners", &Activity::owners);
  comparison.attribute("schedule", &Activity::schedule, change_text::schedule);
  comparison.attribute("since", &Activity::since, change_text::bound);
  comparison.attribute("until", &Activity::until, change_text::bound);
  comparison.name("audience", &Activity::audience);
  comparison.name("issue", &Activity::issue);
  comparison.names("involvement", &Activity::involvement);
  comparison.word("same_as", &Activity::same_as);
  comparison.name("note", &Activity::note);
  comparison.attribute("monitoring", &Activity::monitoring, change_text::flag);
  return std::move(comparison).changes();
}

std::vector<Change> attribute_changes(const Indicator& before, const Indicator& after,
                                      const FiscalCalendar& calendar) {
  Comparison comparison(before, after);
  comparison.word("activity", &Indicator::activity);
  comparison.name("name", &Indicator::name);
  comparison.names("aliases", &Indicator::aliases);
  comparison.choice("kind", &Indicator::kind, Requirement::meaning);
  comparison.word("unit", &Indicator::unit, Requirement::meaning);
  // Writing down the default changes how a year without a target is judged, not what is measured.
  comparison.attribute(
      "direction", &Indicator::written_direction, change_text::direction,
      before.direction() == after.direction() ? Requirement::none : Requirement::meaning);
  comparison.word("survey", &Indicator::survey);
  comparison.attribute(
      "per", &Indicator::per, [](std::int64_t per) { return change_text::number(per); },
      Requirement::meaning);
  comparison.attribute("method", &Indicator::method, change_text::method);
  compare_targets(before, after, calendar, comparison);
  compare_baseline(before, after, calendar, comparison);
  comparison.choice("pace", &Indicator::pace);
  comparison.attribute("expect", &Indicator::expect, change_text::expectation);
  comparison.attribute("min", &Indicator::min, change_text::amount);
  comparison.attribute("max", &Indicator::max, change_text::amount);
  comparison.attribute("series_break", &Indicator::series_breaks,
                       [&](const std::vector<SeriesBreak>& breaks) {
                         return change_text::series_breaks(breaks, calendar);
                       });
  comparison.attribute("since", &Indicator::since, change_text::bound);
  comparison.attribute("until", &Indicator::until, change_text::bound);
  comparison.name("question", &Indicator::question);
  comparison.name("note", &Indicator::note);
  return std::move(comparison).changes();
}

std::vector<Change> attribute_changes(const Plan& before, const Plan& after) {
  Comparison comparison(before, after);
  comparison.word("id", &Plan::id);
  comparison.name("name", &Plan::name);
  comparison.name("goal", &Plan::goal);
  if (before.first_year != after.first_year || before.last_year != after.last_year) {
    comparison.add(change_text::replaced("years", years_of(before), years_of(after)));
  }
  if (before.calendar.starts != after.calendar.starts) {
    comparison.add(change_text::replaced("fiscal_year_starts", start_of(before), start_of(after)));
  }
  if (before.calendar.eras != after.calendar.eras) {
    comparison.add(change_text::replaced("era", era_of(before), era_of(after)));
  }
  if (before.calendar.time_zone != after.calendar.time_zone) {
    comparison.add(change_text::replaced("time_zone", change_text::word(before.calendar.time_zone),
                                         change_text::word(after.calendar.time_zone)));
  }
  comparison.attribute("near", &Plan::near,
                       [](Quantity near) { return change_text::number(near); });
  comparison.attribute("reporting.days", &Plan::reporting_days,
                       [](int days) { return change_text::number(days); });
  comparison.names("monitoring.outcomes", &Plan::monitoring_outcomes);
  return std::move(comparison).changes();
}

std::string change_id(const Owner& owner) {
  return "owner " + owner.id;
}
std::string change_id(const Theme& theme) {
  return "theme " + theme.id;
}
std::string change_id(const Field& field) {
  return "field " + field.id;
}
std::string change_id(const Partner& partner) {
  return "partner " + partner.id;
}
std::string change_id(const Activity& activity) {
  return activity.id;
}
std::string change_id(const Indicator& indicator) {
  return indicator.id;
}
std::string change_id(const Plan&) {
  return "plan";
}

}  // namespace track
