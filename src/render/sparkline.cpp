#include "sparkline.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace track::render {

namespace {

constexpr std::array<std::string_view, 8> steps = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
constexpr std::string_view middle = "▄";
constexpr std::string_view sparkline_no_figure = "·";

// The nearest step; half way between two, the upper one.
std::string_view step(const Rational& figure, const Rational& least, const Rational& greatest) {
  if (least == greatest) return middle;
  const Rational place = (figure - least) / (greatest - least) * std::int64_t{steps.size() - 1};
  const Rational nearest = (place + Rational(1, 2)).truncated();
  return steps[static_cast<std::size_t>(nearest.whole().value())];
}

}  // namespace

std::string sparkline(const std::vector<std::optional<Rational>>& figures) {
  std::vector<Rational> known;
  for (const std::optional<Rational>& figure : figures) {
    if (figure) known.push_back(*figure);
  }
  if (known.size() < 2) return {};
  const auto [least, greatest] = std::minmax_element(known.begin(), known.end());
  std::string result;
  for (const std::optional<Rational>& figure : figures) {
    result += figure ? step(*figure, *least, *greatest) : sparkline_no_figure;
  }
  return result;
}

}  // namespace track::render
