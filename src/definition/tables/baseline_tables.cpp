#include "tables.hpp"

#include "scalars.hpp"

namespace track::definition {

namespace {

constexpr Message<> no_time{"the baseline has neither \"year\" nor \"date\"",
                            "基準値に「year」も「date」もありません"};
constexpr Message<std::string> no_time_rule{
    "add year = {} or date = \"2019-12-01\"",
    "year = {} または date = \"2019-12-01\" を加えてください"};
constexpr Message<Localized> disagree{"the date is in {}, not in the year given",
                                      "日付は{}で、書かれた年度と合いません"};
constexpr Message<> disagree_rule{"leave out one of \"year\" and \"date\", or correct it",
                                  "year と date の一方を省くか、正しく直してください"};
constexpr Message<std::string> moving{"\"{}\" is not a fixed day",
                                      "「{}」は決まった日ではありません"};
constexpr Message<> moving_rule{"write the day itself: date = \"2019-12-01\"",
                                "日付そのものを date = \"2019-12-01\" のように書いてください"};

constexpr Message<std::string> second_baseline{"\"{}\" has a baseline already",
                                               "「{}」にはすでに基準値があります"};
constexpr Message<> second_baseline_rule{
    "leave out this one, or the one in the indicator's own table",
    "ここか指標の表か、どちらか一方にだけ書いてください"};

constexpr ByIndicator baselines{
    "baselines",
    {"baseline for unknown indicator \"{}\"", "「{}」という指標はなく、基準値を付けられません"},
    {"write [baselines.\"{}\"], and year and value below it",
     "[baselines.\"{}\"] の下に year と value を書いてください"}};

std::optional<Day> read_date(const Text& text, PlanBuilder& builder) {
  // A definition means the same whenever it is read: "today" and a day without a year are refused.
  const Day some_day = make_day(2000, 1, 1);
  const EraCalendar eras = builder.plan.calendar.eras;
  Parsed<Day> day = read_day(text.value, eras, some_day);
  const Parsed<Day> later = read_day(text.value, eras, same_day(some_day, 1));
  if (day && (!later || *later != *day)) day = rejected<Day>(moving(text.value), moving_rule());
  return builder.diagnostics.accept(text.place, std::move(day));
}

std::optional<Value> read_baseline_value(const TableReader& table, const Indicator& indicator,
                                         PlanBuilder& builder) {
  const std::optional<Text> text = table.as_written("value");
  if (!text) return std::nullopt;
  std::string written = text->value;
  if (table.raw().get("value")->is_number()) {
    written = plain_digits(written);
    // As in a table of targets, the number of a share is in percent.
    if (indicator.traits().scale == Scale::percent) written += "%";
  }
  const auto value =
      builder.diagnostics.accept(text->place, read_value(written, indicator.value_rules()));
  if (value) warn_of_doubts(indicator, *text, *value, builder.diagnostics);
  return value;
}

// The year and day; no year where either was refused.
struct When {
  std::optional<FiscalYear> year;
  std::optional<Day> day;
};

When read_when(const TableReader& table, YearCounting counting, PlanBuilder& builder) {
  const std::optional<Text> year_text = table.as_written("year");
  const std::optional<Text> day_text = table.as_written("date");
  When when;
  if (year_text) when.year = read_year(*year_text, builder, counting);
  if (day_text) when.day = read_date(*day_text, builder);
  if (!table.has("year") && !table.has("date")) {
    builder.diagnostics.fault(
        table.place(), no_time(),
        no_time_rule(builder.plan.calendar.eras == EraCalendar::japanese ? "\"R1\"" : "2019"));
  }
  if (!when.day) return when;
  const FiscalCalendar calendar = builder.plan.calendar_of(counting);
  const FiscalYear year_of_day = calendar.year_of(*when.day);
  if (builder.calendar_known && when.year && *when.year != year_of_day) {
    builder.diagnostics.fault(day_text->place, disagree(calendar.label(year_of_day)),
                              disagree_rule());
  }
  when.year = year_of_day;
  return when;
}

}  // namespace

void read_baseline(const TableReader& table, PlanBuilder::PendingIndicator& item,
                   PlanBuilder& builder) {
  item.has_baseline = true;
  const When when = read_when(table, item.indicator.year, builder);
  if (!item.kind_known) return;
  Indicator& indicator = item.indicator;
  const std::optional<Value> value = read_baseline_value(table, indicator, builder);
  if (!when.year || !value) return;
  indicator.baseline = Baseline{*when.year, when.day, *value, table.text_or_empty("source")};
  indicator.origins.baseline = origin_of(table.value_place("value"));
}

void read_baselines(const std::vector<TableReader>& files, bool complete, PlanBuilder& builder) {
  for (const IndicatorTable& found : tables_by_indicator(baselines, files, complete, builder)) {
    const TableReader reader(*found.table, TableKind::baseline, *found.source, builder.diagnostics);
    PlanBuilder::PendingIndicator unknown;
    PlanBuilder::PendingIndicator& item = found.indicator != nullptr ? *found.indicator : unknown;
    if (item.has_baseline) {
      builder.diagnostics.fault(found.id.place, second_baseline(found.id.value),
                                second_baseline_rule());
    } else {
      read_baseline(reader, item, builder);
    }
  }
}

}  // namespace track::definition
