#pragma once

#include <concepts>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "track/base/date.hpp"
#include "track/base/localized.hpp"
#include "track/base/rational.hpp"
#include "track/render/chart.hpp"

namespace track::render {

// What a program reads: nothing, yes or no, a text, a number, a list, or an object that keeps the
// order of its keys.
class Data {
 public:
  using List = std::vector<Data>;
  struct Object {
    std::vector<std::string> keys;
    List values;  // as long as `keys`
    bool operator==(const Object&) const = default;
  };
  using Value = std::variant<std::monostate, bool, std::string, std::int64_t, double, List, Object>;

  // NOLINTBEGIN(google-explicit-constructor): a value is written wherever data is asked for.
  Data() = default;
  Data(bool truth) : value_(truth) {}
  Data(std::string text) : value_(std::move(text)) {}
  Data(std::string_view text) : value_(std::string(text)) {}
  Data(const char* text) : value_(std::string(text)) {}
  Data(double number) : value_(number) {}
  template <std::integral Number>
  Data(Number number) : value_(static_cast<std::int64_t>(number)) {}
  template <class T>
  Data(const std::optional<T>& one) : Data(one ? Data(*one) : Data()) {}
  Data(const std::vector<std::string>& texts) : value_(List(texts.begin(), texts.end())) {}
  Data(List items) : value_(std::move(items)) {}
  Data(Object members) : value_(std::move(members)) {}
  // NOLINTEND(google-explicit-constructor)
  static Data list() { return List(); }
  static Data object() { return Object(); }

  // The value of a key, which is added where an object has none of it; nothing becomes an object.
  Data& operator[](std::string_view key);
  // To the end of a list; nothing becomes a list.
  void push_back(Data item);

  const Value& value() const { return value_; }
  bool operator==(const Data& other) const { return value_ == other.value_; }

 private:
  Value value_;
};

// Nothing for an empty text.
Data text_or_nothing(const std::string& text);
// A number rounded to at most `digits` decimals; whole ones as integers.
Data rounded_data(const std::optional<Rational>& number, int digits);

struct Document;

// What a cell is on a page besides.
struct OnPage {
  std::string anchor{};                  // what a link may lead to
  std::string link{};                    // the anchor it leads to
  std::function<Document()> folded{};    // Place::folded: what it opens
  std::shared_ptr<const Chart> chart{};  // above what is shown
};

struct Cell {
  Data datum;       // csv, json
  Localized shown;  // table, markdown
  Paint paint = Paint::plain;
  std::shared_ptr<const OnPage> page{};  // few cells are anything more

  const OnPage& on_page() const;
};

enum class Alignment { left, right };

// An id stays on one line, so that it can be copied.
enum class Wrapping { allowed, last, never };  // last: once the others are narrow

// Where a column stands: for programs alone, in each row's line of print, or of use to a layout of
// the terminal.
enum class Place {
  line,
  data,    // in csv and json alone
  below,   // Layout::records: on a line of its own below the row, behind its heading
  remark,  // Layout::records, aligned: below the row
  name,    // Layout::aligned: at the left, wrapped, or on a line of its own; empty: that above
  series,  // Layout::aligned: one of several as wide as each other, some below others if need be
  trend,   // Layout::aligned: beside the series, signs on a terminal, a chart on a page
  chart,   // on a page alone: in the line, the cell's chart
  folded,  // on a page alone: below the row, opened by its word; the cell's document
};

struct Column {
  std::string key;  // stable, English
  Localized heading;
  Alignment alignment = Alignment::left;
  Place place = Place::line;
  Wrapping wrapping = Wrapping::allowed;
  // Layout::aligned: where a line cannot hold all, the columns with 1, then 2 … step below the row.
  // Other layouts: the one with 1, where the column that is wrapped last would be too narrow.
  int yields = 0;
  // Layout::aligned: it steps aside as well where the name would not fit beside the figures. Of its
  // cells, these alone are then put below the row.
  bool yields_to_name = false;
  std::vector<Localized> told_below{};
};

Column data_column(std::string key);                       // for programs alone
Column whole_column(std::string key, Localized heading);   // never wrapped
Column number_column(std::string key, Localized heading);  // to the right
Column column_at(Place place, std::string key, Localized heading);

// Rows of equal shape.
struct Grid {
  std::vector<Column> columns;
  std::vector<std::vector<Cell>> rows;  // each as long as `columns`
};

Cell text_cell(std::string text);
Cell optional_cell(const std::string& text);            // empty without a text
Cell word_cell(std::string_view key, Localized shown);  // an enumerator
Cell day_cell(Day day, EraCalendar eras);
Cell list_cell(const std::vector<std::string>& texts, Localized shown);
Cell number_cell(std::optional<std::int64_t> number);
// A figure of a table for people; a workbook has the number under the text.
Cell figure_cell(const std::optional<Rational>& number, Localized shown);
Cell shown_cell(Localized shown, Paint paint = Paint::plain);  // for people alone
Cell data_cell(Data datum);                                    // for programs alone
Cell chart_cell(Chart chart, Localized shown = {});
Cell on_page(Cell cell, OnPage page);

struct Heading {
  int level = 1;  // 1: the title … 4: of a few rows
  Localized text;
  Localized aside{};     // in brackets behind it
  std::string anchor{};  // on a page: what a link may lead to
};

struct Paragraph {
  Localized text;  // its line breaks stay
  Paint paint = Paint::plain;
  std::size_t indent = 0;  // on a terminal
  Wrapping wrapping = Wrapping::allowed;
};

struct List {
  struct Item {
    Localized text;
    Paint paint = Paint::plain;
    std::string link{};  // on a page: the anchor it leads to
  };
  Localized title;  // a word above it; may be empty
  std::vector<Item> items;
};

// How often what occurs: "achieved 7   nearly 3", or behind a name, "R4: achieved 7".
struct Counts {
  struct Count {
    Localized word;
    std::int64_t number = 0;
    Paint paint = Paint::plain;
  };
  struct Line {
    Localized of;
    std::vector<Count> counts;
  };
  std::vector<Line> lines;
};

// "achieved 7"
Localized text_of(const Counts::Count& count);

// How a terminal shows a grid; elsewhere it is a table.
enum class Layout {
  columns,  // aligned columns under headings, wrapped to the terminal
  rows,     // the same without headings, two columns in
  records,  // what fits on a line, the rest below; all such grids of a document align
  aligned,  // rows of figures below a heading; all such grids of a document align
  facts,    // as columns; two of them, what it is and its value
};

struct Table {
  Localized heading;  // may be empty
  Grid grid;
  Localized none{};  // what is said instead of a grid without rows
  Layout layout = Layout::columns;
  // Below so many columns a name stands on a line of its own.
  std::size_t narrowest_name = 0;
  Localized below{};  // a sentence below its rows; its line breaks stay
};

// What a reader opens where it is wanted: on a page closed below its heading, elsewhere a section.
struct Details {
  Heading heading;
  std::shared_ptr<const Document> content;  // its blocks
};

using Block = std::variant<Heading, Paragraph, List, Counts, Table, Details, Chart>;

// Made when a writer first asks for it: what a format leaves out costs nothing.
template <class T>
class Deferred {
 public:
  using Make = std::function<T()>;

  Deferred() = default;
  // NOLINTNEXTLINE(google-explicit-constructor): what is made already is written in its place
  Deferred(T made) : made_(std::move(made)) {}
  explicit Deferred(Make make) : make_(std::move(make)) {}

  const T& get() const { return made(); }
  T& get() { return made(); }
  // Lets go of what can be made once more.
  void release() const {
    if (make_ && std::exchange(is_made_, false)) made_ = T();
  }

 private:
  T& made() const {
    if (make_ && !std::exchange(is_made_, true)) made_ = make_();
    return made_;
  }

  mutable T made_{};
  mutable bool is_made_ = false;
  Make make_;
};

// A workbook's own chart, of figures that stand in a sheet's grid.
struct SheetChart {
  Localized title;
  Localized unit;         // beside the axis
  bool of_lines = false;  // else of columns
  std::size_t sheet = 0;  // of Document::sheets
  std::size_t first_row = 0;
  std::size_t last_row = 0;
  std::string across;               // the column of the categories, by its key
  std::vector<std::string> series;  // those of the figures
};

// Many rows: those of a grid, or each made when it is written.
class DataRows {
 public:
  using Row = std::vector<Cell>;  // as long as the columns
  using Visit = std::function<void(const Row&)>;
  // `in_words`: with what is shown beside the data.
  using Make = std::function<void(bool in_words, const Visit& visit)>;

  DataRows() = default;
  // NOLINTNEXTLINE(google-explicit-constructor): a grid has the rows
  DataRows(Grid grid);
  DataRows(std::vector<Column> columns, Make make);

  const std::vector<Column>& columns() const { return columns_; }
  void each(bool in_words, const Visit& visit) const { make_(in_words, visit); }

 private:
  std::vector<Column> columns_;
  Make make_ = [](bool, const Visit&) {};
};

// A further sheet of a workbook: rows, one datum a cell, and charts below them.
struct Sheet {
  Localized name;
  DataRows rows;
  std::vector<SheetChart> charts{};
};

// How a page looks that an office publishes.
struct Letterhead {
  std::string office;     // its name
  std::string logo;       // the bytes of a picture; empty: none
  std::string logo_type;  // of these: image/png
  std::string accent;     // a colour that is readable on white; empty: that of the style sheet
};

class Blocks : public Deferred<std::vector<Block>> {
 public:
  using Deferred::Deferred;
  Blocks(std::initializer_list<Block> made) : Deferred(std::vector<Block>(made)) {}

  template <class One>
  void emplace_back(One&& block) {
    get().emplace_back(std::forward<One>(block));
  }
};

// A finished view, which each format of format.hpp writes in its own way. What it was made of must
// outlive it.
struct Document {
  Blocks blocks;            // for people
  Localized title{};        // of a page whose blocks do not begin with one
  Letterhead letterhead{};  // of a page
  DataRows rows{};          // for programs that read rows
  // For programs that read a tree: its key `rows_key` stands for the rows.
  Deferred<Data> tree{};
  std::string rows_key = "items";
  std::vector<Sheet> sheets{};  // in a workbook alone, between blocks and rows
};

// The `schema_version` of every tree. Keys are only ever added.
constexpr int schema_version = 1;

// A row as an object, keyed by column, and all rows.
Data item(const std::vector<Column>& columns, const std::vector<Cell>& row);
Data items(const DataRows& rows);

// A document that is one grid, for people and for programs.
Document listing(Grid grid, Localized none = {});

}  // namespace track::render
