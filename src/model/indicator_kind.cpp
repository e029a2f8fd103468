#include "track/model/indicator_kind.hpp"

#include <array>

namespace track {

namespace {

constexpr Message<std::string> amount_written{
    "write a number as in \"132{}\", or \"unknown\" or \"suppressed\"",
    "「132{}」のような数値、「不明」または「秘匿」と書いてください"};

#pragma GCC diagnostic push
#pragma GCC diagnostic error "-Wswitch"
constexpr KindTraits row_of(IndicatorKind kind) {
  switch (kind) {
    case IndicatorKind::count:
      return {.word = {kind, "count", "count", "合計"},
              .noun = {"number", "数値"},
              .written = amount_written,
              .aggregation = Aggregation::sum};
    case IndicatorKind::running:
      return {.word = {kind, "running", "running total", "累計（年度内）"},
              .noun = {"year-to-date total", "年度内累計"},
              .written = amount_written,
              .aggregation = Aggregation::last,
              .year_to_date = true};
    case IndicatorKind::stock:
      return {.word = {kind, "stock", "stock", "時点値"},
              .noun = {"level", "時点値"},
              .written = amount_written,
              .aggregation = Aggregation::last,
              .carries_over = true,
              .may_be_negative = true};
    case IndicatorKind::share:
      return {.word = {kind, "share", "share", "割合"},
              .noun = {"percentage", "割合"},
              .written = {"write 84/102 or 68.6%, or 68.6% n=1083 with the sample size",
                          "「84/102」または「68.6%」、標本数があれば「68.6% n=1083」と"
                          "書いてください"},
              .aggregation = Aggregation::quotient,
              .scale = Scale::percent,
              .years_check = YearsCheck::points,
              .decimals = 1};
    case IndicatorKind::rate:
      return {.word = {kind, "rate", "rate", "率"},
              .noun = {"rate", "率"},
              .written = {"write 12/53000, or a published rate as in 22.6",
                          "「12/53000」、または公表された率を「22.6」のように書いてください"},
              .aggregation = Aggregation::quotient,
              .scale = Scale::per,
              .decimals = 1};
    case IndicatorKind::score:
      return {.word = {kind, "score", "score", "点数"},
              .noun = {"score", "点数"},
              .written = {"write 4.2, or 4.2 n=30 with the number of answers",
                          "「4.2」、回答数があれば「4.2 n=30」と書いてください"},
              .aggregation = Aggregation::weighted_mean,
              .years_check = YearsCheck::none,
              .decimals = 2,
              .may_be_negative = true,
              .takes_sample_size = true};
    case IndicatorKind::milestone:
      return {.word = {kind, "milestone", "milestone", "到達状況"},
              .noun = {"stage", "段階"},
              .written = {"write \"not started\", \"started\" or \"done\"",
                          "「未着手」「着手」「完了」のいずれかを書いてください"},
              .aggregation = Aggregation::last,
              .years_check = YearsCheck::none,
              .staged = true,
              .carries_over = true};
  }
  return {.word = {}, .noun = {"", ""}, .written = {"", ""}};
}
#pragma GCC diagnostic pop

constexpr std::size_t number_of_kinds() {
  std::size_t number = 0;
  while (!row_of(static_cast<IndicatorKind>(number)).word.key.empty()) ++number;
  return number;
}

template <class Row, class Make, std::size_t... i>
constexpr std::array<Row, sizeof...(i)> rows_by(Make make, std::index_sequence<i...>) {
  return {make(row_of(static_cast<IndicatorKind>(i)))...};
}

using AllKinds = std::make_index_sequence<number_of_kinds()>;
constexpr auto kinds = rows_by<KindTraits>([](const KindTraits& row) { return row; }, AllKinds{});
constexpr auto kind_words =
    rows_by<Word<IndicatorKind>>([](const KindTraits& row) { return row.word; }, AllKinds{});

}  // namespace

const KindTraits& traits_of(IndicatorKind kind) {
  return kinds[static_cast<std::size_t>(kind)];
}

template <>
std::span<const Word<IndicatorKind>> words<IndicatorKind>() {
  return kind_words;
}

}  // namespace track
