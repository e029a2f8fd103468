#include "tables.hpp"

#include <algorithm>
#include <charconv>

#include "scalars.hpp"
#include "track/base/text.hpp"

namespace track::definition {

namespace {

constexpr Message<std::string, std::string> again{"a second {}; the first is in {}",
                                                  "{} が {} にもあります"};
constexpr Message<> again_rule{
    "a plan has one; are these files of different plans?",
    "一つの計画には一つだけ書きます。別の計画のファイルが含まれていないか確認してください"};
constexpr Message<std::string> bad_start{"\"{}\" is not a day of the year",
                                         "「{}」は月日ではありません"};
constexpr Message<> bad_start_rule{"month and day in two digits each, as in \"04-01\"",
                                   "月と日を2桁ずつ、「04-01」のように書きます"};
constexpr Message<> leap_start{"a fiscal year cannot start on 29 February",
                               "年度の始まりを2月29日にすることはできません"};
constexpr Message<std::string> unknown_naming{"a fiscal year cannot be named by its \"{}\"",
                                              "「{}」は fiscal_year_named に指定できません"};
constexpr Message<std::string> unknown_era{"unknown era calendar \"{}\"",
                                           "「{}」は era に指定できません"};
constexpr Message<std::string> unknown_zone{"unknown time zone \"{}\"",
                                            "「{}」というタイムゾーンはありません"};
constexpr Message<> zone_rule{"a name of the IANA database, as in \"Asia/Tokyo\" or \"UTC\"",
                              "「Asia/Tokyo」「UTC」のようなIANAの名前で書きます"};
constexpr Message<> reversed{"the last year is before the first",
                             "最後の年度が最初の年度より前です"};
constexpr Message<> reversed_rule{"years = [first, last]", "years = [最初, 最後] の順に書きます"};
constexpr Message<int> too_many{"the plan has {} years", "計画の期間が{}年間になっています"};
constexpr Message<int> too_many_rule{"a plan has at most {}", "計画の期間は{}年間までです"};
constexpr Message<std::string> bad_near{"\"near\" is {}", "「near」が {} になっています"};
constexpr Message<> bad_near_rule{"a share between 0 and 1, as in 0.85",
                                  "0.85 のように0より大きく1より小さい数を書きます"};

constexpr Message<std::string> low_near{
    "\"near\" is {}: less than half of a target would nearly do",
    "「near」が {} です。目標の半分に満たなくても「おおむね達成」になります"};
constexpr Message<> low_near_rule{"usual is 0.8 to 0.95", "0.8～0.95 程度が一般的です"};

constexpr Message<std::int64_t> bad_days{"\"days\" is {}", "「days」が {} になっています"};
constexpr Message<int> bad_days_rule{"a whole number of days from 0 to {}",
                                     "0から{}までの日数を整数で書きます"};

constexpr int most_years = Plan::most_years;
constexpr int most_days = Plan::most_reporting_days;

// The table with that key that stands first, and a fault for each further one.
std::optional<TableReader> only(const std::vector<TableReader>& files, std::string_view key,
                                TableKind kind, Diagnostics& diagnostics) {
  std::optional<TableReader> first;
  for (const TableReader& file : files) {
    const std::optional<TableReader> table = file.table(key, kind);
    if (!table) continue;
    if (first) {
      diagnostics.fault(table->place(),
                        again(std::string(rule_of(kind).header), file_and_line(first->place())),
                        again_rule());
    } else {
      first = table;
    }
  }
  return first;
}

std::optional<std::chrono::month_day> month_and_day(const std::string& text) {
  const auto two_digits = [&](std::size_t offset) -> unsigned {
    unsigned number = 0;
    std::from_chars(text.data() + offset, text.data() + offset + 2, number);
    return number;
  };
  const bool shaped = text.size() == 5 && text[2] == '-' &&
                      std::count_if(text.begin(), text.end(), [](char letter) {
                        return letter >= '0' && letter <= '9';
                      }) == 4;
  if (!shaped) return std::nullopt;
  const std::chrono::month_day day{std::chrono::month(two_digits(0)),
                                   std::chrono::day(two_digits(3))};
  return day.ok() ? std::optional(day) : std::nullopt;
}

void read_start(const std::optional<Text>& text, PlanBuilder& builder) {
  const std::optional<std::chrono::month_day> starts =
      text ? month_and_day(text->value) : FiscalCalendar().starts;
  if (!starts) {
    builder.diagnostics.fault(text->place, bad_start(text->value), bad_start_rule());
  } else if (*starts == std::chrono::February / 29) {
    builder.diagnostics.fault(text->place, leap_start(), bad_start_rule());
  } else {
    builder.plan.calendar.starts = *starts;
    builder.calendar_known = true;
  }
}

void read_naming(const std::optional<Text>& text, PlanBuilder& builder) {
  if (!text || text->value == "start") return;
  if (text->value == "end") {
    builder.plan.calendar.named = YearNaming::end;
  } else {
    builder.diagnostics.fault(text->place, unknown_naming(text->value),
                              one_of(text->value, {"start", "end"}));
  }
}

void read_era(const std::optional<Text>& text, PlanBuilder& builder) {
  if (!text || text->value == "none") return;
  // After a fault, too: better to read the years of the plan than to refuse each of them.
  builder.plan.calendar.eras = EraCalendar::japanese;
  if (text->value == "japanese") return;
  builder.diagnostics.fault(text->place, unknown_era(text->value),
                            one_of(text->value, {"japanese", "none"}));
}

void read_zone(const std::optional<Text>& text, PlanBuilder& builder) {
  if (!text) return;
  if (is_time_zone(text->value)) {
    builder.plan.calendar.time_zone = text->value;
  } else {
    builder.diagnostics.fault(text->place, unknown_zone(text->value), zone_rule());
  }
}

void read_years(const TableReader& table, PlanBuilder& builder) {
  const std::vector<Text> texts = table.years("years");
  if (texts.empty()) return;
  const std::optional<FiscalYear> first = read_year(texts[0], builder);
  const std::optional<FiscalYear> last = read_year(texts[1], builder);
  if (!first || !last) return;
  const int count = last->number - first->number + 1;
  if (count < 1) {
    builder.diagnostics.fault(table.value_place("years"), reversed(), reversed_rule());
  } else if (count > most_years) {
    builder.diagnostics.fault(table.value_place("years"), too_many(count),
                              too_many_rule(most_years));
  } else {
    builder.plan.first_year = *first;
    builder.plan.last_year = *last;
    builder.years_known = true;
  }
}

void read_plan_table(const TableReader& table, PlanBuilder& builder) {
  if (const std::optional<Text> id = table.text("id")) {
    check_id(*id, builder.diagnostics);
    builder.plan.id = id->value;
  }
  builder.plan.name = table.text_or_empty("name");
  builder.plan.goal = table.text_or_empty("goal");
  read_start(table.text("fiscal_year_starts"), builder);
  read_naming(table.text("fiscal_year_named"), builder);
  read_era(table.text("era"), builder);
  read_zone(table.text("time_zone"), builder);
  read_years(table, builder);
}

void read_status_table(const TableReader& table, PlanBuilder& builder) {
  const std::optional<Text> text = table.as_written("near");
  if (!text) return;
  const std::optional<Quantity> near = read_number(*text, builder.diagnostics);
  if (!near) return;
  if (*near <= Quantity() || *near >= Quantity::whole(1)) {
    builder.diagnostics.fault(text->place, bad_near(text->value), bad_near_rule());
  } else {
    builder.plan.near = *near;
    if (*near < Quantity::from_units(5'000)) {
      builder.diagnostics.warning(text->place, low_near(text->value), low_near_rule());
    }
  }
}

void read_reporting_table(const TableReader& table, PlanBuilder& builder) {
  const std::optional<std::int64_t> days = table.whole("days");
  if (!days) return;
  if (*days < 0 || *days > most_days) {
    builder.diagnostics.fault(table.value_place("days"), bad_days(*days), bad_days_rule(most_days));
  } else {
    builder.plan.reporting_days = static_cast<int>(*days);
  }
}

}  // namespace

bool read_plan_tables(const std::vector<TableReader>& files, PlanBuilder& builder) {
  const auto plan = only(files, "plan", TableKind::plan, builder.diagnostics);
  if (plan) {
    read_plan_table(*plan, builder);
  } else {
    builder.plan.calendar.eras = EraCalendar::japanese;
  }
  if (const auto status = only(files, "status", TableKind::status, builder.diagnostics)) {
    read_status_table(*status, builder);
  }
  if (const auto reporting = only(files, "reporting", TableKind::reporting, builder.diagnostics)) {
    read_reporting_table(*reporting, builder);
  }
  if (const auto monitoring =
          only(files, "monitoring", TableKind::monitoring, builder.diagnostics)) {
    builder.plan.monitoring_outcomes = values(monitoring->texts("outcomes"));
  }
  if (const auto office = only(files, "office", TableKind::office, builder.diagnostics)) {
    read_office(*office, builder);
  }
  if (const auto publication = only(files, "public", TableKind::publication, builder.diagnostics)) {
    read_publication(*publication, builder);
  }
  if (const auto assessment =
          only(files, "assessment", TableKind::assessment, builder.diagnostics)) {
    read_assessment(*assessment, builder);
  }
  return plan.has_value();
}

void read_outline(const TableReader& file, PlanBuilder& builder) {
  for (const TableReader& table : file.tables("owner", TableKind::owner)) {
    builder.plan.owners.push_back({define(EntityKind::owner, table, builder),
                                   table.text_or_empty("name"), values(table.texts("aliases"))});
  }
  for (const TableReader& table : file.tables("theme", TableKind::theme)) {
    builder.plan.themes.push_back(
        {define(EntityKind::theme, table, builder), table.text_or_empty("name")});
  }
  for (const TableReader& table : file.tables("field", TableKind::field)) {
    Field field;
    field.id = define(EntityKind::field, table, builder);
    field.theme = refer_to(EntityKind::theme, table.text("theme"), builder);
    field.name = table.text_or_empty("name");
    field.outcomes = values(table.texts("outcomes"));
    field.indicators = refer_to(EntityKind::indicator, table.texts("indicators"), builder);
    builder.plan.fields.push_back(std::move(field));
  }
}

}  // namespace track::definition
