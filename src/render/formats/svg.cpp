#include <vector>

#include "charts/svg.hpp"
#include "track/base/error.hpp"
#include "writers.hpp"

namespace track::render {

namespace {

constexpr Message<> nothing_to_draw{"there is no chart to draw", "図にするものがありません"};
constexpr Message<> what_is_drawn{
    "an indicator is drawn over its years once one of them has a figure, and another a figure or a "
    "target; a milestone and a single year are not",
    "指標は、ある年度に実績値があり、別の年度にも実績値か目標値があるときに図になります"
    "（段階の指標と、1年度だけの表示は図になりません）"};
constexpr Message<> as_a_page{"for its tables: --format html", "表は --format html で書き出せます"};

}  // namespace

std::string write_svg(const Document& document, const Style& style) {
  std::vector<const Chart*> charts;
  Localized title = document.title;
  for (const Block& block : document.blocks.get()) {
    if (const auto* chart = std::get_if<Chart>(&block)) charts.push_back(chart);
    const auto* heading = std::get_if<Heading>(&block);
    if (heading != nullptr && title.empty()) title = heading->text;
  }
  if (charts.empty()) {
    throw Error(ErrorKind::refused, nothing_to_draw(), {what_is_drawn(), as_a_page()});
  }
  if (title.empty()) title = title_of(*charts.front());
  return svg_file(charts, title.in(style.language), style.language);
}

}  // namespace track::render
