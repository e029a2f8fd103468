#include "track/definition/reader.hpp"

#include <algorithm>
#include <fstream>
#include <list>
#include <set>

#include "tables/tables.hpp"
#include "toml/document.hpp"
#include "track/base/environment.hpp"
#include "track/base/error.hpp"
#include "track/base/text.hpp"
#include "track/model/breakdown.hpp"

namespace track::definition {

namespace {

namespace fs = std::filesystem;

constexpr Message<std::string> not_there{"there is no file or folder \"{}\"",
                                         "「{}」というファイルまたはフォルダはありません"};
constexpr Message<> not_there_hint{"give a .toml file, or a folder with such files in it",
                                   ".toml のファイルか、それが入ったフォルダを指定してください"};
constexpr Message<std::string, Localized> unreadable{"cannot read \"{}\": {}",
                                                     "「{}」を読み取れません：{}"};
constexpr Message<> leads_nowhere{"it is a link, and what it leads to is not there",
                                  "リンクですが、リンク先がありません"};
constexpr Message<> leads_to_folder{"it is a link to a folder", "フォルダへのリンクです"};
constexpr Message<> is_pipe{"it is a pipe", "パイプです"};
constexpr Message<> is_socket{"it is a socket", "ソケットです"};
constexpr Message<> is_device{"it is a device", "装置です"};
constexpr Message<> rename_or_mend{
    "fix it, or give it a name that does not end in .toml: a plan is read whole or not at all",
    "直すか、.toml で終わらない名前に変えてください（計画の一部だけを読み込むことはできません）"};
constexpr Message<std::string> no_toml{"the folder \"{}\" has no .toml file",
                                       "フォルダ「{}」に .toml のファイルがありません"};
constexpr Message<> no_toml_hint{
    "a plan is one or more .toml files, also in subfolders",
    "計画は一つ以上の .toml のファイルで書きます（下のフォルダにあるものも読みます）"};

[[noreturn]] void fail_to_read(const fs::path& path, const std::error_code& reason) {
  throw Error(ErrorKind::bad_input, unreadable(path.string(), errno_text(reason.value())));
}

// Why a path cannot be read as a file; nothing where it can. It is not opened: opening a pipe waits
// for a writer.
std::optional<Localized> no_file(const fs::path& path) {
  std::error_code reason;
  const fs::file_status status = fs::status(path, reason);
  switch (status.type()) {
    case fs::file_type::regular:
      return std::nullopt;
    case fs::file_type::not_found:
      return leads_nowhere();
    case fs::file_type::directory:
      return leads_to_folder();
    case fs::file_type::fifo:
      return is_pipe();
    case fs::file_type::socket:
      return is_socket();
    case fs::file_type::none:
      return errno_text(reason.value());
    default:
      return is_device();
  }
}

struct Found {
  std::vector<fs::path> files;
  std::vector<fs::path> passed_over;
  std::vector<fs::path> unfit;  // named as definitions, but not files
};

// The definitions in a folder and all below it. Links to folders are not followed: they may lead
// back up.
// NOLINTNEXTLINE(misc-no-recursion): no deeper than the folders.
void find_definitions(const fs::path& folder, Found& found) {
  std::error_code reason;
  fs::directory_iterator entries(folder, reason);
  for (; !reason && entries != fs::directory_iterator(); entries.increment(reason)) {
    const fs::path& path = entries->path();
    const bool hidden = path.filename().string().starts_with('.');
    const bool named = is_definition_name(path);
    std::error_code ignored;
    if (fs::symlink_status(path, ignored).type() == fs::file_type::directory && !hidden) {
      find_definitions(path, found);
    } else if (hidden || !named) {
      if (!hidden || named) found.passed_over.push_back(path);
    } else {
      (no_file(path) ? found.unfit : found.files).push_back(path);
    }
  }
  if (reason) fail_to_read(folder, reason);
}

[[noreturn]] void throw_unfit(std::vector<fs::path> paths) {
  std::sort(paths.begin(), paths.end());
  std::vector<Localized> problems;
  for (const fs::path& path : paths) {
    problems.push_back(unreadable(path.string(), no_file(path).value_or(Localized())));
  }
  const Localized first = problems.front();
  problems.erase(problems.begin());
  problems.push_back(rename_or_mend());
  throw Error(ErrorKind::bad_input, first, std::move(problems));
}

Found found_in(const fs::path& folder) {
  Found found;
  find_definitions(folder, found);
  if (!found.unfit.empty()) throw_unfit(found.unfit);
  if (found.files.empty()) {
    throw Error(ErrorKind::bad_input, no_toml(folder.string()), {no_toml_hint()});
  }
  std::sort(found.files.begin(), found.files.end());
  std::sort(found.passed_over.begin(), found.passed_over.end());
  return found;
}

Found found_at(const fs::path& path) {
  std::error_code reason;
  const fs::file_status status = fs::status(path, reason);
  if (fs::is_directory(status)) return found_in(path);
  if (fs::exists(status) && descriptor_behind(path)) return {{path}, {}, {}};
  if (fs::symlink_status(path, reason).type() == fs::file_type::not_found) {
    throw Error(ErrorKind::bad_input, not_there(path.string()), {not_there_hint()});
  }
  if (const auto why = no_file(path)) {
    throw Error(ErrorKind::bad_input, unreadable(path.string(), *why));
  }
  return {{path}, {}, {}};
}

Found found_at(const std::vector<fs::path>& paths) {
  Found all;
  std::set<fs::path> seen;
  for (const fs::path& path : paths) {
    Found found = found_at(path);
    for (fs::path& file : found.files) {
      std::error_code reason;
      const fs::path real = fs::canonical(file, reason);
      if (seen.insert(reason ? file : real).second) all.files.push_back(std::move(file));
    }
    for (fs::path& other : found.passed_over) {
      if (seen.insert(other).second) all.passed_over.push_back(std::move(other));
    }
  }
  return all;
}

// A text in UTF-16 with its mark, as some editors save it, in UTF-8; any other as it is. Half a
// character becomes U+FFFD.
std::string from_utf16(std::string content) {
  const bool little = content.starts_with("\xFF\xFE");
  if (!little && !content.starts_with("\xFE\xFF")) return content;
  const auto unit = [&](std::size_t at) -> char32_t {
    const char32_t first = static_cast<unsigned char>(content[at]);
    const char32_t second = static_cast<unsigned char>(content[at + 1]);
    return little ? first | (second << 8U) : (first << 8U) | second;
  };
  constexpr char32_t replacement = 0xFFFD;
  std::string text;
  for (std::size_t at = 2; at + 1 < content.size(); at += 2) {
    char32_t character = unit(at);
    const bool high = character >= 0xD800 && character < 0xDC00;
    if (high && at + 3 < content.size() && (unit(at + 2) & 0xFC00U) == 0xDC00U) {
      character = 0x10000 + ((character - 0xD800) << 10U) + (unit(at + 2) - 0xDC00);
      at += 2;
    } else if (character >= 0xD800 && character < 0xE000) {
      character = replacement;
    }
    append_utf8(character, text);
  }
  if (content.size() % 2 != 0) append_utf8(replacement, text);
  return text;
}

// Stops just beyond the limit, so that read() sees that the file is too large.
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
  return from_utf16(std::move(content));
}

constexpr Message<> no_files{"no files were given", "ファイルが指定されていません"};
constexpr Message<> no_plan{"no file has a [plan]", "[plan] の書かれたファイルがありません"};
constexpr Message<> no_plan_rule{
    "give all files of the plan in one load, as in "
    "\"track load plan targets.toml\"",
    "計画のファイルはすべて一度に読み込みます。例："
    "「track load plan targets.toml」"};

struct Document {
  SourceText source;
  std::optional<toml::table> root;
};

void check_references(const PlanBuilder& builder) {
  for (const PlanBuilder::Reference& reference : builder.references) {
    builder.ids.require(reference.wanted, reference.id);
  }
}

template <class T>
void order_by_place(std::vector<T>& items) {
  std::stable_sort(items.begin(), items.end(), [](const T& left, const T& right) {
    return stands_before(left.place, right.place);
  });
}

Plan finished(PlanBuilder& builder) {
  order_by_place(builder.activities);
  order_by_place(builder.indicators);
  for (auto& item : builder.activities) builder.plan.activities.push_back(std::move(item.activity));
  for (auto& item : builder.indicators)
    builder.plan.indicators.push_back(std::move(item.indicator));
  derive_parts(builder.plan);
  return std::move(builder.plan);
}

void read_documents(const std::list<Document>& documents, PlanBuilder& builder) {
  std::vector<TableReader> files;
  bool all_read = true;
  for (const Document& document : documents) {
    if (document.root) {
      files.emplace_back(*document.root, TableKind::file, document.source, builder.diagnostics);
    } else {
      all_read = false;
    }
  }
  const bool has_plan = read_plan_tables(files, builder);
  for (const TableReader& file : files) {
    read_outline(file, builder);
    read_breakdowns(file, builder);
    read_activities(file, builder);
    read_own_indicators(file, builder);
  }
  builder.ids.resolve();
  // Otherwise what is missing may stand in a file that could not be read, or was not given.
  const bool complete = all_read && has_plan;
  read_parts(files, complete, builder);
  check_breakdowns(complete, builder);
  read_targets(files, complete, builder);
  read_baselines(files, complete, builder);
  check_methods(complete, builder);
  check_ties(builder);
  check_former_ids(builder);
  if (complete) check_references(builder);
  if (all_read && !has_plan) {
    builder.diagnostics.fault(documents.front().source.whole_line(1), no_plan(), no_plan_rule());
  }
}

}  // namespace

bool is_definition_name(const fs::path& file) {
  std::string name = file.filename().string();
  constexpr std::string_view ending = ".toml";
  if (name.size() < ending.size()) return false;
  name.erase(0, name.size() - ending.size());
  return folded(name) == ending;
}

LoadedFiles load_files(const std::vector<fs::path>& paths) {
  Found found = found_at(paths);
  LoadedFiles loaded;
  for (const fs::path& file : found.files) {
    loaded.files.push_back({file.string(), content_of(file)});
  }
  loaded.passed_over = std::move(found.passed_over);
  return loaded;
}

std::vector<fs::path> find_files(const std::vector<fs::path>& paths) {
  return found_at(paths).files;
}

Definitions read(const std::vector<SourceFile>& files) {
  if (files.empty()) return {{}, {{"", 1, 1, 1, "", no_files(), no_plan_rule()}}, {}};
  Diagnostics diagnostics;
  std::list<Document> documents;
  for (const SourceFile& file : files) {
    documents.push_back({SourceText(file, documents.size()), std::nullopt});
    Document& document = documents.back();
    document.root = parse(document.source, diagnostics);
  }
  PlanBuilder builder(diagnostics);
  read_documents(documents, builder);
  for (const SourceFile& file : files) builder.plan.files.names.push_back(file.name);
  return {finished(builder), diagnostics.faults(), diagnostics.warnings()};
}

}  // namespace track::definition
