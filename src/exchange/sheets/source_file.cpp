#include "source_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <istream>
#include <system_error>
#include <vector>

#include "track/base/error.hpp"
#include "track/base/temporary_file.hpp"
#include "track/base/text.hpp"

namespace track::exchange {

namespace {

constexpr std::size_t block_size = std::size_t{256} * 1024;

constexpr Message<> standard_input{"standard input", "標準入力"};
constexpr Message<Localized, Localized> cannot_read{"cannot read {}: {}", "{}を読み取れません：{}"};
constexpr Message<std::string> quoted_name{"\"{}\"", "「{}」"};
constexpr Message<Localized> changed{"{} was changed while it was read",
                                     "{}は読み取りの途中で書き換えられました"};
constexpr Message<> close_it{"close it in other programs, then try again",
                             "ほかのプログラムで閉じてから、もう一度実行してください"};

constexpr Message<Localized, Localized> problem_at{"{}: {}", "{}：{}"};

bool is_same_time(const timespec& left, const timespec& right) {
  return left.tv_sec == right.tv_sec && left.tv_nsec == right.tv_nsec;
}

}  // namespace

Descriptor::~Descriptor() {
  if (number_ >= 0) ::close(number_);
}

SourceFile::SourceFile(const std::filesystem::path& path)
    : name_(path.filename().string()),
      place_(quoted_name(printable(path.string()))),
      descriptor_(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY)) {
  if (descriptor_.number() < 0) fail(errno);
  opened_ = state();
  if (S_ISDIR(opened_.st_mode)) fail(EISDIR);
  if (!S_ISREG(opened_.st_mode)) {
    std::ifstream stream(path, std::ios::binary);
    if (!stream.is_open()) fail(errno);
    keep(stream);
  }
  size_ = static_cast<std::uint64_t>(opened_.st_size);
}

SourceFile::SourceFile(std::istream& stream, const std::string& name)
    : name_(name), place_(name == "-" ? standard_input() : quoted_name(printable(name))) {
  keep(stream);
  size_ = static_cast<std::uint64_t>(opened_.st_size);
}

// The temporary file has no name as soon as it is open here: it is gone with the process.
void SourceFile::keep(std::istream& stream) {
  try {
    const TemporaryFile file(std::filesystem::temp_directory_path() / "sheet", 0600);
    descriptor_ = Descriptor(::fcntl(file.descriptor(), F_DUPFD_CLOEXEC, 0));
  } catch (const std::system_error& error) {
    fail(error.code().value());
  }
  if (descriptor_.number() < 0) fail(errno);
  std::vector<char> block(block_size);
  while (stream) {
    stream.read(block.data(), static_cast<std::streamsize>(block.size()));
    std::string_view rest(block.data(), static_cast<std::size_t>(stream.gcount()));
    while (!rest.empty()) {
      const ssize_t written = ::write(descriptor_.number(), rest.data(), rest.size());
      if (written < 0 && errno != EINTR) fail(errno);
      if (written > 0) rest.remove_prefix(static_cast<std::size_t>(written));
    }
  }
  if (stream.bad()) fail(EIO);
  opened_ = state();
}

struct stat SourceFile::state() const {
  struct stat now {};
  if (::fstat(descriptor_.number(), &now) != 0) fail(errno);
  return now;
}

void SourceFile::fail(int error_number) const {
  throw Error(ErrorKind::refused, cannot_read(place_, errno_text(error_number)));
}

std::string_view SourceFile::read(std::uint64_t offset, std::size_t most,
                                  std::string& buffer) const {
  buffer.resize(most);
  std::size_t filled = 0;
  while (filled < most) {
    const ssize_t more = ::pread(descriptor_.number(), buffer.data() + filled, most - filled,
                                 static_cast<off_t>(offset + filled));
    if (more < 0 && errno != EINTR) fail(errno);
    if (more == 0) break;
    if (more > 0) filled += static_cast<std::size_t>(more);
  }
  return std::string_view(buffer).substr(0, filled);
}

void SourceFile::read_blocks(const std::function<bool(std::string_view)>& take) const {
  std::string buffer;
  for (std::uint64_t offset = 0;;) {
    const std::string_view block = read(offset, block_size, buffer);
    if (block.empty() || !take(block)) return;
    offset += block.size();
  }
}

void SourceFile::require_unchanged() const {
  const struct stat now = state();
  if (now.st_size == opened_.st_size && is_same_time(now.st_mtim, opened_.st_mtim)) return;
  throw Error(ErrorKind::refused, changed(place_), {close_it()});
}

void complain(const Localized& place, const Localized& problem, std::vector<Localized> hints) {
  throw Error(ErrorKind::bad_input, problem_at(place, problem), std::move(hints));
}

}  // namespace track::exchange
