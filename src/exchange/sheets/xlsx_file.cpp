#include "sheet_source.hpp"

#include <algorithm>
#include <charconv>
#include <functional>
#include <memory>
#include <utility>

#include "archive.hpp"
#include "cell_value.hpp"
#include "row_builder.hpp"
#include "source_file.hpp"
#include "track/base/text.hpp"
#include "xlsx_package.hpp"
#include "xml.hpp"

namespace track::exchange {

namespace {

constexpr Message<Localized, std::string> in_sheet{"{}: sheet \"{}\"", "{}：シート「{}」"};

template <class Number>
std::optional<Number> whole_number(std::string_view text) {
  Number number{};
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (problem != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

struct CellReference {
  std::uint64_t column = 0;  // from 0
  std::optional<std::uint64_t> row;
};

// "C7"; letters beyond the last column give a column beyond it.
std::optional<CellReference> reference_of(std::string_view text) {
  CellReference place;
  std::size_t letters = 0;
  for (; letters < text.size() && text[letters] >= 'A' && text[letters] <= 'Z'; ++letters) {
    if (letters > 6) return std::nullopt;
    place.column = place.column * 26 + static_cast<std::uint64_t>(text[letters] - 'A') + 1;
  }
  if (letters == 0) return std::nullopt;
  --place.column;
  place.row = whole_number<std::uint64_t>(text.substr(letters));
  return place;
}

enum class StoredType : std::uint8_t {
  number,
  shared,
  formula_text,
  inline_text,
  boolean,
  error,
  day
};

StoredType stored_type(std::string_view word) {
  constexpr std::pair<std::string_view, StoredType> types[] = {
      {"s", StoredType::shared},  {"str", StoredType::formula_text},
      {"b", StoredType::boolean}, {"inlineStr", StoredType::inline_text},
      {"e", StoredType::error},   {"d", StoredType::day},
  };
  const auto* found =
      std::ranges::find(types, word, &std::pair<std::string_view, StoredType>::first);
  return found == std::end(types) ? StoredType::number : found->second;
}

// Of a row, or of columns.
bool is_hidden(const XmlElement& element) {
  const auto hidden = element.attribute("hidden");
  return hidden == "1" || hidden == "true";
}

class XlsxSheetReader : public XmlHandler {
 public:
  XlsxSheetReader(RowBuilder& rows, const std::vector<NumberFormat>& formats,
                  const SharedStrings& strings, bool from_1904)
      : rows_(rows), formats_(formats), strings_(strings), from_1904_(from_1904) {}

  bool done() const override { return rows_.done() || ended_; }
  void start(const XmlElement& element) override;
  void end(const XmlElement& element) override;
  void text(std::string_view piece) override;

 private:
  void hide_columns(const XmlElement& element);
  void start_row(const XmlElement& element);
  void start_cell(const XmlElement& element);
  void end_cell();
  void set_cell(Cell& cell);
  const NumberFormat& format() const;

  RowBuilder& rows_;
  const std::vector<NumberFormat>& formats_;
  const SharedStrings& strings_;
  bool from_1904_;
  bool in_data_ = false;
  bool ended_ = false;
  bool in_row_ = false;
  bool hidden_ = false;
  std::optional<std::uint64_t> row_number_;  // of a row that is not begun yet
  bool begun_ = false;
  std::uint64_t column_ = 0;
  bool in_cell_ = false;
  StoredType type_ = StoredType::number;
  std::size_t style_ = 0;
  bool has_formula_ = false;
  bool in_furigana_ = false;
  bool raised_ = false;
  std::string* target_ = nullptr;  // of the text that is read
  std::string value_;
  std::string formula_;
};

void XlsxSheetReader::start(const XmlElement& element) {
  if (element.space() != XmlSpace::sheet) return;
  const std::string_view name = element.name();
  if (name == "sheetData") in_data_ = true;
  if (name == "col" && !in_data_) hide_columns(element);
  if (!in_data_) return;
  if (name == "row") {
    start_row(element);
  } else if (name == "c" && in_row_) {
    start_cell(element);
  } else if (!in_cell_) {
    return;
  } else if (name == "v" || (name == "t" && !in_furigana_)) {
    if (name == "v" && !value_.empty()) rows_.complain_of_damage();
    target_ = &value_;
  } else if (name == "f") {
    has_formula_ = true;
    target_ = &formula_;
  } else if (name == "rPh") {
    in_furigana_ = true;
  } else if (raises(element)) {
    raised_ = true;
  }
}

void XlsxSheetReader::end(const XmlElement& element) {
  if (element.space() != XmlSpace::sheet || !in_data_) return;
  const std::string_view name = element.name();
  if (name == "v" || name == "f" || name == "t") {
    target_ = nullptr;
  } else if (name == "rPh") {
    in_furigana_ = false;
  } else if (name == "c" && in_cell_) {
    end_cell();
  } else if (name == "row" && in_row_) {
    if (!begun_) rows_.begin_row(row_number_.value_or(rows_.number() + 1), hidden_);
    rows_.end_row();
    in_row_ = false;
  } else if (name == "sheetData") {
    ended_ = true;
  }
}

void XlsxSheetReader::text(std::string_view piece) {
  if (target_ == nullptr) return;
  if (target_->size() + piece.size() > longest_cell) rows_.complain_of_long_text();
  *target_ += piece;
}

void XlsxSheetReader::hide_columns(const XmlElement& element) {
  if (!is_hidden(element)) return;
  const auto first = whole_number<std::uint64_t>(element.attribute("min").value_or(""));
  const auto last = whole_number<std::uint64_t>(element.attribute("max").value_or(""));
  if (first && last && *first > 0) rows_.hide_columns(*first - 1, *last);
}

void XlsxSheetReader::start_row(const XmlElement& element) {
  if (in_row_) rows_.complain_of_damage();
  in_row_ = true;
  begun_ = false;
  column_ = 0;
  hidden_ = is_hidden(element);
  row_number_ = std::nullopt;
  if (const auto number = element.attribute("r")) {
    row_number_ = whole_number<std::uint64_t>(*number);
    if (!row_number_) rows_.complain_of_damage();
  }
}

// Rows and cells may leave out where they stand: they follow the one before. A row may leave it to
// its cells.
void XlsxSheetReader::start_cell(const XmlElement& element) {
  if (in_cell_) rows_.complain_of_damage();
  if (const auto place = element.attribute("r")) {
    const auto reference = reference_of(*place);
    if (!reference) rows_.complain_of_damage();
    column_ = reference->column;
    if (!row_number_) row_number_ = reference->row;
    if (reference->row && reference->row != row_number_) rows_.complain_of_damage();
  }
  if (!begun_) rows_.begin_row(row_number_.value_or(rows_.number() + 1), hidden_);
  begun_ = true;
  in_cell_ = true;
  has_formula_ = false;
  raised_ = false;
  value_.clear();
  formula_.clear();
  type_ = stored_type(element.attribute("t").value_or("n"));
  style_ = whole_number<std::size_t>(element.attribute("s").value_or("0")).value_or(0);
}

void XlsxSheetReader::end_cell() {
  in_cell_ = false;
  if (!value_.empty() || has_formula_) set_cell(rows_.add_cell(column_));
  ++column_;
}

const NumberFormat& XlsxSheetReader::format() const {
  static const NumberFormat general;
  return style_ < formats_.size() ? formats_[style_] : general;
}

void XlsxSheetReader::set_cell(Cell& cell) {
  // A formula whose text is empty has its type; openpyxl writes formulas with an empty value.
  if (value_.empty() && type_ != StoredType::formula_text) {
    return set_other(CellKind::uncalculated, "=" + formula_, cell);
  }
  switch (type_) {
    case StoredType::number:
      return set_number(value_, format(), from_1904_, cell);
    case StoredType::shared: {
      const auto number = whole_number<std::size_t>(value_);
      if (!number || *number >= strings_.size()) rows_.complain_of_damage();
      set_text(std::string(strings_.at(*number)), cell);
      cell.raised = strings_.is_raised(*number);
      return;
    }
    case StoredType::boolean:
      return set_boolean(value_ == "1" || value_ == "true", cell);
    case StoredType::error:
      return set_other(CellKind::error, value_, cell);
    case StoredType::day:
      return set_day(value_, format().code, cell);
    default:
      set_text(without_escapes(value_), cell);
      cell.raised = raised_;
  }
}

// A workbook of Office Open XML (xlsx, xlsm).
class XlsxFile : public SheetSource {
 public:
  explicit XlsxFile(Archive archive);
  void read(std::size_t sheet, const std::function<bool(const Row&)>& take) const override;

 private:
  Archive archive_;
  XlsxPackage package_;
  std::vector<NumberFormat> formats_;
  SharedStrings strings_;
};

XlsxFile::XlsxFile(Archive archive)
    : archive_(std::move(archive)),
      package_(xlsx_package(archive_)),
      formats_(xlsx_formats(archive_, package_.styles)),
      strings_(archive_, package_.shared_strings) {
  set_sheets(package_.sheets);
}

void XlsxFile::read(std::size_t sheet, const std::function<bool(const Row&)>& take) const {
  RowBuilder rows(in_sheet(archive_.file().place(), printable(sheets().at(sheet).name)), take);
  XlsxSheetReader reader(rows, formats_, strings_, package_.from_1904);
  read_xml(archive_, package_.parts.at(sheet), reader);
}

}  // namespace

std::unique_ptr<SheetSource> open_xlsx(Archive archive) {
  return std::make_unique<XlsxFile>(std::move(archive));
}

}  // namespace track::exchange
