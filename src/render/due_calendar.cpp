#include <libical/ical.h>

#include <algorithm>
#include <memory>

#include "track/base/text.hpp"
#include "track/render/due.hpp"

namespace track::render {

using report::Deadline;
using report::Due;

namespace {

constexpr Message<Localized> due_calendar_summary{"Due: {}", "報告期限：{}"};
constexpr Message<std::string, std::string> description{"{}; track record {} …",
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
  return fmt::format("{}-{}-{}@{}.track", deadline_id(deadline), iso(deadline.period.first),
                     deadline.number, plan.id);
}

Component event_of(const Deadline& deadline, const Due& due, Language language) {
  const std::string id(deadline_id(deadline));
  const std::string name = due_calendar_summary(deadline_name(deadline)).in(language);
  const std::string text =
      description(deadline_span(deadline, due.plan->calendar), id).in(language);
  Component event(icalcomponent_new_vevent());
  for (icalproperty* property :
       {icalproperty_new_uid(identifier_of(deadline, *due.plan).c_str()),
        icalproperty_new_dtstamp(midnight_of(due.as_of)),
        icalproperty_new_dtstart(date_of(deadline.day)),
        icalproperty_new_dtend(date_of(deadline.day + std::chrono::days(1))),
        icalproperty_new_summary(name.c_str()), icalproperty_new_description(text.c_str()),
        icalproperty_new_transp(ICAL_TRANSP_TRANSPARENT)}) {
    icalcomponent_add_property(event.get(), property);
  }
  for (const report::Addressee& one : due.addressees) {
    const auto owners = report::addressees_of(deadline);
    if (one.id.empty() || std::find(owners.begin(), owners.end(), one.id) == owners.end()) continue;
    icalcomponent_add_property(event.get(),
                               icalproperty_new_categories(printable(one.name).c_str()));
  }
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
  const std::unique_ptr<char, Free> text(icalcomponent_as_ical_string_r(calendar.get()));
  return text.get();
}

}  // namespace track::render
