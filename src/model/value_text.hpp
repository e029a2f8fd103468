#pragma once

#include <optional>
#include <string>
#include <string_view>

// The pieces that a written value consists of.
namespace track {

// Trimmed, with full-width ASCII (１, ％, （, ＝) in plain ASCII. Not NFKC, which would read
// "132①", a figure with its footnote, as 1321.
std::string plain_value_text(std::string_view text);

// What stands in the cells of statistics for "none", in every shape that typists give it.
bool is_dash(std::string_view text);

// A text cut in two where its leading number ends, both trimmed: "1,234" and "人". Whether the
// first is a number is still to be seen.
struct NumberAndRest {
  std::string number;
  std::string rest;
};
NumberAndRest cut_number(std::string_view text);

// "68.6% (n=1083)" as "68.6%" and "1083"; nothing where there is no n=.
struct ValueAndSampleSize {
  std::string value;
  std::string size;
};
std::optional<ValueAndSampleSize> cut_sample_size(std::string_view text);

// Whether two spellings name one unit: compared folded, with か所 = カ所 = ヶ所 = 箇所 (月 alike),
// 人 = 名, % = パーセント, and English plurals as their singular. An empty one is no unit.
bool same_unit(std::string_view left, std::string_view right);

}  // namespace track
