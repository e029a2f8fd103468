#include "ods_styles.hpp"

#include <algorithm>
#include <iterator>

namespace track::exchange {

namespace {

std::string text_of(const XmlElement& element, XmlSpace space, std::string_view name) {
  return std::string(element.attribute(space, name).value_or(""));
}

struct DatePart {
  std::string_view name;
  std::string_view code;
  std::string_view long_code;
};
constexpr DatePart date_parts[] = {
    {"year", "yy", "yyyy"}, {"month", "m", "mm"},           {"day", "d", "dd"},
    {"hours", "h", "hh"},   {"minutes", "m", "mm"},         {"seconds", "s", "ss"},
    {"era", "g", "ggg"},    {"day-of-week", "aaa", "aaaa"}, {"am-pm", "AM/PM", "AM/PM"},
};

}  // namespace

void OdsStyles::start(const XmlElement& element) {
  if (element.is(XmlSpace::style, "style")) {
    const std::string name = text_of(element, XmlSpace::style, "name");
    const auto family = element.attribute(XmlSpace::style, "family");
    table_style_ = family == "table" ? name : "";
    text_style_ = family == "text" ? name : "";
    if (family == "table-cell") {
      cell_styles_[name] = {text_of(element, XmlSpace::style, "data-style-name"),
                            text_of(element, XmlSpace::style, "parent-style-name")};
    }
  } else if (element.is(XmlSpace::style, "table-properties")) {
    const bool hidden = element.attribute(XmlSpace::table, "display") == "false";
    if (hidden && !table_style_.empty()) hidden_tables_.insert(table_style_);
  } else if (element.is(XmlSpace::style, "text-properties")) {
    const std::string position = text_of(element, XmlSpace::style, "text-position");
    const std::string struck = text_of(element, XmlSpace::style, "text-line-through-style");
    const bool raised =
        (!position.empty() && !position.starts_with("0%")) || (!struck.empty() && struck != "none");
    if (raised && !text_style_.empty()) raised_texts_.insert(text_style_);
  } else if (element.space() == XmlSpace::number && element.name().ends_with("-style")) {
    in_number_style_ = true;
    number_style_ = text_of(element, XmlSpace::style, "name");
    code_.clear();
  } else if (element.space() == XmlSpace::number && in_number_style_) {
    add_part(element);
  }
}

void OdsStyles::end(const XmlElement& element) {
  if (element.space() != XmlSpace::number) return;
  if (element.name() == "text") add_literal();
  if (!element.name().ends_with("-style")) return;
  in_number_style_ = false;
  codes_[number_style_] = code_;
}

void OdsStyles::text(std::string_view piece) {
  constexpr std::size_t longest_literal = 1000;
  if (in_literal_ && literal_.size() < longest_literal) literal_ += piece;
}

void OdsStyles::add_part(const XmlElement& element) {
  if (element.name() == "text") in_literal_ = true;
  if (element.name() == "number") add_number(element);
  const auto* part = std::ranges::find(date_parts, element.name(), &DatePart::name);
  if (part == std::end(date_parts)) return;
  const bool is_long = element.attribute(XmlSpace::number, "style") == "long";
  if (part->name == "year" && element.attribute(XmlSpace::number, "calendar") == "gengou") {
    code_ += "e";
    return;
  }
  if (element.attribute(XmlSpace::number, "textual") == "true") code_ += "mm";
  code_ += is_long ? part->long_code : part->code;
}

void OdsStyles::add_number(const XmlElement& element) {
  constexpr std::size_t most_decimals = 20;
  code_ += element.attribute(XmlSpace::number, "grouping") == "true" ? "#,##0" : "0";
  const std::string decimals = text_of(element, XmlSpace::number, "decimal-places");
  std::size_t count = 0;
  for (const char digit : decimals) {
    if (digit < '0' || digit > '9') return;
    count = std::min(most_decimals, count * 10 + static_cast<std::size_t>(digit - '0'));
  }
  if (count > 0) code_ += "." + std::string(count, '0');
}

void OdsStyles::add_literal() {
  in_literal_ = false;
  const bool plain = literal_.find_first_not_of("%-/.:, ") == std::string::npos;
  if (!literal_.empty()) code_ += plain ? literal_ : "\"" + literal_ + "\"";
  literal_.clear();
}

std::string OdsStyles::format_of(const std::string& cell_style) const {
  constexpr int most_parents = 10;
  std::string style = cell_style;
  for (int i = 0; i < most_parents; ++i) {
    const auto found = cell_styles_.find(style);
    if (found == cell_styles_.end()) return {};
    const auto code = codes_.find(found->second.format);
    if (code != codes_.end()) return code->second;
    style = found->second.parent;
  }
  return {};
}

}  // namespace track::exchange
