#include "summary_parts.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "track/base/date.hpp"
#include "track/base/text.hpp"
#include "words/plan_parts.hpp"
#include "words/values.hpp"

namespace track::render {

using report::AddresseeCount;
using report::OpenDeadline;
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
constexpr Message<std::size_t> more_addressees{"and from {} more: track due",
                                               "ほか{}者：track due"};

// "高齢者支援課 3、医師会 1"; many organisations as one.
Localized counts_text(const std::vector<AddresseeCount>& counts) {
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

template <class Choice>
std::vector<const OpenDeadline*> chosen(const std::vector<OpenDeadline>& all, Choice choice) {
  std::vector<const OpenDeadline*> result;
  for (const OpenDeadline& one : all) {
    if (std::invoke(choice, one)) result.push_back(&one);
  }
  return result;
}

void add_overdue(const Summary& summary, std::vector<Block>& blocks) {
  const std::vector<OpenDeadline>& all = summary.overdue;
  if (all.empty()) {
    blocks.emplace_back(Paragraph{none_overdue()});
    return;
  }
  const std::vector<const OpenDeadline*> fresh = chosen(all, &OpenDeadline::newly);
  blocks.emplace_back(Paragraph{
      number_overdue(all.size(), counts_text(report::count_by_addressee(*summary.plan, all)))});
  blocks.emplace_back(List{{}, items_of(summary, fresh, newly_overdue_of, false, Paint::poor)});
}

void add_due(const Summary& summary, std::vector<Block>& blocks) {
  const std::vector<OpenDeadline>& all = summary.due_this_month;
  if (all.empty()) {
    blocks.emplace_back(Paragraph{none_due()});
    return;
  }
  blocks.emplace_back(Paragraph{
      number_due(all.size(), counts_text(report::count_by_addressee(*summary.plan, all)))});
  blocks.emplace_back(List{{},
                           items_of(summary, chosen(all, [](const OpenDeadline&) { return true; }),
                                    due_from, true, Paint::plain)});
}

}  // namespace

void add_deadlines(const Summary& summary, std::vector<Block>& blocks) {
  add_overdue(summary, blocks);
  add_due(summary, blocks);
}

}  // namespace track::render
