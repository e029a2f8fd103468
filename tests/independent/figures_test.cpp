#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "comparing.hpp"
#include "stored_world.hpp"
#include "support/temporary_folder.hpp"
#include "track/render/format.hpp"
#include "track/render/views.hpp"
#include "track/store/store.hpp"

namespace figures_test {

using namespace track;
using namespace track::independent;

namespace {

constexpr std::uint64_t usual_rounds = 25;

// How often each case really occurred.
class Seen {
 public:
  void figures(const Figures& figures, const Indicator& indicator, const Exact& near) {
    ++times_["kind " + std::string(key(indicator.kind))];
    ++times_["method " + std::string(key(figures.method))];
    ++times_["status " + std::string(key(figures.status))];
    ++times_[fmt::format("{} by {}", key(figures.status), key(figures.method))];
    note("a part unknown", figures.actual && figures.unknown + figures.suppressed > 0);
    note("an older level", figures.year_of_actual.has_value());
    note("a cumulative figure", figures.rate && indicator.basis == TargetBasis::cumulative);
    note("a weighted score", indicator.kind == IndicatorKind::score && figures.measurements > 1 &&
                                 figures.actual && !figures.year_of_actual);
    note("a sum of fractions", figures.numerator && figures.measurements > 1);
    note("nothing below the line", figures.denominator && *figures.denominator == 0);
    note("no rate", figures.difference && !figures.rate && figures.method == Method::change);
    note("exactly the target", figures.rate && *figures.rate == 1);
    note("exactly near", figures.rate && *figures.rate == near);
    if (is_put_together(indicator)) put_together(figures, indicator);
    note("parts alone", figures.status == Status::undetermined && figures.measurements == 0);
    note("a calendar year", indicator.year == YearCounting::calendar && figures.rate);
    note("the year before", figures.from_previous.has_value());
    note("across a break", figures.from_previous && !figures.from_previous->change);
    note("an interval", figures.from_previous && figures.from_previous->between.has_value());
    note("expected", figures.expected.has_value());
    note("projected", figures.projection.has_value());
  }
  void part(const Figures& figures) {
    ++times_["part " + std::string(key(figures.status))];
    note("a part with a rate", figures.rate.has_value());
  }
  void put_together(const Figures& figures, const Indicator& indicator) {
    const bool complete = figures.coverage && figures.coverage->missing.empty();
    note("incomplete", figures.coverage && !complete);
    note("incomplete, with a figure", figures.coverage && !complete && figures.actual);
    note("complete, with a rate", complete && figures.rate);
    note("complete, with a change", complete && figures.from_previous);
    note("several parts", complete && figures.coverage->expected > 1);
    note("put together carried", figures.year_of_actual.has_value());
    const bool differs = !figures.differences.empty();
    note("a control that differs", differs);
    note("a control of a level that differs", differs && indicator.kind == IndicatorKind::stock);
    ++times_["put together " + std::string(key(indicator.kind))];
    ++times_["put together " + std::string(key(figures.status))];
  }
  void holdings(const Figures& figures) { ++times_["held " + std::string(key(figures.status))]; }
  void note(const std::string& what, bool occurred) { times_[what] += occurred ? 1 : 0; }

  // Each case is to occur, not by chance once.
  std::string rare(int least) const {
    std::string text;
    for (const std::string& what : wanted()) {
      const auto found = times_.find(what);
      const int times = found == times_.end() ? 0 : found->second;
      if (times < least) text += fmt::format("{}: {} times; ", what, times);
    }
    return text;
  }

 private:
  static std::vector<std::string> wanted() {
    std::vector<std::string> all{"a part unknown",   "an older level",     "a cumulative figure",
                                 "a weighted score", "a sum of fractions", "nothing below the line",
                                 "no rate",          "exactly the target", "exactly near",
                                 "a calendar year",  "the year before",    "across a break",
                                 "an interval",      "expected",           "projected",
                                 "printed"};
    for (const char* of_parts :
         {"a part with a rate", "parts alone", "incomplete", "incomplete, with a figure",
          "complete, with a rate", "complete, with a change", "several parts",
          "put together carried", "put together count", "put together stock", "put together share",
          "put together rate", "put together score", "share", "beyond the parts",
          "a control that differs", "a control of a level that differs"}) {
      all.emplace_back(of_parts);
    }
    for (const char* status : {"not_applicable", "not_due", "missing", "undetermined", "no_target",
                               "achieved", "missed", "on_track", "behind"}) {
      all.push_back("part " + std::string(status));
      all.push_back("put together " + std::string(status));
    }
    for (const auto& kind : keys<IndicatorKind>()) all.push_back("kind " + kind);
    for (const auto& method : keys<Method>()) all.push_back("method " + method);
    for (const auto& status : keys<Status>()) {
      if (status != key(Status::suppressed)) all.push_back("status " + status);  // public alone
    }
    for (const char* method : {"ratio", "ceiling", "change"}) {
      for (const char* status : {"achieved", "nearly", "missed", "on_track", "at_risk", "behind"}) {
        all.push_back(fmt::format("{} by {}", status, method));
      }
    }
    std::erase(all, "achieved by ceiling");
    for (const char* status : {"not_applicable", "not_due", "missing", "no_target", "achieved",
                               "nearly", "missed", "on_track", "at_risk", "behind"}) {
      all.push_back("held " + std::string(status));
    }
    for (const char* status : {"achieved", "missed", "on_track", "not_due"}) {
      all.push_back(std::string(status) + " by milestone");
    }
    return all;
  }

  std::map<std::string, int> times_;
};

// The reports of a plan as they were known at some minute, against the plain reckoning.
class Check {
 public:
  Check(const store::Store& store, const World& world, int minute, Seen& seen)
      : known_(known_at(world, minute)),
        seen_(seen),
        store_(store),
        knowledge_{store.last_operation_at(made_at(minute).at)},
        revision_(store.revision(knowledge_).value()),
        plan_(store.plan(revision_)) {}

  enum class Print { no, yes };
  void year(int number, Day as_of, Print print) {
    year_ = number;
    as_of_ = as_of;
    reckon();
    const FiscalYear fiscal_year{number};
    const FiscalYear first = report::first_year_needed(plan_, fiscal_year);
    const Totals totals = store_.totals(plan_, first, fiscal_year, knowledge_, as_of);
    const report::Report report = report::build(plan_, revision_, totals, fiscal_year, as_of, {});
    std::multiset<std::string> ids;
    for (const report::Row* row : report.rows()) {
      ids.insert(row->id);
      agree(*row);
    }
    agree_on_rows(ids);
    for (const Indicator& indicator : plan_.indicators) {
      if (ids.count(indicator.id) != 0) continue;
      agree(report::indicator_row(plan_, indicator, totals, fiscal_year, as_of));
    }
    for (const Indicator& part : plan_.parts) {
      const report::Row row = report::indicator_row(plan_, part, totals, fiscal_year, as_of);
      agree(row);
      agree_beside(row, "share", share_of_whole(known_, part, expected_), row.share_of_whole);
    }
    agree_beyond_parts(totals);
    // A partner's holdings are set against their frequency by the register alone.
    for (const Activity& activity : plan_.activities) {
      if (ids.count(activity.id) != 0 || activity.kind == ActivityKind::partner_activity) continue;
      agree(report::holdings_row(plan_, activity, totals, fiscal_year, as_of));
    }
    if (print == Print::yes) agree_printed(report);
  }

 private:
  void reckon() {
    const Known begun = begun_by(known_, as_of_);
    for (const Indicator& indicator : known_.plan.indicators) {
      const Figures figures = indicator_figures(begun, indicator, year_, as_of_);
      seen_.figures(figures, indicator, exact(known_.plan.near));
      expected_[indicator.id] = figures;
    }
    for (const Indicator& part : known_.plan.parts) {
      const Figures figures = indicator_figures(begun, part, year_, as_of_);
      seen_.part(figures);
      expected_[part.id] = figures;
    }
    for (const Activity& activity : known_.plan.activities) {
      const Figures figures = holdings_figures(begun, activity, year_, as_of_);
      seen_.holdings(figures);
      expected_[activity.id] = figures;
    }
  }

  void agree(const report::Row& row) {
    const std::string difference = differences(expected_.at(row.id), row);
    if (!difference.empty()) FAIL_CHECK(described(row.id) << difference);
  }

  void agree_beside(const report::Row& row, const std::string& what,
                    const std::optional<Exact>& plain, const std::optional<Rational>& reported) {
    seen_.note(what, plain.has_value());
    const bool same = plain.has_value() == reported.has_value() &&
                      (!plain || *plain == Exact(reported->fraction()));
    if (same) return;
    FAIL_CHECK(
        described(row.id) << what << ": "
                          << (reported ? Exact(reported->fraction()).str() : std::string("none"))
                          << ", by the plain reckoning "
                          << (plain ? plain->str() : std::string("none")));
  }

  // Of one table a year; all are met in some year.
  void agree_beyond_parts(const Totals& totals) {
    std::vector<PartTable> tables;
    for (const Breakdown& one : plan_.breakdowns) tables.push_back({one.id, ""});
    if (tables.size() > 1) tables.push_back({plan_.breakdowns[0].id, plan_.breakdowns[1].id});
    Filter filter;
    filter.by = tables[static_cast<std::size_t>(year_) % tables.size()];
    const report::Report report =
        report::build(plan_, revision_, totals, FiscalYear{year_}, as_of_, filter);
    for (const report::Row* row : report.rows()) {
      if (row->indicator == nullptr || row->indicator->part_of) continue;
      const Indicator& whole = *find_indicator(known_.plan, row->id);
      agree_beside(*row, "beyond the parts",
                   beyond_parts(known_, whole, *filter.by, year_, expected_), row->beyond_parts);
    }
  }

  void agree_on_rows(const std::multiset<std::string>& ids) const {
    const std::multiset<std::string> wanted = ids_of_report();
    const auto without = [](const auto& some, const auto& others) {
      std::vector<std::string> rest;
      std::set_difference(some.begin(), some.end(), others.begin(), others.end(),
                          std::back_inserter(rest));
      return fmt::format("{}", fmt::join(rest, " "));
    };
    if (ids != wanted) {
      FAIL_CHECK(described("rows")
                 << "too many: " << without(ids, wanted) << "; too few: " << without(wanted, ids));
    }
  }

  void agree_printed(const report::Report& report) {
    const auto json =
        nlohmann::json::parse(render::write(render::document_of(report), render::Format::json, {}));
    std::set<std::string> ids;
    std::map<std::string, std::int64_t> counts;
    for (const auto& row : json.at("rows")) {
      const std::string id = row.at("id");
      const Figures& figures = expected_.at(id);
      if (ids.insert(id).second) ++counts[std::string(key(figures.status))];
      seen_.note("printed", true);
      const std::string difference = differences(figures, row, known_.plan);
      if (!difference.empty()) FAIL_CHECK(described(id) << "printed, " << difference);
    }
    CHECK(json.at("counts").get<std::map<std::string, std::int64_t>>() == counts);
    CHECK(json.at("revision") == known_.revision);
  }

  // Indicators of initiatives, of the plan's own surveys and of fields; those of partners with a
  // target or a record; holdings where some are planned or recorded. What is retired where it was
  // recorded.
  std::multiset<std::string> ids_of_report() const {
    std::multiset<std::string> rows;
    const auto add = [&](const std::string& id, bool retired, bool wanted) {
      const Figures& figures = expected_.at(id);
      const bool recorded = figures.on_record || figures.measurements > 0;
      if (retired ? recorded : wanted) rows.insert(id);
    };
    for (const Field& field : known_.plan.fields) {
      for (const std::string& id : field.indicators) add(id, false, true);
    }
    for (const Activity& activity : known_.plan.activities) {
      const bool partner = activity.kind == ActivityKind::partner_activity;
      const bool elsewhere = activity.kind == ActivityKind::survey && !activity.monitoring;
      const bool planned = schedule_of(activity, year_).form != Schedule::Form::none;
      const bool held = expected_.at(activity.id).measurements > 0;
      if (!partner) add(activity.id, activity.retired, !elsewhere && (planned || held));
      for (const Indicator& indicator : known_.plan.indicators) {
        if (indicator.activity != activity.id) continue;
        const Figures& figures = expected_.at(indicator.id);
        const bool shown = figures.target || figures.target_stage || figures.on_record;
        add(indicator.id, indicator.retired, partner ? shown : !elsewhere);
      }
    }
    for (const Indicator& indicator : known_.plan.indicators) {
      if (indicator.activity.empty() && indicator.retired) add(indicator.id, true, false);
    }
    return rows;
  }

  std::string described(const std::string& id) const {
    return fmt::format("{} in {}, as of {}, revision {}: ", id, year_, iso(as_of_), revision_);
  }

  Known known_;
  Seen& seen_;
  const store::Store& store_;
  store::KnownAt knowledge_;
  int revision_;
  Plan plan_;
  int year_ = 0;
  Day as_of_;
  std::map<std::string, Figures> expected_;
};

}  // namespace

TEST_CASE("every figure of a report is what the plain reckoning from the record gives") {
  const std::uint64_t seed = from_environment("TRACK_TEST_SEED", 2022);
  const std::uint64_t rounds = from_environment("TRACK_TEST_ROUNDS", usual_rounds);
  Seen seen;
  for (std::uint64_t round = 0; round < rounds; ++round) {
    INFO("TRACK_TEST_SEED=" << seed + round << " TRACK_TEST_ROUNDS=1");
    Random random(seed + round);
    const World world = random_world(random);
    const TemporaryFolder folder;
    const store::Store store = stored(world, folder.database());
    const Plan& plan = world.revisions.front().second;
    const int first = plan.first_year.number;
    const int last = plan.last_year.number;
    Check early(store, world, random.from_to(1, world.last_minute), seen);
    Check late(store, world, world.last_minute, seen);
    for (int year = first; year <= last; ++year) {
      early.year(year, random_day(plan, first - 1, last + 1, random), Check::Print::yes);
      late.year(year, random_day(plan, year + 1, last + 1, random), Check::Print::no);
      for (int i = 0; i < 2; ++i) {
        late.year(year, random_day(plan, year, year, random), Check::Print::no);
      }
    }
  }
  if (rounds >= usual_rounds) CHECK(seen.rare(10) == "");
}

}  // namespace figures_test
