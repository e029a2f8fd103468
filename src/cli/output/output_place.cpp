#include "output/output_place.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

#include "track/base/environment.hpp"
#include "track/base/error.hpp"
#include "track/base/text.hpp"

namespace track::cli {

namespace {

namespace fs = std::filesystem;

constexpr Message<std::string, Localized> cannot_be_written{"cannot write {}: {}",
                                                            "{} に書き込めません：{}"};
constexpr Message<std::string> is_disk{"cannot write {}: it is a disk",
                                       "{} に書き込めません：ディスクの装置です"};
constexpr Message<> make_room{"free some space there, or give a file elsewhere",
                              "空き容量を増やすか、別の場所のファイルを指定してください"};
constexpr Message<> ask_for_permission{
    "check that you may write to the file and its folder, or give another file",
    "ファイルとフォルダに書き込む権限を確認するか、別のファイルを指定してください"};
constexpr Message<> choose_another_file{"give a file in an existing, writable folder",
                                        "書き込みできる既存のフォルダのファイルを指定してください"};

OutputPlace open_already(OutputPlace place, int descriptor) {
  if (::fstat(descriptor, &place.status) != 0) throw cannot_write(place.given, errno);
  place.kind = OutputPlace::Kind::descriptor;
  place.descriptor = descriptor;
  place.path.clear();
  return place;
}

bool is_standard_output(const struct stat& status) {
  struct stat standard {};
  return ::fstat(STDOUT_FILENO, &standard) == 0 && are_same(status, standard);
}

OutputPlace::Kind kind_of(const OutputPlace& place) {
  switch (place.status.st_mode & S_IFMT) {
    case S_IFDIR:
      throw cannot_write(place.given, EISDIR);
    case S_IFBLK:
      throw Error(ErrorKind::refused, is_disk(printable(place.given)), {choose_another_file()});
    case S_IFREG:
      return OutputPlace::Kind::plain_file;
    default:
      return OutputPlace::Kind::special;
  }
}

// What a link says, from the folder that it lies in.
fs::path behind_link(const OutputPlace& place) {
  std::error_code problem;
  const fs::path target = fs::read_symlink(place.path, problem);
  if (problem) throw cannot_write(place.given, problem.value());
  return place.path.parent_path() / target;
}

}  // namespace

OutputPlace find_output_place(const std::string& given) {
  OutputPlace place;
  place.given = given;
  if (given == "-") return open_already(std::move(place), STDOUT_FILENO);
  std::error_code problem;
  fs::path next = fs::absolute(given, problem);
  for (int links = 0; !problem && links <= most_links; ++links) {
    const std::string name = next.filename().string();
    if (name.empty() || name == "." || name == "..") throw cannot_write(given, EISDIR);
    place.names.push_back(name);
    const fs::path folder = fs::canonical(next.parent_path(), problem);
    if (problem) break;
    if (const auto number = descriptor_at(folder, name)) {
      return open_already(std::move(place), *number);
    }
    place.path = folder / name;
    if (::lstat(place.path.c_str(), &place.status) != 0) {
      if (errno == ENOENT) return place;
      throw cannot_write(given, errno);
    }
    if (!S_ISLNK(place.status.st_mode)) {
      if (is_standard_output(place.status)) return open_already(std::move(place), STDOUT_FILENO);
      place.kind = kind_of(place);
      return place;
    }
    next = behind_link(place);
  }
  throw cannot_write(given, problem ? problem.value() : ELOOP);
}

bool are_same(const struct stat& left, const struct stat& right) {
  return left.st_dev == right.st_dev && left.st_ino == right.st_ino;
}

bool are_same(const OutputPlace& left, const OutputPlace& right) {
  using Kind = OutputPlace::Kind;
  const bool left_new = left.kind == Kind::new_file;
  if (left_new != (right.kind == Kind::new_file)) return false;
  return left_new ? left.path == right.path : are_same(left.status, right.status);
}

Error cannot_write(const std::string& given, int error_number) {
  const bool full = error_number == ENOSPC || error_number == EDQUOT || error_number == EFBIG;
  const bool forbidden = error_number == EACCES || error_number == EPERM || error_number == EROFS;
  const Message<>& way_out = full        ? make_room
                             : forbidden ? ask_for_permission
                                         : choose_another_file;
  return {ErrorKind::refused,
          cannot_be_written(printable(given), errno_text(error_number)),
          {way_out()}};
}

}  // namespace track::cli
