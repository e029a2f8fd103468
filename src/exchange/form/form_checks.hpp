#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "form/form_marks.hpp"
#include "track/base/localized.hpp"
#include "track/exchange/entries.hpp"
#include "track/exchange/form.hpp"
#include "track/model/form.hpp"
#include "track/model/plan.hpp"

// What a form that came back lacks, has too much, or has at another place.
namespace track::exchange {

// What was found of a form.
struct FoundParts {
  std::set<std::string> ids;
  std::set<std::string> columns;  // keys
};

// Names the rows and columns that a form was written with and that are gone; their cells are blank.
// `ids`: of its rows, for a form that is not known as it was written. Whether there were any.
bool add_missing(const Form* written, const std::vector<std::string>& ids, const FoundParts& found,
                 const Plan& plan, FormReading& reading);

// Of a row that is there: the cells whose columns are gone.
void add_missing_cells(const Form& written, const FormRow& row, const FormColumns& columns,
                       FormReading& reading);

// Cells in which somebody wrote something, and which no part of a form reads.
class OutsideCells {
 public:
  void add(const std::string& place, const std::string& content);
  void add(const OutsideCells& others);
  bool empty() const { return count_ == 0; }
  void clear() { *this = {}; }
  // 'K10 1,234', the first of them; there is one.
  const std::string& first() const { return shown_.front(); }
  Localized warning() const;

 private:
  std::vector<std::string> shown_;
  std::int64_t count_ = 0;
};

// A row that says something else than what its id is of.
struct Disagreement {
  std::string_view key;  // of the first column that does
  Localized problem;
};
// `text_of`: what stands in the column of a key. Compared after folding.
std::optional<Disagreement> disagreement(
    const FormRow& asked, const std::function<std::string(std::string_view key)>& text_of);

// Last year's value or the target, where something else stands there than the form was written
// with.
std::vector<Disagreement> changed_figures(
    const FormRow& written, const std::function<std::string(std::string_view key)>& text_of);

// Its unit, or one that is the same.
bool has_unit(const Indicator& indicator, const std::string& unit);

// A row in which values may stand beside their cells.
struct FormLine {
  const Row& row;
  const FormColumns& columns;
  const Sheet& sheet;
};

// An unquoted 1,313 is two cells of a text file: what stands behind it belongs one column further
// left, and where it was the last one, its end stands among the remarks.
std::optional<SheetFault> shifted(const FormLine& line, const Indicator& indicator);

// Of a row that has no value inside of the form: one that stands to the right of it, or in a column
// that was added. A sum of nothing (0) is none.
std::optional<SheetFault> value_outside(const FormLine& line, const Indicator& indicator);

// Remarks that are a number and nothing else.
std::optional<Localized> number_among_remarks(const FormLine& line);

}  // namespace track::exchange
