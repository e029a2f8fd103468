#include "printing.hpp"

#include <cerrno>
#include <ostream>

#include "track/base/error.hpp"

namespace track::cli {

namespace {

constexpr Message<> write_failed{"the output could not be written", "出力を書き込めませんでした"};
constexpr Message<Localized> write_failed_since{"the output could not be written: {}",
                                                "出力を書き込めませんでした：{}"};

}  // namespace

void print(const std::string& text, const Environment& environment) {
  errno = 0;
  *environment.out << text << std::flush;
  const int problem = errno;
  if (*environment.out) return;
  throw Error(ErrorKind::refused,
              problem == 0 ? write_failed() : write_failed_since(errno_text(problem)));
}

}  // namespace track::cli
