#include "role_finder.hpp"

#include <algorithm>
#include <string_view>

#include "mapping/label.hpp"
#include "matches.hpp"
#include "track/base/text.hpp"

namespace track::exchange {

namespace {

constexpr Message<> named_in_title{"named in a cell above the table", "表の上のセルにある名称です"};
constexpr Message<> only_one_fits{"the only one that fits", "当てはまる指標がこれだけです"};

std::vector<std::string> without_totals(std::vector<std::string> labels) {
  std::erase_if(labels, is_total_word);
  return labels;
}

class RoleFinder {
 public:
  RoleFinder(const Sample& sample, const Shape& shape, const Layout& layout, const Plan& plan)
      : sample_(sample), shape_(shape), layout_(layout), plan_(plan) {
    guess_.columns = shape.figures;
  }

  RoleGuess find(const std::string& sheet_name, Day today) {
    PeriodFinder finder(plan_, today, sample_, shape_, layout_);
    for (const std::string& separator : separators()) {
      guess_.period = finder.find(sheet_name, separator);
      if (!guess_.period) continue;
      guess_.split = separator;
      break;
    }
    if (guess_.period) {
      if (!guess_.period->values.empty()) guess_.columns = guess_.period->values;
      for (const std::size_t column : guess_.period->columns) {
        std::erase(guess_.columns, column);
        if (has_gaps(column)) guess_.fill.push_back(column);
      }
    }
    if (guess_.period && guess_.period->from_heading) leave_out_totals();
    find_roles();
    count_by_fiscal_year();
    return std::move(guess_);
  }

 private:
  // Beside months a total is no month.
  void leave_out_totals() {
    std::vector<std::size_t> kept;
    for (const std::size_t column : guess_.columns) {
      const std::string heading =
          column < layout_.headings.size() ? layout_.headings[column].whole : "";
      constexpr std::size_t longest = std::string_view("年度計").size();
      const bool is_sum = folded(heading).ends_with("計") && heading.size() <= longest;
      if (!is_total_word(heading) && !is_sum) kept.push_back(column);
    }
    if (!kept.empty()) guess_.columns = kept;
  }

  // Of a heading that says several things, what stands between them.
  std::vector<std::string> separators() const {
    std::vector<std::string> result = {""};
    for (const std::string separator : {":", "-", "/", "_", "・"}) {
      const bool everywhere = std::ranges::all_of(guess_.columns, [&](std::size_t column) {
        return column < layout_.headings.size() &&
               half_width(layout_.headings[column].whole).find(separator) != std::string::npos;
      });
      if (everywhere && guess_.columns.size() > 1) result.push_back(separator);
    }
    return result;
  }

  // The parts of a heading that may say something else than the period; 0 is the whole.
  std::vector<std::size_t> free_parts(const std::string& separator) const {
    std::size_t most = 0;
    for (const std::size_t column : guess_.columns) {
      most = std::max(most, layout_.parts(column, separator).size());
    }
    std::vector<std::size_t> parts;
    const bool whole_is_period =
        guess_.period && guess_.period->from_heading && guess_.period->part == 0;
    if (whole_is_period) return parts;
    if (!guess_.period || !guess_.period->from_heading) parts.push_back(0);
    for (std::size_t part = 1; part <= most && most > 1; ++part) {
      if (!guess_.period || !guess_.period->from_heading || guess_.period->part != part)
        parts.push_back(part);
    }
    return parts;
  }

  std::string heading_part(std::size_t column, std::size_t part,
                           const std::string& separator) const {
    if (column >= layout_.headings.size()) return "";
    if (part == 0) return layout_.headings[column].whole;
    const auto parts = layout_.parts(column, separator);
    return part <= parts.size() ? parts[part - 1] : "";
  }

  static std::string heading_reference(std::size_t part) {
    return part == 0 ? "{^}" : "{^" + std::to_string(part) + "}";
  }

  void find_roles() {
    for (const std::string& separator : separators()) {
      if (!guess_.split.empty() && separator != guess_.split) continue;
      const bool period_in_heading = guess_.period && guess_.period->from_heading;
      if (!period_in_heading) match_headings();
      if (!guess_.by_heading.empty()) break;
      for (const std::size_t part : free_parts(separator)) match_part(part, separator);
      if (!guess_.by.empty() || !guess_.indicator.empty()) {
        guess_.split = separator;
        break;
      }
    }
    for (const std::size_t column : shape_.labels) {
      match_column(column);
      match_groups(column);
      if (column < layout_.headings.size() && is_note_word(layout_.headings[column].whole)) {
        guess_.note = column;
      }
    }
    if (!guess_.by_heading.empty() || !guess_.indicator.empty()) return;
    std::vector<std::string> breakdowns;
    for (const auto& [breakdown, written] : guess_.by) breakdowns.push_back(breakdown);
    if (const Indicator* titled = indicator_in_title()) {
      guess_.indicator = titled->id;
      guess_.indicator_doubt = named_in_title();
      keep_a_table_of(*titled, breakdowns);
      return;
    }
    const Indicator* only = only_indicator_by(plan_, breakdowns);
    if (only == nullptr) only = only_indicator_by(plan_, {});
    if (only == nullptr) return;
    guess_.indicator = only->id;
    guess_.indicator_doubt = only_one_fits();
    keep_a_table_of(*only, breakdowns);
  }

  // The longest name of an indicator that stands in a cell above the table.
  const Indicator* indicator_in_title() const {
    const Indicator* longest = nullptr;
    for (std::size_t i = 0; i < shape_.headings.front(); ++i) {
      for (const Cell& cell : sample_.rows[i].cells) {
        const std::string title = folded(label_of(cell));
        for (const Indicator& one : plan_.indicators) {
          const bool longer = longest == nullptr || one.name.size() > longest->name.size();
          const bool stands_there = title.find(folded(one.name)) != std::string::npos;
          if (longer && stands_there && indicator_named(plan_, one.name) == &one) longest = &one;
        }
      }
    }
    return longest;
  }

  // Of several breakdowns those by which the indicator is broken down, as many as can be.
  void keep_a_table_of(const Indicator& indicator, const std::vector<std::string>& found) {
    std::vector<std::string> kept;
    for (const PartTable& table : indicator.by) {
      std::vector<std::string> ids = {table.breakdown};
      if (!table.crossed_with.empty()) ids.push_back(table.crossed_with);
      const bool all = std::ranges::all_of(ids, [&](auto& id) { return contains(found, id); });
      if (all && ids.size() > kept.size()) kept = ids;
    }
    if (kept.empty()) return;
    std::erase_if(guess_.by, [&](auto& one) { return !contains(kept, one.first); });
    std::erase_if(guess_.unknown, [&](auto& one) {
      return one.first != "indicator" && !contains(kept, one.first);
    });
  }

  // Labels without values that are parts of another breakdown than those below them.
  void match_groups(std::size_t column) {
    std::vector<std::string> labels;
    for (std::size_t i = shape_.first_row - std::min<std::size_t>(shape_.first_row, 1);
         i < sample_.rows.size(); ++i) {
      const Cell& cell = sample_.cell(i, column);
      const bool heading = std::ranges::find(shape_.headings, i) != shape_.headings.end();
      const bool blank = std::ranges::all_of(
          guess_.columns, [&](std::size_t figure) { return is_blank(sample_.cell(i, figure)); });
      if (heading || !blank || is_blank(cell)) continue;
      if (!contains(labels, label_of(cell))) labels.push_back(label_of(cell));
    }
    if (labels.size() < 2 || guess_.groups) return;
    const auto match = breakdown_of(plan_, labels);
    if (!match) return;
    const std::string& id = match->breakdown->id;
    if (std::ranges::any_of(guess_.by, [&](auto& one) { return one.first == id; })) return;
    guess_.groups = column;
    guess_.by.emplace_back(id, "{group}");
  }

  // Each heading is an indicator.
  void match_headings() {
    for (const std::size_t column : guess_.columns) {
      if (column >= layout_.headings.size()) continue;
      const Heading& heading = layout_.headings[column];
      const Indicator* found = indicator_named(plan_, heading.whole);
      if (found == nullptr) found = indicator_named(plan_, heading.own);
      if (found != nullptr) guess_.by_heading[column] = found->id;
    }
  }

  void match_part(std::size_t part, const std::string& separator) {
    std::vector<std::string> labels;
    for (const std::size_t column : guess_.columns) {
      const std::string label = heading_part(column, part, separator);
      if (!label.empty() && !contains(labels, label)) labels.push_back(label);
    }
    if (std::ranges::any_of(guess_.by,
                            [&](auto& one) { return one.second == heading_reference(0); }))
      return;
    match_labels(labels, heading_reference(part), true);
  }

  void match_column(std::size_t column) {
    if (guess_.period &&
        std::ranges::find(guess_.period->columns, column) != guess_.period->columns.end()) {
      return;
    }
    const std::size_t found = guess_.by.size();
    match_labels(labels_in(sample_, shape_, column), "{" + reference_to(layout_, column) + "}",
                 false);
    if (guess_.by.size() == found) return;
    if (has_gaps(column)) {
      guess_.fill.push_back(column);
    } else if (has_blanks(column)) {
      guess_.unknown[guess_.by.back().first].emplace_back();
    }
  }

  void match_labels(const std::vector<std::string>& all, const std::string& written,
                    bool in_heading) {
    const std::vector<std::string> labels = without_totals(all);
    if (labels.empty()) return;
    if (const auto match = breakdown_of(plan_, labels)) {
      const std::string& id = match->breakdown->id;
      for (const auto& [taken, ignored] : guess_.by) {
        if (taken == id) return;
      }
      guess_.by.emplace_back(id, written);
      for (const std::string& label : match->unknown) guess_.unknown[id].push_back(label);
      if (in_heading) guess_.heading_has_totals = all.size() > labels.size();
      return;
    }
    if (!guess_.indicator.empty() || !guess_.by_heading.empty()) return;
    std::vector<std::string> unknown;
    for (const std::string& label : labels) {
      if (indicator_named(plan_, label) == nullptr) unknown.push_back(label);
    }
    if (unknown.size() * 2 > labels.size()) return;
    guess_.indicator = written;
    guess_.unknown["indicator"] = unknown;
    for (const std::string& label : all) {
      const Indicator* found = indicator_named(plan_, label);
      const bool total_is_indicator = in_heading && found != nullptr;
      if (total_is_indicator) guess_.indicator_names.push_back({label, found->id});
    }
  }

  // 1 January of an indicator that counts by fiscal year.
  void count_by_fiscal_year() {
    if (!guess_.period || guess_.period->every != Every::year || guess_.period->fiscal.empty())
      return;
    std::vector<std::string> ids;
    for (const auto& [column, id] : guess_.by_heading) ids.push_back(id);
    if (ids.empty()) ids.push_back(guess_.indicator);
    const bool fiscal = std::ranges::all_of(ids, [this](const std::string& id) {
      const Indicator* one = find_indicator(plan_, id);
      return one != nullptr && !plan_.calendar_of(*one).is_calendar_year();
    });
    if (!fiscal) return;
    guess_.period->written = guess_.period->fiscal;
    guess_.period->every = Every::as_written;
  }

  bool has_blanks(std::size_t column) const {
    for (std::size_t i = shape_.first_row; i < sample_.rows.size(); ++i) {
      if (!is_blank(sample_.cell(i, column))) continue;
      const auto is_value = [&](std::size_t figure) { return is_figure(sample_.cell(i, figure)); };
      if (std::ranges::any_of(guess_.columns, is_value)) return true;
    }
    return false;
  }

  // A label stands once for several rows.
  bool has_gaps(std::size_t column) const {
    if (is_blank(sample_.cell(shape_.first_row, column))) return false;
    std::size_t blank = 0;
    for (std::size_t i = shape_.first_row; i < sample_.rows.size(); ++i) {
      if (!is_blank(sample_.cell(i, column))) continue;
      const bool valued = std::ranges::any_of(
          guess_.columns, [&](std::size_t figure) { return is_figure(sample_.cell(i, figure)); });
      if (valued) ++blank;
    }
    return blank * 3 > sample_.rows.size() - shape_.first_row;
  }

  const Sample& sample_;
  const Shape& shape_;
  const Layout& layout_;
  const Plan& plan_;
  RoleGuess guess_;
};

}  // namespace

// The different texts of a column of values, in order.
std::vector<std::string> labels_in(const Sample& sample, const Shape& shape, std::size_t column) {
  std::vector<std::string> labels;
  for (std::size_t i = shape.first_row; i < sample.rows.size(); ++i) {
    const Cell& cell = sample.cell(i, column);
    const bool valued = std::ranges::any_of(shape.figures, [&](std::size_t figure) {
      return is_figure(sample.cell(i, figure)) || is_sign(sample.cell(i, figure));
    });
    if (is_blank(cell) || !valued) continue;
    const std::string label = label_of(cell);
    if (!contains(labels, label)) labels.push_back(label);
  }
  return labels;
}

bool RoleGuess::by_in_heading() const {
  return std::ranges::any_of(by, [](auto& one) { return one.second.starts_with("{^"); });
}

RoleGuess guess_roles(const std::string& sheet_name, const Sample& sample, const Shape& shape,
                      const Layout& layout, const Plan& plan, Day today) {
  return RoleFinder(sample, shape, layout, plan).find(sheet_name, today);
}

}  // namespace track::exchange
