#include "track/model/schedule.hpp"

#include <algorithm>
#include <charconv>
#include <span>

#include "track/base/text.hpp"

namespace track {

namespace {

constexpr int most_holdings = 1000;
constexpr int longest_cycle = 100;  // years, or months of a schedule

constexpr Message<std::string> no_schedule{"\"{}\" is not a schedule",
                                           "「{}」は頻度として読めません"};
constexpr Message<int> holdings_out_of_bounds{"a schedule is for 1 to {} times",
                                              "回数は1から{}までです"};
constexpr Message<int> cycle_out_of_bounds{"a cycle is from 1 to {} years or months long",
                                           "間隔は1から{}までの年数または月数です"};
constexpr Message<int, int> upside_down{"the range {}-{} is backwards",
                                        "範囲「{}-{}」の大小が逆です"};
constexpr Message<> schedule_rule{
    "write it as in \"3/year\", \"about 5/year\", \"2-3/year\", \"1/3 years\", \"1/2 months\", "
    "\"yearly\", \"half-yearly\", \"quarterly\", \"monthly\", \"as needed\" or \"unknown\"",
    "「年3回」「年5回程度」「年2～3回」「3年に1回」「2か月に1回」「毎年」「毎月」「随時」「不明」"
    "または「3/year」「monthly」「as needed」のように書いてください"};

constexpr Message<> as_needed{"as needed", "随時"};
constexpr Message<> schedule_unknown{"unknown", "不明"};
constexpr Message<> none_set{"none set", "定めなし"};
constexpr Message<> once_a_month{"monthly", "月1回"};
// Of the number of holdings.
constexpr Message<Localized> each_year{"{}/year", "年{}"};
constexpr Message<Localized> each_month{"{}/month", "月{}"};
constexpr Message<Localized, int> in_years{"{}/{} years", "{1}年に{0}"};
constexpr Message<Localized, int> in_months{"{}/{} months", "{1}か月に{0}"};
constexpr Message<int> times{"{}", "{}回"};
constexpr Message<int, int> times_range{"{}-{}", "{}～{}回"};
constexpr Message<Localized> about{"about {}", "{}程度"};

// Takes tokens from the front of a text; white space between them does not matter.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  bool take(std::string_view word) {
    skip_space();
    if (!rest_.starts_with(word)) return false;
    rest_.remove_prefix(word.size());
    return true;
  }

  // Numbers too long for an int read as one beyond every bound.
  std::optional<int> take_number() {
    skip_space();
    int number = 0;
    const auto [end, failure] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), number);
    if (failure == std::errc::invalid_argument || number < 0) return std::nullopt;
    rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
    return failure == std::errc::result_out_of_range ? std::max(most_holdings, longest_cycle) + 1
                                                     : number;
  }

  bool at_end() {
    skip_space();
    return rest_.empty();
  }

 private:
  void skip_space() {
    while (rest_.starts_with(' ')) rest_.remove_prefix(1);
  }

  std::string_view rest_;
};

Schedule of_form(Schedule::Form form) {
  Schedule schedule;
  schedule.form = form;
  return schedule;
}

// Words that stand for a schedule.
struct NamedSchedule {
  std::string_view word;
  std::string_view text;
};
constexpr NamedSchedule named_schedules[] = {
    {"yearly", "1/year"},        {"annually", "1/year"},    {"毎年", "1/year"},
    {"毎年度", "1/year"},        {"half-yearly", "2/year"}, {"半年ごと", "2/year"},
    {"quarterly", "4/year"},     {"四半期ごと", "4/year"},  {"monthly", "1/month"},
    {"毎月", "1/month"},         {"隔月", "1/2 months"},    {"隔年", "1/2 years"},
    {"biennially", "1/2 years"},
};

std::string_view written_out(std::string_view text) {
  for (const NamedSchedule& named : named_schedules) {
    if (named.word == text) return named.text;
  }
  return text;
}

// 年4回, 年2～3回程度, 月1回, 3年に1回, 2か月に1回.
std::optional<Schedule> parse_japanese(const std::string& text) {
  Schedule schedule = of_form(Schedule::Form::counted);
  Scanner scanner(text);
  schedule.every = scanner.take_number().value_or(1);
  if (scanner.take("年度") || scanner.take("年")) {
    schedule.unit = Schedule::Unit::year;
  } else if (scanner.take("か月") || scanner.take("カ月") || scanner.take("ヶ月") ||
             scanner.take("月")) {
    schedule.unit = Schedule::Unit::month;
  } else {
    return std::nullopt;
  }
  scanner.take("間");
  scanner.take("に");
  schedule.about = scanner.take("約");
  const std::optional<int> least = scanner.take_number();
  if (!least) return std::nullopt;
  schedule.least = schedule.most = *least;
  if (scanner.take("～") || scanner.take("〜") || scanner.take("~") || scanner.take("-")) {
    const std::optional<int> most = scanner.take_number();
    if (!most) return std::nullopt;
    schedule.most = *most;
  }
  if (!scanner.take("回")) return std::nullopt;
  const bool loosely = scanner.take("程度") || scanner.take("ほど");
  schedule.about = schedule.about || loosely;
  return scanner.at_end() ? std::optional(schedule) : std::nullopt;
}

// The form alone; numbers are still to be checked. Nothing for anything else.
std::optional<Schedule> parse(const std::string& text) {
  Schedule schedule = of_form(Schedule::Form::counted);
  Scanner scanner(text);
  schedule.about = scanner.take("about ");
  const std::optional<int> least = scanner.take_number();
  if (!least) return std::nullopt;
  schedule.least = schedule.most = *least;
  if (scanner.take("-")) {
    const std::optional<int> most = scanner.take_number();
    if (!most) return std::nullopt;
    schedule.most = *most;
  }
  const bool in_words = scanner.take("times");
  if (!scanner.take("/") && !scanner.take("per ") && !(in_words && scanner.take("a "))) {
    return std::nullopt;
  }
  schedule.every = scanner.take_number().value_or(1);
  if (scanner.take("year")) {
    schedule.unit = Schedule::Unit::year;
  } else if (scanner.take("month")) {
    schedule.unit = Schedule::Unit::month;
  } else {
    return std::nullopt;
  }
  scanner.take("s");
  if (!scanner.at_end()) return std::nullopt;
  return schedule;
}

int cycle_in_months(const Schedule& schedule) {
  return schedule.unit == Schedule::Unit::year ? schedule.every * 12 : schedule.every;
}

Localized counted(const Schedule& schedule) {
  using Unit = Schedule::Unit;
  const bool range = schedule.least != schedule.most;
  const Localized holdings =
      range ? times_range(schedule.least, schedule.most) : times(schedule.least);
  if (schedule.every == 1) {
    if (schedule.unit == Unit::year) return each_year(holdings);
    return !range && schedule.least == 1 ? once_a_month() : each_month(holdings);
  }
  return schedule.unit == Unit::year ? in_years(holdings, schedule.every)
                                     : in_months(holdings, schedule.every);
}

constexpr Message<std::string> no_expectation{"\"{}\" does not say how often",
                                              "「{}」は報告の間隔として読めません"};
constexpr Message<> expectation_rule{
    "write \"monthly\", \"quarterly\", \"half-yearly\", \"yearly\" or, as in \"3-yearly\", once in "
    "several years",
    "「monthly」「quarterly」「half-yearly」「yearly」または「3-yearly」（3年に1回）のように"
    "書いてください"};
constexpr Message<int> every_years{"every {} years", "{}年ごと"};

struct Named {
  int months;
  std::string_view text;
  Message<> shown;
};

constexpr Named all_named[] = {
    {1, "monthly", {"monthly", "毎月"}},
    {3, "quarterly", {"quarterly", "四半期ごと"}},
    {6, "half-yearly", {"half-yearly", "半年ごと"}},
    {12, "yearly", {"yearly", "毎年"}},
};

const Named* find_named(int months) {
  for (const Named& named : all_named) {
    if (named.months == months) return &named;
  }
  return nullptr;
}

// "3-yearly" → 3; 0 for anything else.
int years_of(std::string_view text) {
  int years = 0;
  const char* end = text.data() + text.size();
  const auto [rest, failure] = std::from_chars(text.data(), end, years);
  if (failure != std::errc{} ||
      std::string_view(rest, static_cast<std::size_t>(end - rest)) != "-yearly") {
    return 0;
  }
  return years >= 1 && years <= longest_cycle ? years : 0;
}

}  // namespace

bool Schedule::is_sound() const {
  if (every < 1 || every > longest_cycle) return false;
  return form != Form::counted || (least >= 1 && least <= most && most <= most_holdings);
}

std::optional<Schedule::Planned> Schedule::planned_a_year() const {
  const int months = cycle_in_months(*this);
  if (form != Form::counted || months > 12) return std::nullopt;
  return Planned{least * 12 / months, most * 12 / months};
}

std::optional<Schedule::Planned> Schedule::accepted_a_year(Quantity near) const {
  std::optional<Planned> accepted = planned_a_year();
  if (!accepted || !about) return accepted;
  const std::int64_t one = Quantity::units_per_one;
  const std::int64_t least_accepted = accepted->least * near.units() / one;
  const std::int64_t most_accepted = (accepted->most * one + near.units() - 1) / near.units();
  return Planned{std::max(1, static_cast<int>(least_accepted)), static_cast<int>(most_accepted)};
}

std::optional<int> Schedule::cycle_in_years() const {
  const int months = cycle_in_months(*this);
  if (form != Form::counted || months <= 12) return std::nullopt;
  return (months + 11) / 12;
}

Parsed<Schedule> read_schedule(std::string_view text) {
  const std::string normal = trimmed(text);
  std::optional<Schedule> schedule;
  constexpr std::string_view words_for_as_needed[] = {"as needed", "ad hoc", "随時", "適宜",
                                                      "必要に応じて"};
  if (std::ranges::count(words_for_as_needed, normal) > 0) {
    schedule = of_form(Schedule::Form::as_needed);
  } else if (normal == "unknown" || normal == "不明") {
    schedule = of_form(Schedule::Form::unknown);
  } else {
    schedule = parse(std::string(written_out(normal)));
    if (!schedule) schedule = parse_japanese(half_width(normal));
  }
  if (!schedule) return rejected<Schedule>(no_schedule(printable(text)), schedule_rule());

  if (schedule->form == Schedule::Form::counted) {
    if (schedule->least > schedule->most) {
      return rejected<Schedule>(upside_down(schedule->least, schedule->most), schedule_rule());
    }
    if (schedule->least < 1 || schedule->most > most_holdings) {
      return rejected<Schedule>(holdings_out_of_bounds(most_holdings), schedule_rule());
    }
    if (schedule->every < 1 || schedule->every > longest_cycle) {
      return rejected<Schedule>(cycle_out_of_bounds(longest_cycle), schedule_rule());
    }
  }
  schedule->text = text;
  return parsed(std::move(*schedule));
}

Localized describe(const Schedule& schedule) {
  switch (schedule.form) {
    case Schedule::Form::none:
      return none_set();
    case Schedule::Form::as_needed:
      return as_needed();
    case Schedule::Form::unknown:
      return schedule_unknown();
    case Schedule::Form::counted:
      break;
  }
  return schedule.about ? about(counted(schedule)) : counted(schedule);
}

bool Expectation::is_sound() const {
  return find_named(months) != nullptr ||
         (months > 0 && months % 12 == 0 && months <= longest_cycle * 12);
}

Parsed<Expectation> read_expectation(std::string_view text) {
  const std::string normal = trimmed(text);
  for (const Named& named : all_named) {
    if (named.text == normal) return parsed(Expectation{named.months});
  }
  if (const int years = years_of(normal); years > 0) return parsed(Expectation{years * 12});
  return rejected<Expectation>(no_expectation(printable(text)), expectation_rule());
}

std::string text_of(Expectation expectation) {
  if (const Named* named = find_named(expectation.months)) return std::string(named->text);
  return std::to_string(expectation.years()) + "-yearly";
}

Localized describe(Expectation expectation) {
  if (const Named* named = find_named(expectation.months)) return named->shown();
  return every_years(expectation.years());
}

}  // namespace track
