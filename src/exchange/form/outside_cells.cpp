#include "form/outside_cells.hpp"

#include "track/base/text.hpp"

namespace track::exchange {

namespace {

constexpr std::size_t most_outside_shown = 8;
constexpr std::size_t widest_content = 30;

constexpr Message<Localized> outside_cells{
    "outside of the form, and not read: {}. What is to be recorded goes into the white cells, all "
    "else into the remarks",
    "様式の枠外のため、取り込みません：{}。記録する値は白いセルに、補足は備考欄に記入してください"};
constexpr Message<Localized, std::int64_t> and_others{"{} and {} more", "{} ほか{}セル"};

}  // namespace

void OutsideCells::add(const std::string& place, const std::string& content) {
  ++count_;
  if (shown_.size() == most_outside_shown) return;
  const std::vector<std::string> lines = wrap(printable(trimmed(content)), widest_content);
  shown_.push_back(printable(place) + " " + lines.front() + (lines.size() > 1 ? "…" : ""));
}

void OutsideCells::add(const OutsideCells& others) {
  count_ += others.count_;
  for (const std::string& one : others.shown_) {
    if (shown_.size() < most_outside_shown) shown_.push_back(one);
  }
}

Localized OutsideCells::warning() const {
  const std::int64_t others = count_ - static_cast<std::int64_t>(shown_.size());
  const Localized cells = {joined(shown_, ", "), joined(shown_, "、")};
  return outside_cells(others > 0 ? and_others(cells, others) : cells);
}

}  // namespace track::exchange
