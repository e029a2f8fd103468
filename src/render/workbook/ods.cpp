#include <fmt/format.h>

#include <map>
#include <string_view>
#include <utility>

#include "html/escaping.hpp"
#include "track/base/date.hpp"
#include "track/base/text.hpp"
#include "workbook/book.hpp"
#include "workbook/stored_archive.hpp"

// OpenDocument 1.2, as LibreOffice writes and reads it.
namespace track::render {

namespace {

constexpr double cm_per_digit = 0.19;

constexpr std::string_view xml_head = R"(<?xml version="1.0" encoding="UTF-8"?>)";
constexpr std::string_view namespaces =
    R"( xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0")"
    R"( xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0")"
    R"( xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0")"
    R"( xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0")"
    R"( xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0")"
    R"( xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0")"
    R"( xmlns:dc="http://purl.org/dc/elements/1.1/")"
    R"( xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0")"
    R"( xmlns:config="urn:oasis:names:tc:opendocument:xmlns:config:1.0")"
    R"( xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" office:version="1.2")";

// XML has no control characters: they are shown as on a terminal.
std::string escaped_xml(const std::string& text) {
  return escaped_markup(cell_text(text));
}

// Paragraphs, one a line; blanks that XML would fold are written out.
std::string paragraphs(const std::string& text) {
  std::string result;
  for (const std::string& line : split(text, '\n')) {
    const std::string shown = escaped_xml(printable(line));
    result += "<text:p>";
    bool blank = true;
    for (const char letter : shown) {
      result += letter == ' ' && blank ? "<text:s/>" : std::string(1, letter);
      blank = letter == ' ';
    }
    result += "</text:p>";
  }
  return result;
}

std::string colour(std::uint32_t ground) {
  return fmt::format("#{:06x}", ground);
}

std::string_view data_style_of(const std::string& format) {
  static const std::map<std::string, std::string_view> known = {
      {"@", "N1"}, {"#,##0", "N2"}, {"#,##0.####", "N3"}, {"yyyy-mm-dd", "N4"}};
  const auto found = known.find(format);
  return found == known.end() ? std::string_view{} : found->second;
}

constexpr std::string_view data_styles =
    R"(<number:text-style style:name="N1"><number:text-content/></number:text-style>)"
    R"(<number:number-style style:name="N2"><number:number number:decimal-places="0" )"
    R"(number:min-integer-digits="1" number:grouping="true"/></number:number-style>)"
    R"(<number:number-style style:name="N3"><number:number number:decimal-places="4" )"
    R"(number:min-decimal-places="0" number:min-integer-digits="1" number:grouping="true"/>)"
    R"(</number:number-style>)"
    R"(<number:date-style style:name="N4"><number:year number:style="long"/>)"
    R"(<number:text>-</number:text><number:month number:style="long"/>)"
    R"(<number:text>-</number:text><number:day number:style="long"/></number:date-style>)";

std::string column_name_of(std::uint16_t column) {
  std::string letters;
  for (int rest = column; rest >= 0; rest = rest / 26 - 1) {
    letters.insert(letters.begin(), static_cast<char>('A' + rest % 26));
  }
  return letters;
}

std::string cell_style(const CellStyle& style, std::size_t number) {
  std::string cell;
  if (const auto ground = ground_of(style.paint)) {
    cell += fmt::format(R"( fo:background-color="{}")", colour(*ground));
  }
  if (style.bordered) cell += R"( fo:border="0.5pt solid #bfc5cc")";
  if (style.wrapped) cell += R"( fo:wrap-option="wrap")";
  cell += fmt::format(R"( style:vertical-align="{}")", style.centered ? "middle" : "top");
  cell += fmt::format(R"( style:cell-protect="{}")", style.unlocked ? "none" : "protected");
  std::string paragraph;
  if (style.aligned) {
    paragraph = fmt::format(R"(<style:paragraph-properties fo:text-align="{}"/>)",
                            style.alignment == Alignment::right ? "end" : "start");
  }
  const int points = style.size == 0 ? points_of_text : style.size;
  const std::string bold =
      style.bold ? R"( fo:font-weight="bold" style:font-weight-asian="bold")" : "";
  const std::string_view data = data_style_of(style.number_format);
  return fmt::format(
      R"(<style:style style:name="ce{}" style:family="table-cell"{}>)"
      R"(<style:table-cell-properties{}/>{}<style:text-properties fo:font-size="{}pt" )"
      R"(style:font-size-asian="{}pt"{}/></style:style>)",
      number, data.empty() ? "" : fmt::format(R"( style:data-style-name="{}")", data), cell,
      paragraph, points, points, bold);
}

// "{0}" becomes the cell; arguments stand between semicolons.
std::string formula_of(const std::string& pattern, const std::string& cell) {
  const std::string formula = fmt::format(fmt::runtime(pattern), "[." + cell + "]");
  std::string result;
  bool quoted = false;
  for (const char letter : formula) {
    if (letter == '"') quoted = !quoted;
    result += letter == ',' && !quoted ? ';' : letter;
  }
  return result;
}

class OdsWriter {
 public:
  explicit OdsWriter(const Book& book) : book_(book) {}

  std::string write() {
    constexpr std::string_view mimetype = "application/vnd.oasis.opendocument.spreadsheet";
    StoredArchive archive;
    archive.add("mimetype", mimetype);
    archive.add("content.xml", content());
    archive.add("styles.xml", page_styles());
    archive.add("settings.xml", settings());
    archive.add("meta.xml", properties());
    std::string manifest = std::string(xml_head) +
                           R"(<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument)"
                           R"(:xmlns:manifest:1.0" manifest:version="1.2">)";
    const auto add_entry = [&manifest](std::string_view path, std::string_view type) {
      manifest += fmt::format(
          R"(<manifest:file-entry manifest:full-path="{}" manifest:media-type="{}"/>)", path, type);
    };
    add_entry("/", mimetype);
    for (const char* part : {"content.xml", "styles.xml", "settings.xml", "meta.xml"}) {
      add_entry(part, "text/xml");
    }
    archive.add("META-INF/manifest.xml", manifest + "</manifest:manifest>");
    return archive.bytes();
  }

 private:
  std::string content() {
    std::string body;
    for (const BookSheet& sheet : book_.sheets) body += table(sheet);
    std::string validations;
    for (const std::string& one : validations_) validations += one;
    if (!validations.empty()) {
      validations = "<table:content-validations>" + validations + "</table:content-validations>";
    }
    std::string styles(data_styles);
    for (std::size_t i = 0; i < book_.styles.size(); ++i) {
      styles += cell_style(book_.styles[i], i);
    }
    styles += styles_;
    styles +=
        R"(<style:style style:name="ta1" style:family="table" style:master-page-name="Default">)"
        R"(<style:table-properties table:display="true"/></style:style>)"
        R"(<style:style style:name="ta2" style:family="table" style:master-page-name="Default">)"
        R"(<style:table-properties table:display="false"/></style:style>)";
    return fmt::format(
        "{}<office:document-content{}><office:automatic-styles>{}</office:automatic-styles>"
        "<office:body><office:spreadsheet>{}{}</office:spreadsheet></office:body>"
        "</office:document-content>",
        xml_head, namespaces, styles, validations, body);
  }

  std::string page_styles() const {
    const std::string title = escaped_xml(printable(book_.title));
    return fmt::format(
        R"({}<office:document-styles{}><office:styles/><office:automatic-styles>)"
        R"(<style:page-layout style:name="pm1"><style:page-layout-properties )"
        R"(fo:page-width="29.7cm" fo:page-height="21cm" style:print-orientation="landscape" )"
        R"(fo:margin="1.3cm" style:scale-to-X="1" style:scale-to-Y="0"/><style:footer-style>)"
        R"(<style:header-footer-properties fo:min-height="0.6cm"/></style:footer-style>)"
        R"(</style:page-layout></office:automatic-styles><office:master-styles>)"
        R"(<style:master-page style:name="Default" style:page-layout-name="pm1"><style:footer>)"
        R"(<text:p>{} <text:page-number>1</text:page-number> / <text:page-count>1)"
        R"(</text:page-count></text:p></style:footer></style:master-page>)"
        R"(</office:master-styles></office:document-styles>)",
        xml_head, namespaces, title);
  }

  // What is frozen: positions 2 are panes that do not scroll.
  std::string settings() const {
    std::string tables;
    const auto item = [](const char* name, const char* type, std::uint32_t value) {
      return fmt::format(
          R"(<config:config-item config:name="{}" config:type="{}">{}</config:config-item>)", name,
          type, value);
    };
    for (const BookSheet& sheet : book_.sheets) {
      if (sheet.frozen_rows == 0) continue;
      tables += fmt::format(R"(<config:config-item-map-entry config:name="{}">)",
                            escaped_xml(sheet.name)) +
                item("HorizontalSplitMode", "short", sheet.frozen_columns == 0 ? 0 : 2) +
                item("VerticalSplitMode", "short", 2) +
                item("HorizontalSplitPosition", "int", sheet.frozen_columns) +
                item("VerticalSplitPosition", "int", sheet.frozen_rows) +
                item("ActiveSplitRange", "short", 3) + item("PositionLeft", "int", 0) +
                item("PositionRight", "int", sheet.frozen_columns) + item("PositionTop", "int", 0) +
                item("PositionBottom", "int", sheet.frozen_rows) +
                "</config:config-item-map-entry>";
    }
    return fmt::format(
        R"({}<office:document-settings{}><office:settings><config:config-item-set )"
        R"(config:name="ooo:view-settings"><config:config-item-map-indexed config:name="Views">)"
        R"(<config:config-item-map-entry><config:config-item config:name="ViewId" )"
        R"(config:type="string">view1</config:config-item><config:config-item-map-named )"
        R"(config:name="Tables">{}</config:config-item-map-named>)"
        R"(</config:config-item-map-entry></config:config-item-map-indexed>)"
        R"(</config:config-item-set></office:settings></office:document-settings>)",
        xml_head, namespaces, tables);
  }

  std::string properties() const {
    return fmt::format(
        "{}<office:document-meta{}><office:meta><meta:generator>track</meta:generator>"
        "<dc:title>{}</dc:title><dc:subject>{}</dc:subject>"
        "<meta:creation-date>{}T00:00:00</meta:creation-date></office:meta>"
        "</office:document-meta>",
        xml_head, namespaces, escaped_xml(printable(book_.title)),
        escaped_xml(printable(book_.subject)), iso(book_.made));
  }

  std::string table(const BookSheet& sheet) {
    std::string result = fmt::format(R"(<table:table table:name="{}" table:style-name="{}"{}>)",
                                     escaped_xml(sheet.name), sheet.hidden ? "ta2" : "ta1",
                                     sheet.locked ? R"( table:protected="true")" : "");
    for (const BookColumn& column : sheet.columns) {
      result += fmt::format(R"(<table:table-column table:style-name="{}"{}/>)",
                            column_style(column.width),
                            column.hidden ? R"( table:visibility="collapse")" : "");
    }
    const auto repeated = sheet.repeated_rows.value_or(std::pair{1U, 0U});
    for (std::uint32_t row = 0; row < sheet.rows.size(); ++row) {
      if (row == repeated.first && repeated.first <= repeated.second) {
        result += "<table:table-header-rows>";
      }
      result += table_row(sheet, row);
      if (row == repeated.second && repeated.first <= repeated.second) {
        result += "</table:table-header-rows>";
      }
    }
    return result + "</table:table>";
  }

  std::string table_row(const BookSheet& sheet, std::uint32_t row) {
    const auto height = sheet.heights.find(row);
    std::string result =
        fmt::format(R"(<table:table-row table:style-name="{}"{}>)",
                    row_style(height == sheet.heights.end() ? usual_height : height->second),
                    sheet.hidden_rows.contains(row) ? R"( table:visibility="collapse")" : "");
    const auto& cells = sheet.rows[row];
    std::size_t covered = 0;
    for (std::size_t column = 0; column < cells.size(); ++column) {
      if (covered > 0) {
        --covered;
        result += "<table:covered-table-cell/>";
        continue;
      }
      const auto place = static_cast<std::uint16_t>(column);
      for (const CellRange& merged : sheet.merged) {
        if (merged.row == row && merged.column == place) covered = merged.last_column - place;
      }
      result += table_cell(sheet, row, place, covered);
    }
    if (cells.empty()) result += "<table:table-cell/>";
    return result + "</table:table-row>";
  }

  std::string table_cell(const BookSheet& sheet, std::uint32_t row, std::uint16_t column,
                         std::size_t covered) {
    const BookCell& cell = sheet.rows[row][column];
    std::string attributes = fmt::format(R"( table:style-name="ce{}")", cell.style);
    if (covered > 0) {
      attributes += fmt::format(
          R"( table:number-columns-spanned="{}" table:number-rows-spanned="1")", covered + 1);
    }
    for (const Validation& one : sheet.validations) {
      if (one.range.row == row && one.range.column == column) {
        attributes += fmt::format(R"( table:content-validation-name="{}")", add(one, sheet));
      }
    }
    std::string shown;
    if (const auto* text = std::get_if<std::string>(&cell.value)) {
      attributes += R"( office:value-type="string")";
      shown = paragraphs(*text);
    } else if (const auto* number = std::get_if<double>(&cell.value)) {
      attributes += fmt::format(R"( office:value-type="float" office:value="{}")", *number);
      shown = fmt::format("<text:p>{}</text:p>", *number);
    } else if (const auto* day = std::get_if<Day>(&cell.value)) {
      attributes += fmt::format(R"( office:value-type="date" office:date-value="{}")", iso(*day));
      shown = "<text:p>" + iso(*day) + "</text:p>";
    }
    return "<table:table-cell" + attributes + ">" + shown + "</table:table-cell>";
  }

  // The name of a validation, which each cell of its range but the first would need as well: forms
  // have one a cell.
  std::string add(const Validation& one, const BookSheet& sheet) {
    std::string name = fmt::format("val{}", validations_.size() + 1);
    const std::string cell = column_name_of(one.range.column) + std::to_string(one.range.row + 1);
    validations_.push_back(fmt::format(
        R"(<table:content-validation table:name="{}" table:condition="{}" )"
        R"(table:allow-empty-cell="true" table:base-cell-address="{}"><table:help-message )"
        R"(table:title="{}" table:display="true">{}</table:help-message><table:error-message )"
        R"(table:message-type="stop" table:title="{}" table:display="true">{})"
        R"(</table:error-message></table:content-validation>)",
        name, escaped_xml("of:is-true-formula(" + formula_of(one.formula, cell) + ")"),
        escaped_xml("'" + sheet.name + "'." + cell), escaped_xml(one.title),
        paragraphs(one.message), escaped_xml(one.title), paragraphs(one.problem)));
    return name;
  }

  std::string column_style(double width) {
    const auto [found, is_new] = columns_.try_emplace(width, fmt::format("co{}", columns_.size()));
    if (is_new) {
      styles_ += fmt::format(
          R"(<style:style style:name="{}" style:family="table-column">)"
          R"(<style:table-column-properties style:column-width="{:.2f}cm"/></style:style>)",
          found->second, width * cm_per_digit);
    }
    return found->second;
  }

  std::string row_style(double height) {
    const auto [found, is_new] = heights_.try_emplace(height, fmt::format("ro{}", heights_.size()));
    if (is_new) {
      styles_ += fmt::format(
          R"(<style:style style:name="{}" style:family="table-row"><style:table-row-properties )"
          R"(style:row-height="{:.1f}pt" style:use-optimal-row-height="false"/></style:style>)",
          found->second, height);
    }
    return found->second;
  }

  const Book& book_;
  std::string styles_;
  std::map<double, std::string> columns_;
  std::map<double, std::string> heights_;
  std::vector<std::string> validations_;
};

}  // namespace

std::string write_book_as_ods(const Book& book) {
  return OdsWriter(book).write();
}

}  // namespace track::render
