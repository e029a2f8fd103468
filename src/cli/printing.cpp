#include "printing.hpp"

#include <cerrno>
#include <ostream>

#include "track/base/error.hpp"
#include "track/base/system_reason.hpp"

namespace track::cli {

namespace {

constexpr Phrase<> write_failed{"the output could not be written", "出力を書き込めませんでした"};
constexpr Phrase<Sentence> write_failed_since{"the output could not be written: {}",
                                              "出力を書き込めませんでした：{}"};

}  // namespace

void print(const std::string& text, const Environment& environment) {
  errno = 0;
  *environment.out << text << std::flush;
  const int problem = errno;
  if (*environment.out) return;
  throw Error(ErrorKind::refused,
              problem == 0 ? write_failed() : write_failed_since(system_reason(problem)));
}

}  // namespace track::cli
