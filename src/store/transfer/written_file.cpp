#include "written_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "../sqlite/file_system.hpp"
#include "track/base/error.hpp"

namespace track::store {

namespace {

constexpr std::size_t bytes_at_once = std::size_t{64} << 10U;

}  // namespace

WrittenFile::WrittenFile(std::filesystem::path path)
    : path_(std::move(path)),
      descriptor_(
          ::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666)) {
  if (descriptor_ < 0) throw_cannot_make(path_, errno, ErrorKind::refused);
}

WrittenFile::~WrittenFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

void WrittenFile::add(std::string_view text) {
  pending_ += text;
  if (pending_.size() >= bytes_at_once) flush();
}

void WrittenFile::flush() {
  digest_.add(pending_);
  bytes_ += static_cast<std::int64_t>(pending_.size());
  for (std::string_view rest = pending_; !rest.empty();) {
    const ssize_t count = ::write(descriptor_, rest.data(), rest.size());
    if (count >= 0) {
      rest.remove_prefix(static_cast<std::size_t>(count));
    } else if (errno != EINTR) {
      throw_cannot_make(path_, errno, ErrorKind::refused);
    }
  }
  pending_.clear();
}

void WrittenFile::finish() {
  flush();
  if (::fsync(descriptor_) != 0 || ::close(std::exchange(descriptor_, -1)) != 0) {
    throw_cannot_make(path_, errno, ErrorKind::refused);
  }
}

std::string WrittenFile::digest() {
  return digest_.hex();
}

}  // namespace track::store
