#include "track/base/period_reader.hpp"

#include <fmt/format.h>

#include <array>

#include "calendar_check.hpp"
#include "track/base/text.hpp"

namespace track {

namespace {

constexpr Phrase<> how_to_write{
    "write a day as 2022-06-11, a month as 2022-04, a quarter as FY2022-Q1, a half as FY2022-H1, a "
    "fiscal year as FY2022, or a range as 2022-04-01..2022-06-15",
    "期間は "
    "2022-06-11（日）、2022-04（月）、FY2022-Q1（四半期）、FY2022-H1（半期）、FY2022（年度）、"
    "2022-04-01..2022-06-15（範囲）のように書いてください"};
constexpr Phrase<> how_to_write_with_eras{
    "write a day as R4.6.11 or 2022-06-11, a month as R4.4 or 2022-04, a quarter as R4-Q1, a half "
    "as R4-H1, a fiscal year as R4, or a range as 2022-04-01..2022-06-15",
    "期間は "
    "R4.6.11、2022-06-11（日）、R4.4、2022-04（月）、R4-Q1（四半期）、R4-H1（半期）、R4（年度）、"
    "2022-04-01..2022-06-15（範囲）のように書いてください"};
constexpr Phrase<std::string> write_month{"write a month as {}", "月は {} のように書いてください"};
constexpr Phrase<> how_to_count_parts{
    "a fiscal year has the quarters Q1 to Q4 and the halves H1 and H2",
    "年度の四半期は Q1 から Q4、半期は H1 と H2 です"};
constexpr Phrase<Sentence> record_apart{"record {} apart", "{} に分けて記録してください"};
constexpr Phrase<Sentence, std::string> joined{"{} and {}", "{} と {}"};
constexpr Phrase<> each_year_apart{"record each fiscal year apart",
                                   "年度ごとに分けて記録してください"};

constexpr Phrase<> nothing{"no period is given", "期間がありません"};
constexpr Phrase<std::string> not_a_period{"\"{}\" is not a day, month, year or period",
                                           "「{}」は日付・月・年度・期間のいずれでもありません"};
constexpr Phrase<std::string> six_digits{"\"{}\" has six digits", "「{}」は6桁の数字です"};
constexpr Phrase<std::string> no_such_part{"there is no \"{}\" of a fiscal year",
                                           "年度に「{}」はありません"};
constexpr Phrase<std::string> open_range{"the range \"{}\" lacks its first or last day",
                                         "期間「{}」の始めか終わりがありません"};
constexpr Phrase<std::string> not_an_end{
    "\"{}\" is not the day or month a range begins or ends with",
    "「{}」は期間の始めや終わりになる日付・月ではありません"};
constexpr Phrase<std::string, std::string> ends_before_start{
    "the period ends on {1}, before it starts on {0}",
    "期間の終わり（{1}）が始め（{0}）より前です"};
constexpr Phrase<std::string, std::string> crosses{
    "\"{}\" crosses two fiscal years: a new one begins on {}",
    "「{}」は年度をまたいでいます（{} から新しい年度です）"};

}  // namespace

}  // namespace track
