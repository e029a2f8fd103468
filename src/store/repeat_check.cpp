#include "repeat_check.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "definition_reader.hpp"
#include "queries.hpp"
#include "statement.hpp"
#include "track/base/error.hpp"
#include "track/base/localized.hpp"

namespace track::store {

namespace {

constexpr Message<std::string, OperationId, std::string, std::string> recorded_before{
    "the same was recorded for {} by operation {} ({}, {})",
    "{} の同じ内容は、操作 {} で記録済みです（{}、{}）"};
constexpr Message<std::string, std::string> stands_for_same{"{} stands for the same event as {}",
                                                            "{} は {} と同じ催しです"};
constexpr Message<> again_records_it{"--again records it all the same",
                                     "それでも記録する場合は --again を付けてください"};

// `earlier` stands at the row of what was recorded.
[[noreturn]] void throw_recorded_before(const SQLite::Database& database, const std::string& what,
                                        const Statement& earlier,
                                        std::vector<Localized> hints = {}) {
  hints.push_back(again_records_it());
  throw Error(ErrorKind::refused,
              recorded_before(what, earlier.integer("operation"),
                              wall_clock(earlier.moment("at"), read_calendar(database).time_zone),
                              earlier.text("actor")),
              std::move(hints));
}

void bind_time_and_place(Statement& statement, const RecordRequest& entry) {
  statement.bind(":fiscal_year", entry.year)
      .bind(":first_day", entry.period.first)
      .bind(":last_day", entry.period.last)
      .bind(":place", entry.place);
}

// Whether the event's values are those of the entry, in any order.
bool has_values(Statement& values, std::int64_t event, std::vector<RecordRequest::Item> items) {
  values.bind(":event", event);
  bool equal = true;
  while (values.next()) {
    const std::string indicator = values.text("indicator");
    const Value value = values.value();
    const auto item =
        std::find_if(items.begin(), items.end(), [&](const RecordRequest::Item& candidate) {
          return candidate.indicator == indicator && candidate.value == value;
        });
    if (item == items.end()) {
      equal = false;
    } else {
      items.erase(item);
    }
  }
  return equal && items.empty();
}

void refuse_repeated_event(const SQLite::Database& database, const RecordRequest& entry,
                           const std::string& activity) {
  Statement event(database, query::same_events);
  event.bind(":activity", activity);
  bind_time_and_place(event, entry);
  Statement values(database, query::values_of_event);
  while (event.next()) {
    if (has_values(values, event.integer("id"), entry.items)) {
      std::vector<Localized> hints;
      if (activity != entry.activity) hints.push_back(stands_for_same(entry.activity, activity));
      throw_recorded_before(database, activity, event, std::move(hints));
    }
  }
}

// Values of a holding may have been recorded by themselves; those of another holding are its own.
void refuse_repeated_measurements(const SQLite::Database& database, const RecordRequest& entry) {
  Statement earlier(database, query::same_measurement);
  bind_time_and_place(earlier, entry);
  earlier.bind(":alone_only", !entry.activity.empty());
  for (const RecordRequest::Item& item : entry.items) {
    earlier.bind(":indicator", item.indicator).bind(item.value);
    if (earlier.next()) throw_recorded_before(database, item.indicator, earlier);
  }
}

}  // namespace

void refuse_repeat(const SQLite::Database& database, const RecordRequest& entry) {
  if (!entry.activity.empty()) refuse_repeated_event(database, entry, entry.activity);
  for (const std::string& tied : entry.tied) refuse_repeated_event(database, entry, tied);
  refuse_repeated_measurements(database, entry);
}

}  // namespace track::store
