#include "track/app/record_request.hpp"

#include <fmt/format.h>

#include <set>
#include <string_view>

#include "track/app/known_plan.hpp"
#include "track/base/text.hpp"
#include "track/model/lookup.hpp"
#include "track/model/plausibility.hpp"
#include "track/model/recording_rules.hpp"

namespace track::app {

namespace {

constexpr std::size_t longest_text = 10'000;  // bytes of a place or note

constexpr Message<std::string, Localized> bad_value{"{}: {}", "{}：{}"};
constexpr Message<std::string> value_missing{"{} needs a value", "{} の値がありません"};
constexpr Message<std::string> value_way{"for example: track record {} 132 --on today",
                                         "例：track record {} 132 --on 今日"};
constexpr Message<std::string, std::string> activity_with_value{
    "{} is an activity: \"{}\" does not say which indicator it is for",
    "{} は取組です。「{}」がどの指標の値か分かりません"};
constexpr Message<std::string, std::string, std::string> pair_way{
    "write {}={} for {}", "「{2}」なら {0}={1} と書いてください"};
constexpr Message<std::string> without_equals{"{} and its value are to be one word, with = between",
                                              "{} とその値は = でつなげて書きます"};
constexpr Message<std::string, std::string> joined_way{"write {}={}", "{}={} と書いてください"};
constexpr Message<> some_value{"VALUE", "値"};
constexpr Message<std::string, Localized> joined_way_open{"write {}={}", "{}={} と書いてください"};
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
constexpr Message<std::string> bad_text{"{} is not valid UTF-8 text",
                                        "{} がUTF-8の文字列として読めません"};
constexpr Message<std::string> long_text{"{} is too long: at most 10,000 bytes",
                                         "{} が長すぎます（10,000バイトまで）"};

// "31% n=1100" is one value, in one word or two; "132 talked=84/102" are two indicators.
void refuse_pairs(const Indicator& indicator, const RequestWords& words) {
  for (std::size_t i = 1; i < words.words.size(); ++i) {
    const std::string& word = words.words[i];
    if (!typed_pair(word)) continue;
    std::vector<Localized> hints;
    if (!indicator.activity.empty()) {
      const std::string own = indicator.id.substr(indicator.activity.size() + 1);
      hints.push_back(several_way(indicator.activity, own + "="));
    }
    throw Error(ErrorKind::usage, indicator_with_pair(indicator.id, printable(word)), hints);
  }
}

RecordRequest measurement_request(const Indicator& indicator, const RequestWords& words,
                                  std::vector<Localized>& warnings) {
  if (words.words.size() < 2) {
    throw Error(ErrorKind::usage, value_missing(indicator.id), {value_way(indicator.id)});
  }
  const std::string text =
      fmt::format("{}", fmt::join(words.words.begin() + 1, words.words.end(), " "));
  if (!read_value(text, indicator.value_rules())) refuse_pairs(indicator, words);
  RecordRequest request;
  request.items.push_back(read_item(indicator, text, warnings));
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

// Reads the words behind an activity: INDICATOR=VALUE…, a sample size also in a word of its own.
class PairsReader {
 public:
  PairsReader(const Plan& plan, const Activity& activity, const RequestWords& words,
              std::vector<Localized>& warnings)
      : plan_(plan), activity_(activity), words_(words.words), warnings_(warnings) {}

  // All that is wrong with them is kept in `faults`.
  std::vector<RecordRequest::Item> items(FaultCollector& faults) {
    while (at_ < words_.size()) {
      const auto item = faults.attempt([this] { return next(); });
      if (item) items_.push_back(*item);
    }
    return items_;
  }

 private:
  RecordRequest::Item next() {
    const std::string word = words_[at_++];
    auto pair = typed_pair(word, plan_, activity_);
    if (!pair) throw_bare(word);
    if (at_ < words_.size() && is_sample_size(words_[at_])) pair->value += " " + words_[at_++];
    const Indicator& indicator = look_up_indicator(plan_, activity_, pair->name);
    if (!seen_.insert(indicator.id).second) {
      throw Error(ErrorKind::usage, given_twice(indicator.id));
    }
    return read_item(indicator, pair->value, warnings_);
  }

  // "n=30", which is no indicator's value.
  bool is_sample_size(const std::string& word) const {
    return !typed_pair(word, plan_, activity_) && word.find('=') != std::string::npos;
  }

  // An indicator without "=", or a value without its indicator.
  [[noreturn]] void throw_bare(const std::string& word) {
    const std::vector<Measurable> known = measurable_at(plan_, activity_);
    for (const Measurable& one : known) {
      const std::string typed = folded(word);
      const bool is_named = typed == folded(one.word) || typed == folded(one.indicator->id) ||
                            typed == folded(one.indicator->name);
      if (is_named) throw_not_joined(one);
    }
    const std::string value = printable(word.starts_with("=") ? word.substr(1) : word);
    std::vector<Localized> hints;
    for (const Measurable& one : known) {
      hints.push_back(pair_way(one.word, value, printable(one.indicator->name)));
    }
    if (hints.empty()) throw Error(ErrorKind::usage, no_indicators(activity_.id), {record_alone()});
    throw Error(ErrorKind::usage, activity_with_value(activity_.id, printable(word)), hints);
  }

  // "attendance 132", "attendance = 132"
  [[noreturn]] void throw_not_joined(const Measurable& one) {
    std::string value;
    while (at_ < words_.size() && value.empty() && !typed_pair(words_[at_], plan_, activity_)) {
      value = words_[at_++];
      if (value.starts_with("=")) value.erase(0, 1);
    }
    throw Error(ErrorKind::usage, without_equals(one.word),
                {value.empty() ? joined_way_open(one.word, some_value())
                               : joined_way(one.word, printable(value))});
  }

  const Plan& plan_;
  const Activity& activity_;
  const std::vector<std::string>& words_;
  std::vector<Localized>& warnings_;
  std::size_t at_ = 1;
  std::set<std::string> seen_;
  std::vector<RecordRequest::Item> items_;
};

RecordRequest event_request(const Plan& plan, const Activity& activity, const RequestWords& words,
                            FaultCollector& faults, std::vector<Localized>& warnings) {
  require_in_force(activity);
  RecordRequest request;
  request.activity = activity.id;
  for (const Activity* tied : tied_with(plan, activity)) {
    if (tied->id != activity.id) request.tied.push_back(tied->id);
  }
  request.items = PairsReader(plan, activity, words, warnings).items(faults);
  return request;
}

std::vector<std::string> indicators_in(const RecordRequest& request) {
  std::vector<std::string> ids;
  for (const RecordRequest::Item& item : request.items) ids.push_back(item.indicator);
  return ids;
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

std::optional<TypedPair> typed_pair(const std::string& word) {
  std::size_t equals = std::string::npos;
  std::size_t behind = 0;
  for (const std::string_view sign : {"=", "＝"}) {
    const std::size_t found = word.find(sign);
    if (found >= equals) continue;
    equals = found;
    behind = found + sign.size();
  }
  if (equals == std::string::npos || equals == 0) return std::nullopt;
  const std::string name = word.substr(0, equals);
  const std::string plain = trimmed(half_width(name));
  const std::string last = plain.substr(plain.find_last_of(" (") + 1);  // 0 where there is none
  if (last == "n" || last == "N") return std::nullopt;
  return TypedPair{name, word.substr(behind)};
}

std::optional<TypedPair> typed_pair(const std::string& word, const Plan& plan,
                                    const Activity& activity) {
  if (auto pair = typed_pair(word)) return pair;
  const std::string plain = trimmed(half_width(word));
  const bool sizes = plain.starts_with("n=") || plain.starts_with("N=");
  if (!sizes || find_indicator(plan, activity.id + ".n") == nullptr) return std::nullopt;
  return TypedPair{"n", plain.substr(2)};
}

RecordRequest::Item read_item(const Indicator& indicator, const std::string& text,
                              std::vector<Localized>& warnings) {
  require_in_force(indicator);
  const Parsed<Value> value = read_value(text, indicator.value_rules());
  if (!value) {
    throw Error(ErrorKind::bad_input, bad_value(indicator.id, value.problem), {value.rule});
  }
  for (Localized& doubt : doubts_of_writing(indicator, text, *value)) {
    warnings.push_back(std::move(doubt));
  }
  return {indicator.id, *value};
}

ParsedRequest parse_request(const RequestWords& words, const Plan& plan, Day today) {
  FaultCollector faults;
  std::vector<Localized> doubts;
  const auto subject = faults.attempt([&] { return look_up(plan, words.words.front()); });
  const auto* alone = subject ? std::get_if<const Indicator*>(&*subject) : nullptr;
  const Indicator* indicator = alone == nullptr ? nullptr : *alone;
  const auto when = faults.attempt([&] { return read_when(words.when, plan, indicator, today); });
  const auto request = faults.attempt([&]() -> RecordRequest {
    if (!subject) return {};
    if (indicator != nullptr) return measurement_request(*indicator, words, doubts);
    return event_request(plan, *std::get<const Activity*>(*subject), words, faults, doubts);
  });
  faults.attempt([&] {
    check_text(words.place, "--place");
    return true;
  });
  faults.attempt([&] {
    check_text(words.note, "--note");
    return true;
  });
  faults.throw_if_any();
  if (!request->activity.empty()) {
    require_year_of_holding(*when, plan, indicators_in(*request));
  }
  ParsedRequest made{*request, when->warnings, when->notes};
  made.request.period = when->period;
  made.request.year = when->year;
  made.request.place = trimmed(words.place);
  made.request.note = trimmed(words.note);
  made.request.provisional = words.provisional;
  made.warnings.insert(made.warnings.end(), doubts.begin(), doubts.end());
  for (Localized& doubt : doubts_of_years(plan, made.request)) {
    made.warnings.push_back(std::move(doubt));
  }
  return made;
}

}  // namespace track::app
