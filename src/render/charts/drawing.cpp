#include "drawing.hpp"

#include <algorithm>
#include <functional>

#include "scale.hpp"
#include "track/base/text.hpp"

namespace track::render {

namespace {

// Of a letter's size. Digits are a little narrower in most fonts.
constexpr double narrow_letter = 0.64;
constexpr double broad_letter = 0.95;
constexpr std::string_view broad_letters = "mwMW@%";
constexpr double wide_letter = 1;
constexpr double above_base_line = 0.8;
constexpr double below_base_line = 0.2;

constexpr Message<> bar_actual{"■ actual", "■ 実績"};
constexpr Message<> bar_open{"□ not final yet", "□ 未確定"};
constexpr Message<> point_actual{"● actual", "● 実績"};
constexpr Message<> point_open{"○ not final yet", "○ 未確定"};
constexpr Message<> tick_target{"━ target", "━ 目標"};
constexpr Message<> tick_ceiling{"┏┓ ceiling", "┏┓ 上限"};
constexpr Message<> line_target{"┃ target", "┃ 目標"};
constexpr Message<> line_ceiling{"] ceiling", "］ 上限"};
constexpr Message<> legend_expected{"▾ expected by now", "▾ 現時点で見込まれる水準"};
constexpr Message<> legend_baseline{"◆ baseline", "◆ 基準値"};
constexpr Message<> bullet_baseline{"▴ baseline", "▴ 基準値"};
constexpr Message<> legend_interval{"│ 95 % interval", "│ 95%信頼区間"};
constexpr Message<> legend_break{"┊ not comparable across this line", "┊ この前後は比較できません"};
constexpr Message<> not_from_zero{"the scale does not begin at 0", "目盛は0から始まっていません"};
constexpr Message<> one_scale{"all on the same scale", "目盛はすべて共通"};
constexpr Message<> stages{"half: started; whole: done", "半分：着手、全体：完了"};
constexpr Message<std::string, Localized, std::int64_t> part_of_bar{"{} {} {}", "{} {}{}"};

constexpr char gap_en[] = "   ";
constexpr char gap_ja[] = "　";

Localized listed_in_legend(const std::vector<Localized>& words) {
  return joined(words, {gap_en, gap_ja});
}

struct LegendMaker {
  Localized operator()(const BulletChart& chart) const {
    std::vector<Localized> words;
    if (chart.actual) words.push_back(chart.is_open ? bar_open() : bar_actual());
    if (chart.target) words.push_back(chart.is_ceiling ? line_ceiling() : line_target());
    if (chart.expected) words.push_back(legend_expected());
    if (chart.baseline) words.push_back(bullet_baseline());
    return listed_in_legend(words);
  }
  Localized operator()(const StageChart& chart) const {
    return chart.target ? listed_in_legend({stages(), line_target()}) : stages();
  }
  Localized operator()(const StatusBar& chart) const {
    std::vector<Localized> words;
    for (const StatusBar::Part& part : chart.parts) {
      if (part.number > 0) words.push_back(part_of_bar(part.mark, part.word, part.number));
    }
    return listed_in_legend(words);
  }
  Localized operator()(const TrendChart& chart) const {
    using Point = TrendChart::Point;
    const auto any = [&chart](const std::function<bool(const Point&)>& is_so) {
      return std::ranges::any_of(chart.series, [&](const TrendChart::Series& series) {
        return std::ranges::any_of(series.points, is_so);
      });
    };
    const auto shown = [](const Point& point) { return point.figure && !point.is_baseline; };
    std::vector<Localized> words;
    if (any([&](const Point& point) { return shown(point) && !point.is_open; })) {
      words.push_back(chart.of_columns ? bar_actual() : point_actual());
    }
    if (any([&](const Point& point) { return shown(point) && point.is_open; })) {
      words.push_back(chart.of_columns ? bar_open() : point_open());
    }
    if (any([](const Point& point) { return point.target.has_value(); })) {
      words.push_back(chart.is_ceiling ? tick_ceiling() : tick_target());
    }
    if (any([](const Point& point) { return point.figure && point.is_baseline; })) {
      words.push_back(legend_baseline());
    }
    if (any([](const Point& point) { return point.interval.has_value(); })) {
      words.push_back(legend_interval());
    }
    if (any([](const Point& point) { return point.is_broken; })) words.push_back(legend_break());
    if (!chart.of_columns && begins_above_zero(chart)) words.push_back(not_from_zero());
    if (chart.series.size() > 1) words.push_back(one_scale());
    return listed_in_legend(words);
  }

  static bool begins_above_zero(const TrendChart& chart) {
    const std::vector<Tick> ticks = ticks_of(chart, steps_of_axis);
    return ticks.front().value > 0 || ticks.back().value < 0;
  }
};

}  // namespace

double drawn_width(std::string_view text, double size) {
  double letters = 0;
  while (!text.empty()) {
    const std::string_view letter = take_character(text).bytes;
    const std::size_t columns = text_width(letter);
    const bool is_broad = broad_letters.find(letter) != std::string_view::npos;
    letters += columns == 0  ? 0
               : columns > 1 ? wide_letter
               : is_broad    ? broad_letter
                             : narrow_letter;
  }
  return letters * size;
}

Box Label::box() const {
  const double width = drawn_width(text, size);
  const double left = anchor == Anchor::start    ? at.x
                      : anchor == Anchor::middle ? at.x - width / 2
                                                 : at.x - width;
  return {left, at.y - above_base_line * size, width, (above_base_line + below_base_line) * size};
}

bool overlap(const Box& one, const Box& other) {
  return one.x < other.right() && other.x < one.right() && one.y < other.bottom() &&
         other.y < one.bottom();
}

Localized legend_of(const Chart& chart) {
  return std::visit(LegendMaker(), chart);
}

}  // namespace track::render
