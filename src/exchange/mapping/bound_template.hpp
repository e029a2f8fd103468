#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "layout.hpp"
#include "track/base/date.hpp"
#include "track/exchange/workbook.hpp"
#include "track/model/mapping.hpp"

namespace track::exchange {

// Where a value stands, for a template to be filled in.
struct ValuePlace {
  const Row* row = nullptr;
  std::size_t column = 0;  // of a value below a heading
  const std::string* group = nullptr;
};

// A template filled in.
struct Label {
  std::string text;
  bool is_blank = false;           // it names cells, and all of them are blank
  bool shows_no_day = false;       // it is a day of which the sheet shows the month alone
  const Cell* broken = nullptr;    // a cell with an error
  const Cell* fraction = nullptr;  // a number with decimals: 6.1 may have been typed as 6.10
  std::size_t column = 0;          // of the first cell named, for messages
  std::uint32_t row = 0;           // of that cell; 0: that of the value
  bool is_constant = false;        // nothing of the sheet stands in it
};

// A template whose columns are found in a sheet.
class BoundTemplate {
 public:
  struct Piece {
    TemplatePiece piece;
    std::size_t column = 0;
    std::string constant;
  };

  BoundTemplate(const Template& written, const Layout& layout, const Sheet& sheet, Columns& columns,
                std::string split);

  // Faults of its columns were told.
  bool is_bound() const { return bound_; }
  Label at(const ValuePlace& place) const;

  const std::vector<Piece>& pieces() const { return pieces_; }
  // The cell that a piece names; nullptr for what is no cell of the table.
  const Cell* cell_of(const Piece& piece, const ValuePlace& place) const;
  // The text of a piece that is no cell of the table.
  std::string text_of(const Piece& piece, const ValuePlace& place) const;
  // The columns that it names, those beside a value not among them.
  std::vector<std::size_t> columns() const;
  const std::string& written() const { return written_.written; }
  // "R1 [日付, column A]"
  Localized description() const;

 private:
  void add(Label& label, const Piece& piece, const Cell& cell) const;
  void note_number_or_day(Label& label, const Piece& piece, const Cell& cell) const;

  Template written_;
  const Layout* layout_;
  const std::string* sheet_name_;
  std::string split_;
  std::vector<Piece> pieces_;
  bool bound_ = true;
};

// The fiscal year in a text, else the year that it begins with or that its day is of; the text
// itself where there is none.
std::string year_in(const std::string& text);
// The ISO day of a spreadsheet's serial number; the text itself where it is none.
std::string day_of_serial(const std::string& text);

}  // namespace track::exchange
