#include <fmt/format.h>

#include "figures.hpp"
#include "report_forms.hpp"
#include "track/base/text.hpp"

namespace track::render {

using report::Row;

namespace {

constexpr Message<Localized, std::int64_t> count_of_status{"{} {}", "{} {}"};

constexpr Message<> unit{"unit", "単位"};
constexpr Message<> report_words_baseline{"baseline", "基準値"};
constexpr Message<> target{"target", "目標値"};
constexpr Message<> actual{"actual", "実績値"};
constexpr Message<> difference{"diff", "差"};
constexpr Message<> rate{"rate", "達成率"};
constexpr Message<> method{"method", "算定方法"};
constexpr Message<> status{"status", "判定"};
constexpr Message<> last{"last day", "最終実績日"};

constexpr Message<> desired_states{"desired states", "目指すべき状態"};
constexpr Message<> monitoring_block{"Monitoring surveys", "モニタリング（調査・統計）"};
constexpr Message<> nothing_to_show{"Nothing in the plan matches these filters.",
                                    "条件に一致する項目はありません。"};

}  // namespace

std::vector<StatusCount> status_counts(const report::StatusCounts& counts) {
  std::vector<StatusCount> result;
  for (const Word<Status>& word : words<Status>()) {
    const auto found = counts.find(word.value);
    if (found == counts.end()) continue;
    result.push_back({word.value, count_of_status(label(word.value), found->second)});
  }
  return result;
}

Localized joined_counts(const report::StatusCounts& counts, const std::string& separator) {
  Localized all;
  for (const StatusCount& count : status_counts(counts)) {
    all = all.empty()
              ? count.text
              : Localized{all.en + separator + count.text.en, all.ja + separator + count.text.ja};
  }
  return all;
}

const ReportWords& report_words() {
  static const ReportWords all{desired_states(), monitoring_block(), nothing_to_show()};
  return all;
}

Grid figure_columns(const std::vector<const Row*>& rows) {
  Grid grid;
  grid.columns = {{"unit", unit()},
                  {"baseline", report_words_baseline(), Alignment::right},
                  {"target", target(), Alignment::right},
                  {"actual", actual(), Alignment::right},
                  {"difference", difference(), Alignment::right},
                  {"rate", rate(), Alignment::right},
                  {"method", method()},
                  {"status", status()},
                  {"last", last()}};
  for (const Row* row : rows) {
    grid.rows.push_back({{{}, unit_text(*row)},
                         {{}, baseline_text(*row)},
                         {{}, target_text(*row)},
                         {{}, actual_text(*row)},
                         {{}, difference_text(*row)},
                         {{}, rate_text(*row)},
                         {{}, method_text(*row)},
                         {{}, label(row->assessment.status)},
                         {{}, last_text(*row)}});
  }
  return grid;
}

}  // namespace track::render
