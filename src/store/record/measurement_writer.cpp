#include "measurement_writer.hpp"

#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

#include <array>
#include <utility>

#include "../sqlite/sqlite_error.hpp"
#include "../sqlite/statement.hpp"
#include "rows.hpp"

namespace track::store {

namespace {

constexpr std::size_t block = 64;  // rows

constexpr const char* last_number = R"sql(
  SELECT max(id) AS id FROM measurement)sql";

// "INSERT INTO measurement (a, b) VALUES (?, ?), (?, ?)".
std::string insert_rows(std::size_t count) {
  const std::string names = column_names<Measurement>().list();
  std::string row = "(?";
  for (const char each : names) {
    if (each == ',') row += ", ?";
  }
  row += ")";
  std::string query = "INSERT INTO measurement (" + names + ") VALUES " + row;
  for (std::size_t i = 1; i < count; ++i) query += ", " + row;
  return query;
}

// Binds what the columns of rows hold one after the other. Texts have to outlive the run.
class PlaceBinder {
 public:
  explicit PlaceBinder(SQLite::Statement& insert) : insert_(insert) {}

  void operator()(const char*, std::int64_t value) { insert_.bind(next(), value); }
  void operator()(const char*, bool value) { insert_.bind(next(), value ? 1 : 0); }
  void operator()(const char*, FiscalYear year) { insert_.bind(next(), year.number); }
  void operator()(const char*, const std::string& text) { insert_.bindNoCopy(next(), text); }
  void operator()(const char*, Day day) {
    if (days_[at_].day != day) days_[at_] = {day, iso(day)};
    insert_.bind(next(), days_[at_].text);
    at_ = 1 - at_;
  }
  void operator()(const char*, const std::optional<std::int64_t>& value) {
    if (value) {
      insert_.bind(next(), *value);
    } else {
      insert_.bind(next());
    }
  }
  void value(const Value& value) {
    const bool has_amount =
        value.form == ValueForm::quantity || value.form == ValueForm::percentage;
    const bool has_parts = value.form == ValueForm::fraction;
    const auto units = [](bool is_there, Quantity one) {
      return is_there ? std::optional(one.units()) : std::nullopt;
    };
    insert_.bind(next(), std::string(to_stored(value.form)));
    (*this)("amount", units(has_amount, value.amount));
    (*this)("numerator", units(has_parts, value.numerator));
    (*this)("denominator", units(has_parts, value.denominator));
    (*this)("n", has_amount ? value.n : std::nullopt);
  }

 private:
  struct DayText {
    std::optional<Day> day;
    std::string text;
  };

  int next() { return ++place_; }

  SQLite::Statement& insert_;
  int place_ = 0;
  std::array<DayText, 2> days_;  // the first and the last of a row, most often the next one's too
  std::size_t at_ = 0;
};

}  // namespace

MeasurementWriter::MeasurementWriter(const SQLite::Database& database)
    : database_(database), last_(single_integer(database, last_number, "id")) {}

std::int64_t MeasurementWriter::add(Measurement measurement) {
  measurement.id = ++last_;
  waiting_.push_back(std::move(measurement));
  if (waiting_.size() < block) return last_;
  if (!insert_block_) insert_block_.emplace(database_, insert_rows(block));
  store(*insert_block_, 0, block);
  waiting_.clear();
  return last_;
}

void MeasurementWriter::flush() {
  if (waiting_.empty()) return;
  if (!insert_one_) insert_one_.emplace(database_, insert_rows(1));
  for (std::size_t i = 0; i < waiting_.size(); ++i) store(*insert_one_, i, 1);
  waiting_.clear();
}

void MeasurementWriter::store(SQLite::Statement& insert, std::size_t first, std::size_t count) {
  PlaceBinder binder(insert);
  for (std::size_t i = 0; i < count; ++i) {
    const Measurement& one = waiting_[first + i];
    columns(binder, one);
  }
  const int stored = insert.exec();
  insert.reset();
  const bool as_told = database_.getLastInsertRowid() == waiting_[first + count - 1].id;
  if (stored != static_cast<int>(count) || !as_told) {
    throw SQLite::Exception(row_not_stored, SQLITE_CORRUPT);
  }
}

}  // namespace track::store
