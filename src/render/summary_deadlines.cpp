#include <algorithm>
#include <functional>

#include "summary_blocks.hpp"
#include "track/base/text.hpp"
#include "track/render/due.hpp"

namespace track::render {

using report::AddresseeCount;
using report::OpenDeadline;
using report::Summary;

namespace {

constexpr std::size_t most_lines = 6;
constexpr std::size_t most_names = 3;     // of deadlines in a line
constexpr std::size_t most_partners = 3;  // by name in the counts

constexpr Message<> none_overdue{"Overdue: none", "期限超過：なし"};
constexpr Message<std::size_t, Localized> summary_deadlines_overdue{"Overdue: {} ({})",
                                                                    "期限超過：{}件（{}）"};
constexpr Message<> none_due{"Due this month: none", "今月中の期限：なし"};
constexpr Message<std::size_t, Localized> due{"Due this month: {} ({})",
                                              "今月中の期限：{}件（{}）"};
constexpr Message<Localized, std::int64_t> count_of{"{} {}", "{} {}"};
constexpr Message<std::size_t, std::int64_t> of_partners{"{} organisations {}", "{}団体 {}"};
constexpr Message<> summary_deadlines_nobody{"nobody answers for", "担当の定めなし"};
constexpr Message<Localized, Localized> summary_deadlines_newly_overdue{"newly overdue, {}: {}",
                                                                        "新たに超過　{}：{}"};
constexpr Message<Localized, Localized> due_from{"{}: {}", "{}：{}"};
constexpr Message<Localized, std::int64_t> summary_deadlines_several{"{} ×{}", "{}×{}"};
constexpr Message<Localized, std::string> with_day{"{} by {}", "{}（{}まで）"};
constexpr Message<Localized, std::size_t> and_more{"{} and {} more", "{}ほか{}件"};
constexpr Message<std::size_t> summary_deadlines_more{"and from {} more: track due",
                                                      "ほか{}者：track due"};

Localized name_of(const AddresseeCount& one) {
  return one.id.empty() ? summary_deadlines_nobody() : verbatim(printable(one.name));
}

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
      texts.push_back(count_of(name_of(one), one.all));
    }
  }
  if (of_many > 0) texts.push_back(of_partners(partners, of_many));
  return listed(texts);
}

// What is asked for several times over, once: with the earliest deadline.
struct Asked {
  report::Deadline first;
  std::int64_t times = 0;
};
// What the same ones answer for together.
struct SummaryDeadlinesGroup {
  std::vector<std::string> addressees;
  std::vector<Asked> asked;
};

void add(const report::Deadline& deadline, std::vector<Asked>& all) {
  const auto known = std::find_if(all.begin(), all.end(), [&](const Asked& asked) {
    return deadline_id(asked.first) == deadline_id(deadline);
  });
  if (known == all.end()) {
    all.push_back({deadline, 1});
  } else {
    ++known->times;
  }
}

bool is_of_partner(const OpenDeadline& one) {
  const Activity* activity = one.deadline.activity;
  return activity != nullptr && activity->kind == ActivityKind::partner_activity;
}

// The plan's own first, then the organisations'.
std::vector<SummaryDeadlinesGroup> groups_of(std::vector<OpenDeadline> deadlines) {
  std::stable_partition(deadlines.begin(), deadlines.end(), std::not_fn(is_of_partner));
  std::vector<SummaryDeadlinesGroup> groups;
  for (const OpenDeadline& one : deadlines) {
    const std::vector<std::string> ids = report::addressees_of(one.deadline);
    auto group = std::find_if(groups.begin(), groups.end(), [&](const SummaryDeadlinesGroup& each) {
      return each.addressees == ids;
    });
    if (group == groups.end()) group = groups.insert(groups.end(), {ids, {}});
    add(one.deadline, group->asked);
  }
  return groups;
}

Localized addressees_text(const SummaryDeadlinesGroup& group, const Plan& plan) {
  std::vector<Localized> names;
  for (const std::string& id : group.addressees) {
    const Owner* owner = find_owner(plan, id);
    const Partner* partner = find_partner(plan, id);
    if (id.empty()) {
      names.push_back(summary_deadlines_nobody());
    } else {
      names.push_back(verbatim(printable(owner != nullptr     ? owner->name
                                         : partner != nullptr ? partner->name
                                                              : id)));
    }
  }
  return listed(names);
}

Localized asked_text(const Asked& asked, bool with_days) {
  report::Deadline deadline = asked.first;
  if (asked.times > 1) deadline.number = 0;
  Localized text = deadline_name(deadline);
  if (asked.times > 1) text = summary_deadlines_several(text, asked.times);
  return with_days ? with_day(text, iso(deadline.day)) : text;
}

// The first by name.
Localized names_text(const std::vector<Asked>& all, bool with_days) {
  std::vector<Localized> names;
  for (std::size_t i = 0; i < std::min(all.size(), most_names); ++i) {
    names.push_back(asked_text(all[i], with_days));
  }
  return all.size() <= most_names ? listed(names)
                                  : and_more(listed(names), all.size() - most_names);
}

// A line for those who answer for any of them.
std::vector<SummaryLine> lines_of(const Summary& summary,
                                  const std::vector<OpenDeadline>& deadlines,
                                  const Message<Localized, Localized>& words, bool with_days,
                                  Paint colored) {
  std::vector<SummaryLine> lines;
  const std::vector<SummaryDeadlinesGroup> groups = groups_of(deadlines);
  for (std::size_t i = 0; i < std::min(groups.size(), most_lines); ++i) {
    lines.push_back(
        {words(addressees_text(groups[i], *summary.plan), names_text(groups[i].asked, with_days)),
         colored});
  }
  if (groups.size() > most_lines) {
    lines.push_back({summary_deadlines_more(groups.size() - most_lines), Paint::faint});
  }
  return lines;
}

SummaryBlock overdue_block(const Summary& summary) {
  if (summary.overdue.empty()) return {none_overdue(), {}};
  std::vector<OpenDeadline> fresh;
  std::copy_if(summary.overdue.begin(), summary.overdue.end(), std::back_inserter(fresh),
               [](const OpenDeadline& one) { return one.newly; });
  return {summary_deadlines_overdue(summary.overdue.size(), counts_text(report::count_by_addressee(
                                                                *summary.plan, summary.overdue))),
          lines_of(summary, fresh, summary_deadlines_newly_overdue, false, Paint::poor)};
}

SummaryBlock due_block(const Summary& summary) {
  const std::vector<OpenDeadline>& all = summary.due_this_month;
  if (all.empty()) return {none_due(), {}};
  return {due(all.size(), counts_text(report::count_by_addressee(*summary.plan, all))),
          lines_of(summary, all, due_from, true, Paint::plain)};
}

}  // namespace

std::vector<SummaryBlock> deadline_blocks(const Summary& summary) {
  return {overdue_block(summary), due_block(summary)};
}

}  // namespace track::render
