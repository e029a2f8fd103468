#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "track/base/localized.hpp"

// Charts as plain data: what is shown, not where. Each says in a sentence with its figures what it
// shows, for those who cannot see it.
namespace track::render {

// `doubtful` is fair and `absent` poor, each with a mark of its own: what cannot be told, what is
// missing.
enum class Paint { plain, heading, faint, good, fair, poor, doubtful, absent };

// A figure: where it stands on the chart's scale, and as it is written.
struct ChartFigure {
  double value = 0;
  Localized shown{};
};

struct ChartSpan {
  double low = 0;
  double high = 0;
};

// The actual of one year as a bar from zero, beside what it is held against.
struct BulletChart {
  Localized title;
  Localized told;
  Paint paint = Paint::plain;
  std::optional<ChartFigure> actual{};
  std::optional<ChartFigure> target{};
  std::optional<double> target_most{};    // of a target that is a range, its upper end
  std::optional<ChartFigure> expected{};  // of a running year: the level to be expected by now
  std::optional<ChartFigure> baseline{};
  bool is_ceiling = false;        // what is beyond the target is poor
  bool is_open = false;           // the actual is not final
  bool is_percent = false;        // the scale is 0 to 100
  std::optional<double> reach{};  // up to where a scale that several share goes, at least
};

// How far a milestone has come: 0 not started, 1 started, 2 done.
struct StageChart {
  Localized title;
  Localized told;
  Paint paint = Paint::plain;
  std::optional<int> reached{};
  std::optional<int> target{};
};

// Figures over the years; several series, those of parts, stand beside each other on one scale.
struct TrendChart {
  struct Point {
    std::optional<ChartFigure> figure{};
    Localized absent{};       // why there is no figure, where one was to be expected: not due
    bool is_missing = false;  // there is none although it was due
    std::optional<ChartSpan> interval{};  // what sampling leaves open of it (95 %)
    std::optional<ChartFigure> target{};
    bool is_open = false;  // not final: the year is not over, the value provisional, a part missing
    bool is_baseline = false;
    bool is_joined = false;  // by a line to the figure before it
    bool is_broken = false;  // the series breaks before this year
  };
  struct Series {
    Localized name{};
    Localized told{};             // of one of several, what it shows
    std::vector<Point> points{};  // as many as there are years
  };

  Localized title;
  Localized told;
  bool of_columns = false;  // of what is counted up within a year: bars from zero
  bool is_percent = false;
  bool is_ceiling = false;  // what is beyond a target is poor
  std::vector<std::string> years{};
  std::vector<Series> series{};
};

// How many are how: parts of a bar, each with its number.
struct StatusBar {
  struct Part {
    Localized word;
    std::int64_t number = 0;
    Paint paint = Paint::plain;
    std::string mark{};      // a sign beside the number, so that colour is never alone
    bool is_hollow = false;  // of what is not there
  };
  Localized title;
  Localized told;
  std::vector<Part> parts{};
  std::int64_t most = 0;  // how many a bar of full length would have, at least
};

using Chart = std::variant<BulletChart, StageChart, TrendChart, StatusBar>;

inline const Localized& title_of(const Chart& chart) {
  return std::visit([](const auto& one) -> const Localized& { return one.title; }, chart);
}
inline const Localized& told_of(const Chart& chart) {
  return std::visit([](const auto& one) -> const Localized& { return one.told; }, chart);
}

}  // namespace track::render
