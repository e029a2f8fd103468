#include "operation_number.hpp"

#include <charconv>

#include "track/base/error.hpp"
#include "track/base/text.hpp"

namespace track::cli {

namespace {

constexpr Message<std::string> no_number{"\"{}\" is not the number of an operation",
                                         "「{}」は操作の番号ではありません"};
constexpr Message<> operation_number_see_log{"track log shows the number of each",
                                             "操作の番号は track log で確認できます"};

}  // namespace

OperationId read_operation_number(const std::string& text) {
  const std::string plain = trimmed(half_width(text));
  OperationId number = 0;
  const char* end = plain.data() + plain.size();
  const auto [stop, problem] = std::from_chars(plain.data(), end, number);
  if (problem == std::errc{} && stop == end && number >= 0) return number;
  throw Error(ErrorKind::usage, no_number(printable(text)), {operation_number_see_log()});
}

}  // namespace track::cli
