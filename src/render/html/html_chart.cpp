#include "html/html_chart.hpp"

#include <fmt/format.h>

#include "charts/drawing.hpp"
#include "charts/legend.hpp"
#include "charts/svg.hpp"
#include "html/escaping.hpp"

namespace track::render {

namespace {

struct ChartWriter {
  Language language;
  TrendSize size;

  std::string operator()(const BulletChart& chart) const {
    return svg_of(drawing_of(chart), "bullet", chart.told.in(language));
  }
  std::string operator()(const StageChart& chart) const {
    return svg_of(drawing_of(chart), "bullet", chart.told.in(language));
  }
  std::string operator()(const StatusBar& chart) const {
    return svg_of(drawing_of(chart), "counted", chart.told.in(language));
  }
  std::string operator()(const TrendChart& chart) const {
    if (chart.series.size() == 1 || size == TrendSize::cell) {
      const bool is_cell = size == TrendSize::cell;
      return svg_of(drawing_of(chart, 0, size, language), is_cell ? "trend small" : "trend",
                    chart.told.in(language));
    }
    return parts(chart);
  }

 private:
  std::string parts(const TrendChart& chart) const {
    std::string all = "\n<ul class=\"parts\">\n";
    for (std::size_t i = 0; i < chart.series.size(); ++i) {
      const TrendChart::Series& series = chart.series[i];
      all += fmt::format("<li>{}{}</li>\n", html_text(series.name.in(language)),
                         svg_of(drawing_of(chart, i, TrendSize::part, language), "trend part",
                                series.told.in(language)));
    }
    return all + "</ul>";
  }
};

}  // namespace

std::string html_chart(const Chart& chart, Language language) {
  return std::visit(ChartWriter{language, TrendSize::cell}, chart);
}

std::string html_figure(const Chart& chart, Language language) {
  const std::string legend = html_text(legend_of(chart).in(language));
  return fmt::format("<figure>\n<figcaption>{}{}</figcaption>\n{}\n</figure>\n",
                     html_text(title_of(chart).in(language)),
                     legend.empty() ? "" : "<span>" + legend + "</span>",
                     std::visit(ChartWriter{language, TrendSize::whole}, chart));
}

}  // namespace track::render
