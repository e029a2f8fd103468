#include "track/model/part_lookup.hpp"

#include <algorithm>
#include <set>

#include "candidates.hpp"
#include "track/base/error.hpp"
#include "track/base/text.hpp"
#include "track/model/breakdown.hpp"

namespace track {

namespace {

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
