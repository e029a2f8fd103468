#include <fmt/format.h>
#include <libical/ical.h>

#include <algorithm>
#include <memory>

#include "track/base/date.hpp"
#include "track/base/text.hpp"
#include "track/model/breakdown.hpp"
#include "track/render/views.hpp"
#include "words/evaluations.hpp"
#include "words/plan_parts.hpp"

namespace track::render {

using report::Deadline;
using report::Due;

namespace {

constexpr Message<Localized> event_name{"Due: {}", "報告期限：{}"};
constexpr Message<Localized> evaluation_event{"Evaluation due: {}", "評価期限：{}"};
constexpr Message<std::string, std::string> evaluation_description{
    "{0}; track assess {1} --year {0} …", "{0}　track assess {1} --year {0} …"};
constexpr Message<Localized, std::string> event_description{"{}; track record {} …",
                                                            "{}　track record {} …"};

struct Free {
  void operator()(icalcomponent* component) const { icalcomponent_free(component); }
  void operator()(char* text) const { icalmemory_free_buffer(text); }
};
using Component = std::unique_ptr<icalcomponent, Free>;

icaltimetype date_of(Day day) {
  const std::chrono::year_month_day date(day);
  icaltimetype time = icaltime_null_time();
  time.is_date = 1;
  time.year = static_cast<int>(date.year());
  time.month = static_cast<int>(static_cast<unsigned>(date.month()));
  time.day = static_cast<int>(static_cast<unsigned>(date.day()));
  return time;
}

// Midnight of the day, in UTC.
icaltimetype midnight_of(Day day) {
  icaltimetype time = date_of(day);
  time.is_date = 0;
  time.zone = icaltimezone_get_utc_timezone();
  return time;
}

// Stays the same from one file to the next, so that a calendar knows what it has already.
std::string identifier_of(const Deadline& deadline, const Plan& plan) {
  const bool of_owners = !deadline.missing_parts.empty() && !deadline.owners_of_parts().empty();
  return fmt::format("{}{}-{}-{}@{}.track", deadline_id(deadline),
                     of_owners ? "-" + deadline.owners_of_parts().front() : "",
                     iso(deadline.period.first), deadline.number, plan.id);
}

Component event_on(Day day, const std::string& identifier, const std::string& name,
                   const std::string& text, const Due& due) {
  Component event(icalcomponent_new_vevent());
  for (icalproperty* property :
       {icalproperty_new_uid(identifier.c_str()), icalproperty_new_dtstamp(midnight_of(due.as_of)),
        icalproperty_new_dtstart(date_of(day)),
        icalproperty_new_dtend(date_of(day + std::chrono::days(1))),
        icalproperty_new_summary(name.c_str()), icalproperty_new_description(text.c_str()),
        icalproperty_new_transp(ICAL_TRANSP_TRANSPARENT)}) {
    icalcomponent_add_property(event.get(), property);
  }
  return event;
}

void add_category(const std::string& name, icalcomponent* event) {
  icalcomponent_add_property(event, icalproperty_new_categories(printable(name).c_str()));
}

Component event_of(const Deadline& deadline, const Due& due, Language language) {
  const std::string id(deadline_id(deadline));
  const std::string name = event_name(deadline_name(deadline)).in(language);
  const std::string text = event_description(deadline_span(deadline, *due.plan), id).in(language);
  Component event = event_on(deadline.day, identifier_of(deadline, *due.plan), name, text, due);
  for (const report::Addressee& one : due.addressees) {
    const auto owners = report::addressees_of(deadline);
    if (one.id.empty() || std::find(owners.begin(), owners.end(), one.id) == owners.end()) continue;
    add_category(one.name, event.get());
  }
  return event;
}

Component event_of(const report::EvaluationDue& one, const Due& due, Language language) {
  const Plan& plan = *due.plan;
  const std::string year = plan.calendar.short_label(one.year);
  const std::string what = one.of.kind == EvaluationSubject::plan    ? "plan"
                           : one.of.kind == EvaluationSubject::field ? "field:" + one.of.id
                                                                     : one.of.id;
  const std::string name = evaluation_event(evaluation_name(plan, one.of)).in(language);
  Component event =
      event_on(one.day, fmt::format("evaluation-{}-{}@{}.track", what, one.year.number, plan.id),
               name, evaluation_description(year, what).in(language), due);
  for (const std::string& id : one.owners) add_category(body_name(plan, id), event.get());
  return event;
}

}  // namespace

std::string due_calendar(const Due& due, Language language) {
  Component calendar(icalcomponent_new_vcalendar());
  for (icalproperty* property :
       {icalproperty_new_prodid("-//track//due//EN"), icalproperty_new_version("2.0"),
        icalproperty_new_method(ICAL_METHOD_PUBLISH)}) {
    icalcomponent_add_property(calendar.get(), property);
  }
  for (const Deadline& deadline : due.deadlines) {
    icalcomponent_add_component(calendar.get(), event_of(deadline, due, language).release());
  }
  for (const report::EvaluationDue& one : due.evaluations) {
    icalcomponent_add_component(calendar.get(), event_of(one, due, language).release());
  }
  const std::unique_ptr<char, Free> written(icalcomponent_as_ical_string_r(calendar.get()));
  // Where a line is as long as lines may be, the library folds it within its end.
  constexpr std::string_view folded_end = "\r\r\n \n";
  std::string text = written.get();
  for (std::size_t at = 0; (at = text.find(folded_end, at)) != std::string::npos;) {
    text.replace(at, folded_end.size(), "\r\n");
  }
  return text;
}

}  // namespace track::render
