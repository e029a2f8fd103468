#include "copy_name.hpp"

#include <fmt/format.h>

#include <regex>

#include "copy_file.hpp"

namespace track::store {

std::string copy_name(const std::filesystem::path& database, Moment now, OperationId last) {
  return fmt::format("{}-{}-{}", database.stem().string(), compact(now), last);
}

std::optional<CopyName> read_copy_name(const std::filesystem::path& file,
                                       const std::filesystem::path& database) {
  static const std::regex shape(R"((\d{8}T\d{6}Z)-(\d{1,18})(?:-(\d{1,9}))?\.db)");
  const std::string name = file.filename().string();
  const std::string stem = database.stem().string() + "-";
  if (!name.starts_with(stem)) return std::nullopt;
  const std::string rest = name.substr(stem.size());
  std::smatch parts;
  if (!std::regex_match(rest, parts, shape)) return std::nullopt;
  return CopyName{parts[1], std::stoll(parts[2]), parts[3].matched ? std::stoi(parts[3]) : 1};
}

}  // namespace track::store
