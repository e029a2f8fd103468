#include "output/terminal.hpp"

#include <algorithm>
#include <cerrno>
#include <ostream>

#include "track/base/error.hpp"
#include "track/base/quantity.hpp"
#include "track/base/text.hpp"

namespace track::cli {

namespace {

constexpr Message<> write_failed{"the output could not be written", "出力を書き込めませんでした"};
constexpr Message<Localized> write_failed_since{"the output could not be written: {}",
                                                "出力を書き込めませんでした：{}"};

constexpr int usual = 100;  // where the output is no terminal
constexpr int narrowest = 20;
constexpr int widest = 10'000;

std::optional<int> columns_in(const std::string& text) {
  const Parsed<Quantity> number = read_quantity(text);
  if (!number || !number->is_whole()) return std::nullopt;
  const std::int64_t width = number->units() / Quantity::units_per_one;
  if (width < narrowest || width > widest) return std::nullopt;
  return static_cast<int>(width);
}

}  // namespace

int columns(const Environment& environment) {
  const int own = environment.terminal_width.value_or(usual);
  const auto asked = environment.variable("COLUMNS");
  return asked ? columns_in(*asked).value_or(own) : own;
}

void print(const std::string& text, const Environment& environment) {
  errno = 0;
  *environment.out << text << std::flush;
  const int problem = errno;
  if (*environment.out) return;
  throw Error(ErrorKind::refused,
              problem == 0 ? write_failed() : write_failed_since(errno_text(problem)));
}

std::string indented(const std::string& text, int indent, int columns) {
  const int room = std::max(columns - indent, narrowest);
  std::string result;
  for (const std::string& line : wrap(text, static_cast<std::size_t>(room))) {
    result += std::string(static_cast<std::size_t>(indent), ' ') + line + "\n";
  }
  return result;
}

}  // namespace track::cli
