#include "track/app/record_request.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "track/app/known_plan.hpp"
#include "track/base/period.hpp"
#include "track/base/text.hpp"
#include "track/model/lookup.hpp"

namespace track::app {

namespace {

constexpr std::size_t longest_text = 10'000;  // bytes of a place or note

constexpr Message<Localized> bad_day{"--on: {}", "--on：{}"};
constexpr Message<std::string, std::string> in_future{"--on \"{}\": {} is in the future",
                                                      "--on「{}」：{} は未来の日付です"};
constexpr Message<> future_way{"if this is intended: --allow-future",
                               "未来の日付で記録する場合は --allow-future を付けてください"};
constexpr Message<std::string> part_so_far{"to record the part so far, end the range today: {}",
                                           "今日までの分は、期間を今日までにしてください：{}"};
constexpr Message<std::string, Localized> bad_value{"{}: {}", "{}：{}"};
constexpr Message<std::string> value_missing{"{} needs a value", "{} の値がありません"};
constexpr Message<std::string> value_way{"for example: track record {} 132 --on today",
                                         "例：track record {} 132 --on 今日"};
constexpr Message<std::string, std::string> activity_with_value{
    "{} is an activity: \"{}\" does not say which indicator it is for",
    "{} は取組です。「{}」がどの指標の値か分かりません"};
constexpr Message<std::string, std::string, std::string> pair_way{
    "write {}={} for {}", "「{2}」なら {0}={1} と書いてください"};
constexpr Message<std::string, std::string> indicator_with_pair{
    "{} is an indicator: give its value alone, without \"{}\"",
    "{} は指標です。値だけを書き、「{}」は付けません"};
constexpr Message<std::string, std::string> several_way{
    "to record several indicators at once, name their activity first: track record {} {}… --on …",
    "複数の指標を一度に記録するときは取組に続けて書いてください：track record {} {}… --on …"};
constexpr Message<std::string> no_indicators{"{} has no indicators", "{} には指標がありません"};
constexpr Message<> record_alone{"record that it was held, without values",
                                 "値を付けずに実施だけを記録してください"};
constexpr Message<std::string> given_twice{"{} is given twice", "{} が2回指定されています"};
constexpr Message<std::string> is_retired{"{} is retired: no longer in the definitions",
                                          "{} は廃止されています（現在の定義にありません）"};
constexpr Message<> retired_way{"put it back into the definitions and load them, or use another",
                                "定義に戻して読み込み直すか、別の指標を使ってください"};
constexpr Message<Localized, std::string, std::string> outside_plan{
    "{} is outside the plan's years {} to {}", "{}は計画期間（{}～{}）の外です"};
constexpr Message<std::string, Localized> not_running{
    "{} does not run in {} according to its definition", "{} は定義上、{}には実施されません"};
constexpr Message<std::string> bad_text{"{} is not valid UTF-8 text",
                                        "{} がUTF-8の文字列として読めません"};
constexpr Message<std::string> long_text{"{} is too long: at most 10,000 bytes",
                                         "{} が長すぎます（10,000バイトまで）"};

std::string last_word(const std::string& text) {
  const std::string plain = trimmed(half_width(text));
  const std::size_t blank = plain.find_last_of(" \t");
  return blank == std::string::npos ? plain : plain.substr(blank + 1);
}

// "31% n=1100" is one value, in one word or two; "132 talked=84/102" are two indicators.
void refuse_pairs(const Indicator& indicator, const RequestWords& words) {
  for (std::size_t i = 1; i < words.words.size(); ++i) {
    const std::string& word = words.words[i];
    const std::size_t equals = word.find('=');
    if (equals == std::string::npos || last_word(word.substr(0, equals)) == "n") continue;
    std::vector<Localized> hints;
    if (!indicator.activity.empty()) {
      const std::string own = indicator.id.substr(indicator.activity.size() + 1);
      hints.push_back(several_way(indicator.activity, own + "="));
    }
    throw Error(ErrorKind::usage, indicator_with_pair(indicator.id, printable(word)), hints);
  }
}

RecordRequest measurement_request(const Indicator& indicator, const RequestWords& words) {
  if (words.words.size() < 2) {
    throw Error(ErrorKind::usage, value_missing(indicator.id), {value_way(indicator.id)});
  }
  const std::string text =
      fmt::format("{}", fmt::join(words.words.begin() + 1, words.words.end(), " "));
  if (!read_value(text, indicator.value_rules())) refuse_pairs(indicator, words);
  RecordRequest request;
  request.items.push_back(read_item(indicator, text));
  return request;
}

struct Measurable {
  std::string word;  // what the indicator goes by behind the activity
  const Indicator* indicator;
};

// What may be recorded with an activity: its own indicators, and those that it answers as a survey.
std::vector<Measurable> measurable_at(const Plan& plan, const Activity& activity) {
  std::vector<Measurable> result;
  for (const Indicator& indicator : plan.indicators) {
    if (indicator.retired) continue;
    if (indicator.activity == activity.id) {
      result.push_back({indicator.id.substr(activity.id.size() + 1), &indicator});
    } else if (indicator.survey == activity.id) {
      result.push_back({indicator.id, &indicator});
    }
  }
  return result;
}

// "INDICATOR=VALUE" as the indicator and the value; refused where either is unclear.
std::pair<const Indicator*, std::string> read_pair(const Plan& plan, const Activity& activity,
                                                   const std::string& word) {
  const std::size_t equals = word.find('=');
  if (equals != std::string::npos && equals > 0) {
    return {&look_up_indicator(plan, activity, word.substr(0, equals)), word.substr(equals + 1)};
  }
  const std::string value = printable(equals == 0 ? word.substr(1) : word);
  std::vector<Localized> hints;
  for (const Measurable& one : measurable_at(plan, activity)) {
    hints.push_back(pair_way(one.word, value, printable(one.indicator->name)));
  }
  if (hints.empty()) throw Error(ErrorKind::usage, no_indicators(activity.id), {record_alone()});
  throw Error(ErrorKind::usage, activity_with_value(activity.id, printable(word)), hints);
}

RecordRequest event_request(const Plan& plan, const Activity& activity, const RequestWords& words) {
  if (activity.retired) {
    throw Error(ErrorKind::refused, is_retired(activity.id), {retired_way()});
  }
  RecordRequest request;
  request.activity = activity.id;
  for (const Activity* tied : tied_with(plan, activity)) {
    if (tied->id != activity.id) request.tied.push_back(tied->id);
  }
  for (std::size_t i = 1; i < words.words.size(); ++i) {
    const auto [indicator, value] = read_pair(plan, activity, words.words[i]);
    const std::string& id = indicator->id;
    const bool twice =
        std::any_of(request.items.begin(), request.items.end(),
                    [&id](const RecordRequest::Item& item) { return item.indicator == id; });
    if (twice) throw Error(ErrorKind::usage, given_twice(id));
    request.items.push_back(read_item(*indicator, value));
  }
  return request;
}

void warn_of_years(const Plan& plan, const RecordRequest& request,
                   std::vector<Localized>& warnings) {
  const FiscalCalendar& calendar = plan.calendar;
  if (!plan.covers(request.year)) {
    warnings.push_back(outside_plan(calendar.label(request.year),
                                    calendar.short_label(plan.first_year),
                                    calendar.short_label(plan.last_year)));
  }
  const Activity* activity = find_activity(plan, request.activity);
  if (activity != nullptr && !activity->runs_in(request.year)) {
    warnings.push_back(not_running(activity->id, calendar.label(request.year)));
  }
  for (const RecordRequest::Item& item : request.items) {
    const Indicator* indicator = find_indicator(plan, item.indicator);
    if (indicator != nullptr && !indicator->runs_in(request.year)) {
      warnings.push_back(not_running(indicator->id, calendar.label(request.year)));
    }
  }
}

}  // namespace

Plan plan_about(const std::string& subject, const store::Store& store) {
  const int revision = latest_revision(store);
  Plan plan = store.plan_about(revision, trimmed(half_width(subject)));
  if (!plan.activities.empty() || !plan.indicators.empty()) return plan;
  const Plan whole = store.plan(revision);
  return std::visit([&](const auto* named) { return store.plan_about(revision, named->id); },
                    look_up(whole, subject));
}

void check_text(const std::string& text, const char* option) {
  if (!is_utf8(text) || text.find('\0') != std::string::npos) {
    throw Error(ErrorKind::bad_input, bad_text(option));
  }
  if (text.size() > longest_text) throw Error(ErrorKind::bad_input, long_text(option));
}

Period read_when(const WhenWords& words, const FiscalCalendar& calendar, Day today,
                 std::vector<Localized>& warnings) {
  const Parsed<Period> period = read_period(words.on, calendar, today);
  const std::string shown = printable(words.on);
  if (!period) {
    throw Error(ErrorKind::bad_input, bad_day(period.problem), {period.rule});
  }
  warnings.insert(warnings.end(), period.warnings.begin(), period.warnings.end());
  if (period->last > today && !words.allow_future) {
    std::vector<Localized> hints;
    if (period->first <= today)
      hints.push_back(part_so_far(iso(period->first) + ".." + iso(today)));
    hints.push_back(future_way());
    throw Error(ErrorKind::bad_input, in_future(shown, iso(period->last)), hints);
  }
  return *period;
}

RecordRequest::Item read_item(const Indicator& indicator, const std::string& text) {
  if (indicator.retired) {
    throw Error(ErrorKind::refused, is_retired(indicator.id), {retired_way()});
  }
  const Parsed<Value> value = read_value(text, indicator.value_rules());
  if (!value) {
    throw Error(ErrorKind::bad_input, bad_value(indicator.id, value.problem), {value.rule});
  }
  return {indicator.id, *value};
}

ParsedRequest parse_request(const RequestWords& words, const Plan& plan, Day today) {
  ParsedRequest made;
  const Subject subject = look_up(plan, words.words.front());
  const Period period = read_when(words.when, plan.calendar, today, made.warnings);
  if (const auto* indicator = std::get_if<const Indicator*>(&subject)) {
    made.request = measurement_request(**indicator, words);
  } else {
    made.request = event_request(plan, *std::get<const Activity*>(subject), words);
  }
  check_text(words.place, "--place");
  check_text(words.note, "--note");
  made.request.period = period;
  made.request.year = plan.calendar.year_of(period.first);
  made.request.place = trimmed(words.place);
  made.request.note = trimmed(words.note);
  made.request.provisional = words.provisional;
  warn_of_years(plan, made.request, made.warnings);
  return made;
}

std::vector<Localized> doubts_about(const RecordResult& recorded, const Plan& plan,
                                    const store::Store& store) {
  std::vector<Localized> doubts;
  for (const Measurement& made : recorded.measurements) {
    const ReferenceValues reference_values = store.reference_values(plan, made);
    for (Localized& doubt :
         implausibilities(*find_indicator(plan, made.indicator), made, reference_values)) {
      doubts.push_back(std::move(doubt));
    }
  }
  return doubts;
}

}  // namespace track::app
