#include "output/protected_files.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <optional>
#include <regex>
#include <string_view>

#include "track/base/text.hpp"
#include "track/definition/reader.hpp"

namespace track::cli {

namespace {

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
      R"(\s*\[\[?\s*(plan|status|reporting|owner|theme|field|survey|indicator|initiative|partner|targets|baselines)\b.*)");
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
