#include "summary_parts.hpp"

#include <algorithm>
#include <functional>
#include <iterator>
#include <map>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "track/base/date.hpp"
#include "track/base/text.hpp"
#include "words/evaluations.hpp"
#include "words/plan_parts.hpp"
#include "words/values.hpp"

namespace track::render {

using report::AddresseeCount;
using report::OpenDeadline;
using report::OpenEvaluation;
using report::Summary;

namespace {

constexpr std::size_t most_lines = 6;
constexpr std::size_t most_names = 3;     // of deadlines in a line
constexpr std::size_t most_partners = 3;  // by name in the counts
constexpr std::size_t most_parts = 5;     // by name of a deadline

constexpr Message<> none_overdue{"Overdue: none", "期限超過：なし"};
constexpr Message<std::size_t, Localized> number_overdue{"Overdue: {} ({})",
                                                         "期限超過：{}件（{}）"};
constexpr Message<> none_due{"Due this month: none", "今月中の期限：なし"};
constexpr Message<std::size_t, Localized> number_due{"Due this month: {} ({})",
                                                     "今月中の期限：{}件（{}）"};
constexpr Message<std::size_t, std::int64_t> of_partners{"{} organisations {}", "{}団体 {}"};
constexpr Message<Localized, Localized> newly_overdue_of{"! newly overdue, {}: {}",
                                                         "！新たに超過　{}：{}"};
constexpr Message<Localized, Localized> due_from{"{}: {}", "{}：{}"};
constexpr Message<Localized, std::size_t> times{"{} ×{}", "{}×{}"};
constexpr Message<Localized, Localized> lacking{"{} [{}]", "{}［{}］"};
constexpr Message<Localized> parts_lacking{"not: {}", "未報告：{}"};
constexpr Message<Localized, std::size_t> and_more_parts{"{} and {} more", "{}ほか{}区分"};
constexpr Message<Localized, Localized> with_day{"{} by {}", "{}（{}まで）"};
constexpr Message<Localized, std::size_t> and_more{"{} and {} more", "{}ほか{}件"};
constexpr Message<> evaluations_asked{"evaluations", "評価"};
constexpr Message<std::string> evaluations_of_year{"evaluations {}", "{}の評価"};
constexpr Message<std::size_t> more_addressees{"and from {} more: track due",
                                               "ほか{}者：track due"};

// "高齢者支援課 3、医師会 1、評価 2"; many organisations as one.
Localized counts_text(const std::vector<AddresseeCount>& counts,
                      const std::vector<OpenEvaluation>& evaluations) {
  const auto partners = static_cast<std::size_t>(
      std::count_if(counts.begin(), counts.end(), [](const auto& one) { return one.partner; }));
  std::vector<Localized> texts;
  std::int64_t of_many = 0;
  for (const AddresseeCount& one : counts) {
    if (one.partner && partners > most_partners) {
      of_many += one.all;
    } else {
      texts.push_back(text_of({addressee_name(one.id, one.name), one.all}));
    }
  }
  if (of_many > 0) texts.push_back(of_partners(partners, of_many));
  if (!evaluations.empty()) {
    texts.push_back(text_of({evaluations_asked(), static_cast<std::int64_t>(evaluations.size())}));
  }
  return listed(texts);
}

// What is asked for several times over, the earliest first.
using Asked = std::vector<const report::Deadline*>;

// What the same ones answer for together.
struct AskedTogether {
  std::vector<std::string> addressees;
  std::vector<Asked> asked{};
  std::unordered_map<std::string_view, std::size_t> by_id{};  // positions in `asked`

  void add(const report::Deadline& deadline) {
    const auto [place, is_new] = by_id.try_emplace(deadline_id(deadline), asked.size());
    if (is_new) asked.emplace_back();
    asked[place->second].push_back(&deadline);
  }
};

bool is_of_partner(const OpenDeadline* one) {
  const Activity* activity = one->deadline.activity;
  return activity != nullptr && activity->kind == ActivityKind::partner_activity;
}

// The plan's own first, then the organisations'.
std::vector<AskedTogether> groups_of(std::vector<const OpenDeadline*> deadlines) {
  std::stable_partition(deadlines.begin(), deadlines.end(), std::not_fn(is_of_partner));
  std::vector<AskedTogether> groups;
  std::map<std::vector<std::string>, std::size_t> by_addressees;  // positions of groups
  for (const OpenDeadline* one : deadlines) {
    std::vector<std::string> ids = report::addressees_of(one->deadline);
    const auto [place, is_new] = by_addressees.try_emplace(ids, groups.size());
    if (is_new) groups.push_back({std::move(ids)});
    groups[place->second].add(one->deadline);
  }
  return groups;
}

Localized addressees_text(const AskedTogether& group, const Plan& plan) {
  std::vector<Localized> names;
  for (const std::string& id : group.addressees) {
    const Owner* owner = find_owner(plan, id);
    const Partner* partner = find_partner(plan, id);
    names.push_back(addressee_name(id, owner != nullptr     ? owner->name
                                       : partner != nullptr ? partner->name
                                                            : id));
  }
  return listed(names);
}

// Each part with how often it is missing, the one that lacks most first.
Localized parts_text(const Asked& asked) {
  std::map<const Indicator*, std::size_t> counts;  // all in plan.parts: in their order
  for (const report::Deadline* one : asked) {
    for (const Indicator* part : one->missing_parts) ++counts[part];
  }
  std::vector<std::pair<const Indicator*, std::size_t>> parts(counts.begin(), counts.end());
  std::ranges::stable_sort(parts, std::greater(), [](const auto& one) { return one.second; });
  std::vector<Localized> names;
  for (const auto& [part, count] : parts) {
    if (names.size() == most_parts) break;
    names.push_back(times(verbatim(printable(part->part_of->name)), count));
  }
  return parts.size() <= most_parts ? listed(names)
                                    : and_more_parts(listed(names), parts.size() - most_parts);
}

Localized asked_text(const Asked& asked, bool with_days, EraCalendar eras) {
  report::Deadline first = *asked.front();
  if (asked.size() > 1) first.number = 0;
  Localized text = deadline_subject(first);
  if (asked.size() > 1) text = times(text, asked.size());
  const bool alike =
      std::ranges::all_of(asked, [&](const report::Deadline* one) { return one->lacks_as(first); });
  if (!alike) {
    text = lacking(text, parts_lacking(parts_text(asked)));
  } else if (!first.missing_parts.empty()) {
    text = lacking(text, lacking_text(first));
  }
  return with_days ? with_day(text, day_text(first.day, eras)) : text;
}

// The first by name.
Localized names_text(const std::vector<Asked>& all, bool with_days, EraCalendar eras) {
  std::vector<Localized> names;
  for (std::size_t i = 0; i < std::min(all.size(), most_names); ++i) {
    names.push_back(asked_text(all[i], with_days, eras));
  }
  return all.size() <= most_names ? listed(names)
                                  : and_more(listed(names), all.size() - most_names);
}

// A line for those who answer for any of them.
std::vector<List::Item> items_of(const Summary& summary,
                                 const std::vector<const OpenDeadline*>& deadlines,
                                 const Message<Localized, Localized>& words, bool with_days,
                                 Paint colored) {
  std::vector<List::Item> lines;
  const std::vector<AskedTogether> groups = groups_of(deadlines);
  for (std::size_t i = 0; i < std::min(groups.size(), most_lines); ++i) {
    lines.push_back({words(addressees_text(groups[i], *summary.plan),
                           names_text(groups[i].asked, with_days, summary.plan->calendar.eras)),
                     colored});
  }
  if (groups.size() > most_lines) {
    lines.push_back({more_addressees(groups.size() - most_lines), Paint::faint});
  }
  return lines;
}

// A line a year: all of it has the same last day.
std::vector<List::Item> items_of(const Summary& summary,
                                 const std::vector<const OpenEvaluation*>& evaluations,
                                 const Message<Localized, Localized>& words, bool with_days,
                                 Paint colored) {
  const FiscalCalendar& calendar = summary.plan->calendar;
  std::map<FiscalYear, std::vector<const report::EvaluationDue*>> years;
  for (const OpenEvaluation* one : evaluations) {
    years[one->evaluation.year].push_back(&one->evaluation);
  }
  std::vector<List::Item> lines;
  for (const auto& [year, all] : years) {
    std::vector<Localized> names;
    for (std::size_t i = 0; i < std::min(all.size(), most_names); ++i) {
      names.push_back(evaluation_name(*summary.plan, all[i]->of));
    }
    Localized text = listed(names);
    if (all.size() > most_names) text = and_more(text, all.size() - most_names);
    if (with_days) text = with_day(text, day_text(all.front()->day, calendar.eras));
    lines.push_back({words(evaluations_of_year(calendar.short_label(year)), text), colored});
  }
  return lines;
}

template <class Open, class Choice>
std::vector<const Open*> chosen(const std::vector<Open>& all, Choice choice) {
  std::vector<const Open*> result;
  for (const Open& one : all) {
    if (std::invoke(choice, one)) result.push_back(&one);
  }
  return result;
}

struct StillOpen {
  const std::vector<OpenDeadline>& deadlines;
  const std::vector<OpenEvaluation>& evaluations;
  bool empty() const { return deadlines.empty() && evaluations.empty(); }
  std::size_t size() const { return deadlines.size() + evaluations.size(); }
};

// How many there are and of whom; those newly overdue, or all where they are not overdue yet.
void add_open(const Summary& summary, const StillOpen& open, bool overdue,
              std::vector<Block>& blocks) {
  if (open.empty()) {
    blocks.emplace_back(Paragraph{overdue ? none_overdue() : none_due()});
    return;
  }
  const Localized counts =
      counts_text(report::count_by_addressee(*summary.plan, open.deadlines), open.evaluations);
  blocks.emplace_back(
      Paragraph{overdue ? number_overdue(open.size(), counts) : number_due(open.size(), counts)});
  const auto& words = overdue ? newly_overdue_of : due_from;
  const Paint paint = overdue ? Paint::poor : Paint::plain;
  const auto is_told = [overdue](const auto& one) { return !overdue || one.newly; };
  List list{{}, items_of(summary, chosen(open.deadlines, is_told), words, !overdue, paint)};
  std::ranges::move(items_of(summary, chosen(open.evaluations, is_told), words, !overdue, paint),
                    std::back_inserter(list.items));
  blocks.emplace_back(std::move(list));
}

}  // namespace

void add_deadlines(const Summary& summary, std::vector<Block>& blocks) {
  add_open(summary, {summary.overdue, summary.evaluations_overdue}, true, blocks);
  add_open(summary, {summary.due_this_month, summary.evaluations_due_this_month}, false, blocks);
}

}  // namespace track::render
