#include "output/output_place.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <fstream>
#include <optional>
#include <regex>
#include <string_view>

#include "track/base/environment.hpp"
#include "track/base/error.hpp"
#include "track/base/text.hpp"
#include "track/definition/reader.hpp"

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

namespace fs = std::filesystem;

constexpr Message<std::string> is_database{"{} is the database itself",
                                           "{} はデータベースそのものです"};
constexpr Message<std::string, std::string> is_beside{"{} belongs to the database {}",
                                                      "{} はデータベース {} に属するファイルです"};
constexpr Message<std::string> is_other_database{
    "{} is an SQLite database or belongs to one",
    "{} はSQLiteのデータベース、またはそれに属するファイルです"};
constexpr Message<std::string> is_temporary{"{} is a name that track uses for temporary files",
                                            "{} は track の一時ファイルの名前です"};
constexpr Message<std::string> is_given{"{} is one of the definition files given",
                                        "{} は指定された定義ファイルです"};
constexpr Message<std::string> is_definition{"{} holds definitions", "{} には定義が書かれています"};
constexpr Message<std::string> is_toml{"{} is the name of a definition file",
                                       "{} は定義ファイル（.toml）の名前です"};
constexpr Message<> never_over{"output is never written there; give another file",
                               "結果の書き出し先にはできません。別のファイルを指定してください"};

constexpr std::string_view of_sqlite[] = {"-wal", "-shm", "-journal"};
constexpr std::string_view kept_by_track[] = {".replaced-", ".before-schema-"};

[[noreturn]] void refuse(const Localized& sentence) {
  throw Error(ErrorKind::refused, sentence, {never_over()});
}

bool is_same_file(const OutputPlace& place, const fs::path& file) {
  struct stat status {};
  return place.kind != OutputPlace::Kind::new_file && ::stat(file.c_str(), &status) == 0 &&
         are_same(place.status, status);
}

// What a plain file begins with; shorter where it cannot be read.
std::string beginning_of(const fs::path& file) {
  std::array<char, 16> bytes{};
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  if (descriptor < 0) return {};
  struct stat status {};
  const bool plain = ::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
  const ssize_t count = plain ? ::read(descriptor, bytes.data(), bytes.size()) : 0;
  ::close(descriptor);
  return {bytes.data(), static_cast<std::size_t>(std::max<ssize_t>(count, 0))};
}

bool begins_database(const fs::path& file) {
  using namespace std::string_view_literals;
  return beginning_of(file) == "SQLite format 3\0"sv;
}

// The logs that SQLite keeps beside a database, under whatever name: sqlite.org/fileformat2.html.
bool begins_log(const fs::path& file) {
  using namespace std::string_view_literals;
  const std::string beginning = beginning_of(file);
  return beginning.starts_with("\x37\x7f\x06\x82"sv) ||
         beginning.starts_with("\x37\x7f\x06\x83"sv) ||
         beginning.starts_with("\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"sv);
}

// The database that a file would belong to by its name.
std::optional<fs::path> database_beside(const fs::path& file) {
  const std::string text = file.string();
  for (const std::string_view ending : of_sqlite) {
    if (text.ends_with(ending)) return text.substr(0, text.size() - ending.size());
  }
  return std::nullopt;
}

void refuse_own_database(const OutputPlace& place, const fs::path& database) {
  const std::string shown = printable(place.given);
  std::error_code ignored;
  const fs::path real = fs::weakly_canonical(fs::absolute(database, ignored), ignored);
  if (place.path == real || is_same_file(place, database)) refuse(is_database(shown));
  bool beside = false;
  for (const std::string_view ending : of_sqlite) {
    const fs::path file = real.string() + std::string(ending);
    beside = beside || place.path == file || is_same_file(place, file);
  }
  for (const std::string_view middle : kept_by_track) {
    beside = beside || place.path.string().starts_with(real.string() + std::string(middle));
  }
  if (beside) refuse(is_beside(shown, printable(database.string())));
}

void refuse_other_database(const OutputPlace& place) {
  if (!S_ISREG(place.status.st_mode) && place.kind != OutputPlace::Kind::new_file) return;
  const bool open_already = place.kind == OutputPlace::Kind::descriptor;
  const fs::path file =
      open_already ? fs::path("/proc/self/fd") / std::to_string(place.descriptor) : place.path;
  const std::optional<fs::path> beside = database_beside(place.path);
  // By its name it may be one whose beginning is damaged.
  const bool named_so =
      place.kind == OutputPlace::Kind::plain_file && place.path.extension() == ".db";
  if (named_so || (beside && begins_database(*beside)) || begins_database(file) ||
      begins_log(file)) {
    refuse(is_other_database(printable(place.given)));
  }
}

// load reads a file of any name that it is given by name.
bool holds_definitions(const OutputPlace& place) {
  if (place.kind != OutputPlace::Kind::plain_file) return false;
  static const std::regex table(
      R"(\s*\[\[?\s*(plan|status|reporting|owner|theme|field|survey|indicator|initiative|partner|targets|baselines|table)\b.*)");
  constexpr int most_lines = 1000;
  std::ifstream stream(place.path);
  std::string line;
  for (int lines = 0; lines < most_lines && std::getline(stream, line); ++lines) {
    if (line.size() < 200 && std::regex_match(line, table)) return true;
  }
  return false;
}

bool bears_name_of_temporary(const std::string& name) {
  return name.starts_with(".track-") && name.find(".part") != std::string::npos;
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

void refuse_protected(const OutputPlace& place, const fs::path& database,
                      const std::vector<fs::path>& definitions) {
  const std::string shown = printable(place.given);
  refuse_own_database(place, database);
  refuse_other_database(place);
  if (std::ranges::any_of(place.names, bears_name_of_temporary)) refuse(is_temporary(shown));
  for (const fs::path& file : definitions) {
    if (is_same_file(place, file)) refuse(is_given(shown));
  }
  if (std::ranges::any_of(place.names, definition::is_definition_name)) {
    refuse(is_toml(shown));
  }
  if (holds_definitions(place)) refuse(is_definition(shown));
}

}  // namespace track::cli
