#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ods_styles.hpp"
#include "row_builder.hpp"
#include "xml.hpp"

namespace track::exchange {

// The rows of one table of content.xml. Covered cells are empty; comments, drawings and furigana
// are no text of a cell.
class OdsSheetReader : public XmlHandler {
 public:
  OdsSheetReader(RowBuilder& rows, const OdsStyles& styles, std::size_t sheet)
      : rows_(rows), styles_(styles), tables_before_(sheet) {}

  void start(const XmlElement& element) override;
  void end(const XmlElement& element) override;
  void text(std::string_view piece) override;
  bool done() const override { return rows_.done() || ended_; }

 private:
  enum class Place : std::uint8_t { outside, in_table, in_row, in_cell, in_paragraph };

  bool enter(const XmlElement& element);
  bool enter_table(const XmlElement& element);
  void start_column(const XmlElement& element);
  void start_row(const XmlElement& element);
  void start_cell(const XmlElement& element);
  bool start_in_paragraph(const XmlElement& element);
  void end_cell();
  void set_cell(Cell& cell) const;
  std::string format() const;
  void append(std::string_view piece);

  // What the value of a cell may stand in; texts of the cell's element.
  struct Stored {
    std::string type;
    std::string value;
    std::string formula;
    std::string style;
    bool has_text_value = false;
    bool covered = false;
    std::uint64_t times = 1;
  };
  struct ColumnStyle {
    std::uint64_t end = 0;  // the column behind the last
    std::string style;
  };

  RowBuilder& rows_;
  const OdsStyles& styles_;
  std::size_t tables_before_;
  bool ended_ = false;
  int depth_ = 0;
  int skipped_ = 0;  // the depth of an element that is passed over; 0: none is
  int within_ = 0;   // the depth of office:spreadsheet
  Place place_ = Place::outside;
  std::vector<ColumnStyle> column_styles_;
  std::uint64_t next_row_ = 1;
  std::uint64_t row_times_ = 1;
  std::string row_style_;
  std::uint64_t column_ = 0;
  Stored stored_;
  std::string text_;
  int paragraphs_ = 0;
  bool raised_ = false;  // a part of the text
  bool after_space_ = false;
};

}  // namespace track::exchange
