// The clock moved day by day through R4 and a little beyond, over the ward's plan and the sample's
// record: what is said on the way is said once, and never after it was reported.

#include <catch2/catch.hpp>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <tuple>

#include "golden/session.hpp"
#include "track/store/store.hpp"

namespace track::golden::simulated_year_test {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

// The ward's plan with some indicators that are to be reported more often than once a year.
void write_plan(const fs::path& folder) {
  fs::create_directory(folder);
  const std::map<std::string, std::string> asked = {
      {"consultations", "monthly"}, {"meetings", "quarterly"}, {"users", "half-yearly"}};
  for (const auto& entry :
       fs::directory_iterator(fs::path(TRACK_SOURCE_DIR) / "data/nerima-r3-r5")) {
    std::ofstream file(folder / entry.path().filename());
    for (const std::string& line : read_lines(entry.path())) {
      file << line << "\n";
      for (const auto& [id, often] : asked) {
        if (line == "  id = \"" + id + "\"") file << "  expect = \"" << often << "\"\n";
      }
    }
  }
}

Json output_of(Session& session, const std::string& command) {
  const std::vector<std::string> lines = session.replay({"$ track " + command});
  std::string text;
  for (std::size_t i = 1; i < lines.size(); ++i) text += lines[i] + "\n";
  return Json::parse(text);
}

// A deadline, whatever becomes of it.
using Key = std::tuple<std::string, std::string, int>;  // id, first day, number of the holding

Key key_of(const Json& item) {
  const int number = item["number"].is_null() ? 0 : item["number"].get<int>();
  return {item["id"], item["first_day"], number};
}

Day day_of(const Json& text) {
  return *read_day(text.get<std::string>(), EraCalendar::none, Day{});
}

// From the bare rows, whether what is asked for stands in the record.
bool is_in_record(const store::Store& store, const Plan& plan, const Json& item) {
  const std::string id = item["id"];
  const Period period{day_of(item["first_day"]), day_of(item["last_day"])};
  if (item["level"] != "schedule") {
    for (const Measurement& one : store.measurements(id)) {
      if (one.period.first <= period.last && period.first <= one.period.last) return true;
    }
    return false;
  }
  int held = 0;
  for (const Activity* tied : tied_with(plan, *find_activity(plan, id))) {
    for (const Event& event : store.events(tied->id)) held += event.year.number == item["year"];
  }
  return held >= (item["number"].is_null() ? 1 : item["number"].get<int>());
}

}  // namespace

TEST_CASE("through a year, each thing is due once, overdue once, and never after its report") {
  Session session;
  write_plan("plan");
  session.replay({"@ now 2021-04-01T00:00:00Z", "$ track load plan data/sample/targets.toml -q",
                  "@ follow data/sample/records-r3.sh", "@ now 2022-03-31T23:00:00Z",
                  "@ now 2022-04-30T00:00:00Z", "@ follow data/sample/records-r4.sh"});

  std::map<Key, std::set<std::string>> states;  // that it was in
  std::set<Key> open;
  std::set<Key> gone;
  const Day first = make_day(2022, 5, 1);
  for (Day day = first; day <= make_day(2023, 6, 30); day += std::chrono::days(1)) {
    session.replay({"@ now " + iso(day) + "T03:00:00Z"});
    const Json due = output_of(session, "due --format json");
    const store::Store store = store::Store::open("track.db", store::Access::read);
    const Plan plan = store.plan(1);
    std::set<Key> today;
    for (const Json& item : due["items"]) {
      const Key key = key_of(item);
      CAPTURE(iso(day), item.dump());
      CHECK(today.insert(key).second);
      CHECK_FALSE(gone.contains(key));
      const std::string state = item["state"];
      CHECK((state == "overdue") == (day_of(item["due"]) < day));
      const bool is_new = states[key].empty();
      CHECK((!is_new || day == first || state == "due"));
      CHECK_FALSE((state == "due" && states[key].contains("overdue")));
      states[key].insert(state);
      CHECK_FALSE(is_in_record(store, plan, item));
    }
    for (const Key& key : open) {
      if (!today.contains(key)) gone.insert(key);
    }
    open = today;
  }
  // All of it happened.
  CHECK(gone.size() > 30);
  CHECK(std::count_if(states.begin(), states.end(), [](const auto& one) {
          return one.second.contains("overdue") && one.second.contains("due");
        }) > 20);
  for (const Key& key : {Key{"support-center.consultations", "2022-06-01", 0},
                         Key{"dementia-case-review", "2022-04-01", 1},
                         Key{"care-conference.meetings", "2022-07-01", 0}}) {
    CAPTURE(std::get<0>(key));
    CHECK(gone.contains(key));
  }
}

TEST_CASE(
    "through a year, summaries tell each change once, and each where the one before left off") {
  Session session;
  write_plan("plan");
  session.replay({"@ now 2021-04-01T00:00:00Z", "$ track load plan data/sample/targets.toml -q",
                  "@ follow data/sample/records-r3.sh", "@ now 2022-04-30T00:00:00Z",
                  "@ follow data/sample/records-r4.sh", "@ now 2022-05-01T03:00:00Z"});

  std::map<std::pair<int, std::string>, std::string> statuses;  // by year and id
  std::set<Key> told;
  std::size_t changes = 0;
  std::string last_run = "2022-05-01T03:00:00Z";
  for (Day day = make_day(2022, 5, 8); day <= make_day(2023, 6, 30); day += std::chrono::days(7)) {
    const std::string now = iso(day) + "T03:00:00Z";
    session.replay({"@ now " + now});
    const Json summary = output_of(session, "summary --format json --since " + last_run);
    CAPTURE(now);
    for (const Json& change : summary["changes"]) {
      CAPTURE(change.dump());
      std::string& status = statuses[{change["year"], change["id"]}];
      CHECK((status.empty() || status == change["before"]));
      CHECK(change["before"] != change["after"]);
      status = change["after"];
      ++changes;
    }
    for (const Json& item : summary["overdue"]) {
      CAPTURE(item.dump());
      CHECK(item["act_on"] == (day_of(item["due"]) >= day - std::chrono::days(7)));
      if (item["act_on"]) CHECK(told.insert(key_of(item)).second);
    }
    const Json again = output_of(session, "summary --format json --since " + now);
    CHECK(again["changes"].empty());
    last_run = now;
  }
  CHECK(changes > 50);
  CHECK(told.size() > 20);
}

}  // namespace track::golden::simulated_year_test
