#include "commands/text_input.hpp"

#include <array>
#include <cerrno>
#include <fstream>

#include "track/base/error.hpp"
#include "track/base/text.hpp"

namespace track::cli {

namespace {

constexpr Message<std::string, Localized> unread_input{"cannot read \"{}\": {}",
                                                       "「{}」を読み取れません：{}"};
constexpr std::size_t piece = 65536;

}  // namespace

std::string read_text_input(const std::string& file, const Localized& way, const Context& context) {
  std::ifstream own;
  if (file != "-") {
    errno = 0;
    own.open(file, std::ios::binary);
  }
  std::istream& stream = file == "-" ? context.input() : own;
  std::string content;
  std::array<char, piece> bytes{};
  // Of a folder, read() alone tells that it is none.
  while (stream && (file == "-" || own.is_open())) {
    errno = 0;
    stream.read(bytes.data(), bytes.size());
    content.append(bytes.data(), static_cast<std::size_t>(stream.gcount()));
  }
  const bool unread = stream.bad() || (file != "-" && !own.is_open());
  if (!unread) return content;
  throw Error(ErrorKind::bad_input, unread_input(printable(file), errno_text(errno)), {way});
}

}  // namespace track::cli
