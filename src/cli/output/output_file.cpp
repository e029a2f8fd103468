#include "output/output_file.hpp"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

#include "output/output_place.hpp"
#include "track/base/error.hpp"
#include "track/base/temporary_file.hpp"
#include "track/base/text.hpp"

namespace track::cli {

namespace {

constexpr Message<std::string, Localized> wrote{"Wrote {} ({})", "{} に書き出しました（{}）"};
constexpr Message<std::string> not_whole{
    "{} had to be written in place and is now incomplete",
    "{} は直接書き込む必要があったため、内容が途中までになっています"};

constexpr mode_t permissions = 07777;
constexpr mode_t any_write = 0222;

[[noreturn]] void fail(int error_number) {
  throw std::system_error(error_number, std::generic_category());
}

void write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t count = ::write(descriptor, text.data(), text.size());
    if (count >= 0) {
      text.remove_prefix(static_cast<std::size_t>(count));
    } else if (errno == EAGAIN) {
      pollfd ready{descriptor, POLLOUT, 0};
      ::poll(&ready, 1, -1);
    } else if (errno != EINTR) {
      fail(errno);
    }
  }
}

// What was found to be there, opened as it is: never made, never emptied.
class Opened {
 public:
  Opened(const OutputPlace& place, int flags)
      : descriptor_(::open(place.path.c_str(), O_WRONLY | O_NOCTTY | O_CLOEXEC | flags)) {
    if (descriptor_ < 0) fail(errno);
    struct stat status {};
    if (::fstat(descriptor_, &status) == 0 && are_same(status, place.status)) return;
    ::close(descriptor_);
    fail(EAGAIN);  // something else has taken its place
  }
  ~Opened() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  Opened(const Opened&) = delete;
  Opened& operator=(const Opened&) = delete;

  int descriptor() const { return descriptor_; }
  // Some file systems tell only here that there was no room.
  void close() {
    if (::close(std::exchange(descriptor_, -1)) != 0 && errno != EINTR) fail(errno);
  }

 private:
  int descriptor_;
};

// Writes what the writer gives, and tells how many bytes that was.
off_t write_pieces(int descriptor, const OutputFile::Writer& writer) {
  off_t written = 0;
  writer([&](std::string_view piece) {
    write_all(descriptor, piece);
    written += static_cast<off_t>(piece.size());
  });
  return written;
}

void write_into(const OutputPlace& place, const OutputFile::Writer& writer) {
  Opened opened(place, 0);
  write_pieces(opened.descriptor(), writer);
  opened.close();
}

// Somebody who took the permission to write away, be it from root, wants it kept.
void require_writable(const OutputPlace& place) {
  if ((place.status.st_mode & any_write) == 0) fail(EACCES);
  if (::faccessat(AT_FDCWD, place.path.c_str(), W_OK, AT_EACCESS) != 0) fail(errno);
}

void keep_owner_and_mode(int descriptor, const struct stat& before) {
  struct stat made {};
  if (::fstat(descriptor, &made) != 0) fail(errno);
  const bool same = made.st_uid == before.st_uid && made.st_gid == before.st_gid;
  if (!same && ::fchown(descriptor, before.st_uid, before.st_gid) != 0) fail(errno);
  if (::fchmod(descriptor, before.st_mode & permissions) != 0) fail(errno);
}

void replace(const OutputPlace& place, const OutputFile::Writer& writer) {
  const bool there = place.kind == OutputPlace::Kind::plain_file;
  TemporaryFile part(place.path, there ? 0600 : 0666);
  write_pieces(part.descriptor(), writer);
  if (there) keep_owner_and_mode(part.descriptor(), place.status);
  if (::fsync(part.descriptor()) != 0) fail(errno);
  if (there) {
    part.rename_over(place.path);
  } else {
    part.rename_onto_nothing(place.path);
  }
}

// The file itself may be written, but nothing in its folder; or it belongs to somebody else; or it
// is mounted by itself.
bool cannot_be_replaced(int error_number) {
  return error_number == EACCES || error_number == EPERM || error_number == EROFS ||
         error_number == EBUSY || error_number == EXDEV;
}

void write_in_place(const OutputPlace& place, const OutputFile::Writer& writer) {
  Opened opened(place, O_NOFOLLOW);
  try {
    const off_t written = write_pieces(opened.descriptor(), writer);
    if (::ftruncate(opened.descriptor(), written) != 0) fail(errno);
    if (::fsync(opened.descriptor()) != 0) fail(errno);
    opened.close();
  } catch (const std::system_error& problem) {
    const std::string shown = printable(place.given);
    throw Error(ErrorKind::refused, cannot_write(place.given, problem.code().value()).message(),
                {not_whole(shown)});
  }
}

void write_plain_file(const OutputPlace& place, const OutputFile::Writer& writer) {
  const bool there = place.kind == OutputPlace::Kind::plain_file;
  if (there) require_writable(place);
  try {
    replace(place, writer);
  } catch (const std::system_error& problem) {
    if (!there || !cannot_be_replaced(problem.code().value())) throw;
    write_in_place(place, writer);
  }
}

void write_to(const OutputPlace& place, const OutputFile::Writer& writer) {
  switch (place.kind) {
    case OutputPlace::Kind::descriptor:
      write_pieces(place.descriptor, writer);
      return;
    case OutputPlace::Kind::special:
      return write_into(place, writer);
    case OutputPlace::Kind::new_file:
    case OutputPlace::Kind::plain_file:
      return write_plain_file(place, writer);
  }
}

}  // namespace

OutputFile::OutputFile(const std::string& given, const Context& context,
                       const std::vector<std::filesystem::path>& definitions)
    : place_(find_output_place(given)) {
  refuse_protected(place_, context.database(), definitions);
}

bool OutputFile::is_standard_output() const {
  return place_.kind == OutputPlace::Kind::descriptor && place_.descriptor == STDOUT_FILENO;
}

void OutputFile::write(const std::string& text, const Localized& format,
                       const Context& context) const {
  write([&](const Piece& piece) { piece(text); }, format, context);
}

void OutputFile::write(const Writer& writer, const Localized& format,
                       const Context& context) const {
  if (is_standard_output()) {
    return writer([&](std::string_view piece) { context.print(std::string(piece)); });
  }
  try {
    write_to(place_, writer);
  } catch (const std::system_error& problem) {
    throw cannot_write(place_.given, problem.code().value());
  }
  context.tell(wrote(printable(place_.given), format));
}

}  // namespace track::cli
