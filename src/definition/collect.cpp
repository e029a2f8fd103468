#include <algorithm>
#include <fstream>
#include <set>

#include "encoding.hpp"
#include "track/base/system_reason.hpp"
#include "track/definition/reader.hpp"

namespace track::definition {
namespace {

namespace fs = std::filesystem;

constexpr Phrase<std::string> not_there{"there is no file or folder \"{}\"",
                                        "「{}」というファイルまたはフォルダはありません"};
constexpr Phrase<> not_there_hint{"give a .toml file, or a folder with such files in it",
                                  ".toml のファイルか、それが入ったフォルダを指定してください"};
constexpr Phrase<std::string, Sentence> unreadable{"cannot read \"{}\": {}",
                                                   "「{}」を読み取れません: {}"};
constexpr Phrase<std::string> no_toml{"the folder \"{}\" has no .toml file",
                                      "フォルダ「{}」に .toml のファイルがありません"};
constexpr Phrase<> no_toml_hint{
    "a plan is one or more .toml files, also in folders below",
    "計画は一つ以上の .toml のファイルで書きます（下のフォルダにあるものも読みます）"};

[[noreturn]] void fail_to_read(const fs::path& path, const std::error_code& reason) {
  throw Error(ErrorKind::bad_input, unreadable(path.string(), system_reason(reason.value())));
}

bool is_hidden(const fs::path& path) {
  return path.filename().string().starts_with('.');
}

// The definitions in a folder and all below it. A link to a folder is not followed: it may lead
// back up.
// NOLINTNEXTLINE(misc-no-recursion): no deeper than the folders.
void find_toml(const fs::path& folder, std::vector<fs::path>& found) {
  std::error_code reason;
  fs::directory_iterator entries(folder, reason);
  for (; !reason && entries != fs::directory_iterator(); entries.increment(reason)) {
    const fs::directory_entry& entry = *entries;
    std::error_code ignored;
    if (is_hidden(entry.path())) continue;
    if (entry.is_directory(ignored) && !entry.is_symlink(ignored)) {
      find_toml(entry.path(), found);
    } else if (entry.path().extension() == ".toml" && entry.is_regular_file(ignored)) {
      found.push_back(entry.path());
    }
  }
  if (reason) fail_to_read(folder, reason);
}

std::vector<fs::path> files_of(const fs::path& path) {
  std::error_code reason;
  const fs::file_status status = fs::status(path, reason);
  if (!fs::exists(status)) {
    if (reason && reason != std::errc::no_such_file_or_directory) fail_to_read(path, reason);
    throw Error(ErrorKind::bad_input, not_there(path.string()), {not_there_hint()});
  }
  if (!fs::is_directory(status)) return {path};
  std::vector<fs::path> found;
  find_toml(path, found);
  if (found.empty()) throw Error(ErrorKind::bad_input, no_toml(path.string()), {no_toml_hint()});
  std::sort(found.begin(), found.end());
  return found;
}

// At most so much that read() still sees that the file is too large.
std::string content_of(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  std::string content;
  std::vector<char> block(65'536);
  while (stream && content.size() <= largest_file) {
    stream.read(block.data(), static_cast<std::streamsize>(block.size()));
    content.append(block.data(), static_cast<std::size_t>(stream.gcount()));
  }
  if (!stream.is_open() || stream.bad()) {
    fail_to_read(path, std::error_code(errno, std::generic_category()));
  }
  return content;
}

}  // namespace

std::vector<SourceFile> collect(const std::vector<fs::path>& paths) {
  std::vector<SourceFile> files;
  std::set<fs::path> seen;
  for (const fs::path& path : paths) {
    for (const fs::path& file : files_of(path)) {
      std::error_code reason;
      const fs::path real = fs::canonical(file, reason);
      if (!seen.insert(reason ? file : real).second) continue;
      files.push_back({file.string(), content_of(file)});
    }
  }
  return files;
}

}  // namespace track::definition
