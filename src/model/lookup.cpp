#include "track/model/lookup.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "candidates.hpp"
#include "track/base/error.hpp"
#include "track/base/suggestion.hpp"
#include "track/base/text.hpp"
#include "track/model/breakdown.hpp"

namespace track {

namespace {

constexpr Message<std::string> unknown_subject{"unknown activity or indicator \"{}\"",
                                               "「{}」という取組・指標はありません"};
constexpr Message<std::string> unknown_indicator{"unknown indicator \"{}\"",
                                                 "「{}」という指標はありません"};
constexpr Message<std::string, std::string> unknown_indicator_of{
    "unknown indicator \"{}\" of {}", "{1} に「{0}」という指標はありません"};
constexpr Message<std::string> unknown_owner{"unknown owner \"{}\"",
                                             "「{}」という所管はありません"};
constexpr Message<std::string> unknown_partner{"unknown organisation \"{}\"",
                                               "「{}」という団体はありません"};
constexpr Message<std::string> unknown_body{"unknown owner or organisation \"{}\"",
                                            "「{}」という所管・団体はありません"};
constexpr Message<std::string> unknown_theme{"unknown theme \"{}\"", "「{}」という柱はありません"};
constexpr Message<std::string> unknown_field{"unknown field \"{}\"",
                                             "「{}」という分野はありません"};
constexpr Message<> list_both{
    "track list activities and track list indicators show all of them",
    "一覧は track list activities と track list indicators で確認できます"};
constexpr Message<> list_indicators{"track list indicators shows all of them",
                                    "一覧は track list indicators で確認できます"};
constexpr Message<> list_owners{"track list owners shows all of them",
                                "一覧は track list owners で確認できます"};
constexpr Message<> list_both_bodies{
    "track list owners and track list partners show all of them",
    "一覧は track list owners と track list partners で確認できます"};
constexpr Message<std::string> activity_with_part{"{} is an activity: only an indicator has parts",
                                                  "{} は取組です。内訳があるのは指標だけです"};
constexpr Message<> part_of_indicator{"name the indicator in front of \"@\"",
                                      "「@」の前には指標を書いてください"};

constexpr Message<std::string> no_parts{"no part of \"{}\" is defined",
                                        "「{}」の区分が定義されていません"};
constexpr Message<> define_parts{
    "write each part as [[part]] into a definition file and load it with the others",
    "区分を定義ファイルに [[part]] と書き、他の定義ファイルと一緒に読み込んでください"};
constexpr Message<> no_sign{"leave out \"@…\" for the whole", "全体の値なら「@…」は不要です"};
constexpr Message<std::string, std::string> unknown_part{"unknown part \"{}\" of {}",
                                                         "{1} に「{0}」という区分はありません"};
constexpr Message<std::string> unknown_breakdown{"no indicator is broken down by \"{}\"",
                                                 "「{}」別の内訳がある指標はありません"};
constexpr Message<std::string> no_such_part{"unknown part \"{}\"", "「{}」という区分はありません"};
constexpr Message<> no_breakdowns{"no indicator of the plan is broken down",
                                  "この計画には内訳のある指標がありません"};
constexpr Message<> list_breakdowns{"track list breakdowns shows all of them",
                                    "一覧は track list breakdowns で確認できます"};
constexpr Message<std::string> list_parts{"track show {} lists its parts",
                                          "区分の一覧は track show {} で確認できます"};
constexpr Message<std::string> not_broken_down{"{} is not broken down", "{} には内訳がありません"};
constexpr Message<> break_it_down{
    "leave out \"@…\", or write by = [\"…\"] into its definition and load it",
    "「@…」を省くか、定義に by = [\"…\"] と書いて読み込んでください"};

constexpr std::size_t most_listed = 12;

Candidate indicator_candidate(const Plan& plan, const Indicator& indicator) {
  Candidate candidate = candidate_of(indicator);
  if (const Activity* activity = find_activity(plan, indicator.activity)) {
    candidate.of = activity->name;
    candidate.former_ids = former_ids(indicator, activity);
  }
  return candidate;
}

template <class T>
const T& look_up_item(const std::vector<T>& items, std::string_view text,
                      const Message<std::string>& unknown, const std::optional<Localized>& list) {
  const std::vector<Candidate> candidates = candidates_of(items);
  if (const Candidate* found = find(candidates, text)) {
    return items[static_cast<std::size_t>(found - candidates.data())];
  }
  throw_unknown(unknown(printable(trimmed(text))), candidates, text,
                list ? *list : list_of_ids(candidates));
}

// What is typed as "attendance@女": the part behind the sign, in half or full width.
struct TypedPart {
  std::string_view whole;
  std::string_view part;
};

std::optional<TypedPart> typed_part(std::string_view text) {
  for (const std::string_view sign : {"@", "＠"}) {
    const std::size_t at = text.find(sign);
    if (at != std::string_view::npos)
      return TypedPart{text.substr(0, at), text.substr(at + sign.size())};
  }
  return std::nullopt;
}

// With their ids where two have the same.
std::vector<std::string> names_of(const std::vector<Candidate>& candidates) {
  std::vector<std::string> names;
  for (const Candidate& one : candidates) {
    names.push_back(printable(one.name));
    if (std::ranges::count(candidates, one.name, &Candidate::name) < 2) continue;
    names.back().append(" (").append(one.id).append(")");
  }
  return names;
}

// The only part that a text names. Throws where it names none, with the nearest, or several.
const Indicator& only_part(const Plan& plan, const std::vector<const Indicator*>& parts,
                           std::string_view text, Localized problem, const Localized& list) {
  const std::vector<const Indicator*> named = parts_named(parts, plan, text);
  if (named.size() == 1) return *named.front();
  std::vector<Candidate> candidates;
  for (const Indicator* part : named.empty() ? parts : named) {
    candidates.push_back(
        {.id = part->part_of->key(), .name = part->part_of->name, .other_names = {}});
  }
  if (named.empty()) {
    const bool few = !candidates.empty() && candidates.size() <= most_listed;
    throw_unknown(std::move(problem), candidates, text,
                  few ? one_of_all(names_of(candidates)) : list);
  }
  std::vector<const Candidate*> several;
  for (const Candidate& candidate : candidates) several.push_back(&candidate);
  throw_ambiguous(text, several);
}

[[noreturn]] void throw_no_parts(const Plan& plan, const PartTable& table,
                                 std::vector<Localized> hints) {
  throw Error(ErrorKind::unknown_name, no_parts(printable(name_of(plan, table))), std::move(hints));
}

}  // namespace

Subject look_up(const Plan& plan, std::string_view text) {
  if (const auto typed = typed_part(text)) {
    const Subject whole = look_up(plan, typed->whole);
    const auto* indicator = std::get_if<const Indicator*>(&whole);
    if (indicator != nullptr) return &look_up_part(plan, **indicator, typed->part);
    throw Error(ErrorKind::unknown_name, activity_with_part(printable(trimmed(typed->whole))),
                {part_of_indicator(), list_indicators()});
  }
  std::vector<Candidate> candidates = candidates_of(plan.activities);
  for (const Indicator& indicator : plan.indicators) {
    candidates.push_back(indicator_candidate(plan, indicator));
  }
  if (const Candidate* found = find(candidates, text)) return found->subject;

  const std::string quoted = printable(trimmed(text));
  if (text.find('.') != std::string_view::npos) {
    throw_unknown(unknown_indicator(quoted), candidates, text, list_indicators());
  }
  throw_unknown(unknown_subject(quoted), candidates, text, list_both());
}

const Indicator& look_up_indicator(const Plan& plan, const Activity& activity,
                                   std::string_view text) {
  if (const auto typed = typed_part(text)) {
    return look_up_part(plan, look_up_indicator(plan, activity, typed->whole), typed->part);
  }
  std::vector<Candidate> candidates;
  for (const Indicator& indicator : plan.indicators) {
    const bool measured_there =
        indicator.activity == activity.id || indicator.survey == activity.id;
    if (!measured_there) continue;
    Candidate candidate = indicator_candidate(plan, indicator);
    if (candidate.id.starts_with(activity.id + ".")) {
      candidate.other_names.push_back(candidate.id.substr(activity.id.size() + 1));
    }
    candidates.push_back(std::move(candidate));
  }
  const Candidate* found = with_id(candidates, activity.id + "." + trimmed(half_width(text)));
  if (!found) found = find(candidates, text);
  if (found) return *std::get<const Indicator*>(found->subject);

  throw_unknown(unknown_indicator_of(printable(trimmed(text)), printable(activity.id)), candidates,
                text, list_indicators());
}

const Owner& look_up_owner(const Plan& plan, std::string_view text) {
  return look_up_item(plan.owners, text, unknown_owner, list_owners());
}

const Partner& look_up_partner(const Plan& plan, std::string_view text) {
  return look_up_item(plan.partners, text, unknown_partner, std::nullopt);
}

std::string look_up_owner_or_partner(const Plan& plan, std::string_view text) {
  std::vector<Candidate> candidates = candidates_of(plan.owners);
  for (const Candidate& partner : candidates_of(plan.partners)) {
    const auto owner = std::ranges::find(candidates, partner.id, &Candidate::id);
    if (owner == candidates.end()) {
      candidates.push_back(partner);
      continue;
    }
    owner->other_names.push_back(partner.name);
    owner->other_names.insert(owner->other_names.end(), partner.other_names.begin(),
                              partner.other_names.end());
  }
  if (const Candidate* found = find(candidates, text)) return std::string(found->id);
  throw_unknown(unknown_body(printable(trimmed(text))), candidates, text, list_both_bodies());
}

const Theme& look_up_theme(const Plan& plan, std::string_view text) {
  return look_up_item(plan.themes, text, unknown_theme, std::nullopt);
}

const Field& look_up_field(const Plan& plan, std::string_view text) {
  return look_up_item(plan.fields, text, unknown_field, std::nullopt);
}

const Indicator& look_up_part(const Plan& plan, const Indicator& whole, std::string_view text) {
  const std::vector<const Indicator*> parts = derived_parts(plan, whole);
  if (parts.empty()) {
    if (!whole.by.empty()) throw_no_parts(plan, whole.by.front(), {no_sign(), define_parts()});
    throw Error(ErrorKind::unknown_name, not_broken_down(whole.id), {break_it_down()});
  }
  return only_part(plan, parts, text, unknown_part(printable(trimmed(text)), whole.id),
                   list_parts(whole.id));
}

const PartTable& look_up_part_table(const Plan& plan, std::string_view text) {
  std::vector<const PartTable*> tables;
  std::vector<std::string> words;
  std::vector<std::string> names;
  for (const Indicator& indicator : plan.indicators) {
    for (const PartTable& table : indicator.by) {
      if (contains(words, text_of(table))) continue;
      tables.push_back(&table);
      words.push_back(text_of(table));
      names.push_back(name_of(plan, table));
    }
  }
  std::vector<Candidate> candidates;
  for (std::size_t i = 0; i < tables.size(); ++i) {
    candidates.push_back({.id = words[i], .name = names[i], .other_names = {}});
    if (bears_name(candidates.back(), folded(text)) || folded(words[i]) == folded(text)) {
      const bool none = parts_of(plan, plan.indicators.front(), *tables[i]).empty();
      if (none) throw_no_parts(plan, *tables[i], {define_parts()});
      return *tables[i];
    }
  }
  throw_unknown(unknown_breakdown(printable(trimmed(text))), candidates, text,
                candidates.empty() ? no_breakdowns() : list_of_ids(candidates));
}

std::string look_up_part_key(const Plan& plan, std::string_view text) {
  std::vector<const Indicator*> parts;
  std::set<std::string> keys;
  for (const Indicator& part : plan.parts) {
    if (keys.insert(part.part_of->key()).second) parts.push_back(&part);
  }
  const Localized none = plan.breakdowns.empty() ? no_breakdowns() : define_parts();
  const Localized list = parts.empty() ? none : list_breakdowns();
  return only_part(plan, parts, text, no_such_part(printable(trimmed(text))), list).part_of->key();
}

}  // namespace track
