#include "track/base/descriptor_path.hpp"

#include <charconv>
#include <system_error>

namespace track {

namespace {

namespace fs = std::filesystem;

bool is_folder_of_descriptors(const fs::path& folder) {
  for (const char* own : {"/proc/self/fd", "/proc/thread-self/fd"}) {
    std::error_code not_there;
    if (fs::canonical(own, not_there) == folder && !not_there) return true;
  }
  return false;
}

}  // namespace

std::optional<int> descriptor_at(const fs::path& folder, const std::string& name) {
  int number = 0;
  const char* end = name.data() + name.size();
  const auto [stop, problem] = std::from_chars(name.data(), end, number);
  if (problem != std::errc{} || stop != end || number < 0) return std::nullopt;
  return is_folder_of_descriptors(folder) ? std::optional(number) : std::nullopt;
}

std::optional<int> descriptor_behind(fs::path path) {
  std::error_code problem;
  path = fs::absolute(path, problem);
  for (int links = 0; !problem && links <= most_links; ++links) {
    const fs::path folder = fs::canonical(path.parent_path(), problem);
    if (problem) break;
    if (const auto number = descriptor_at(folder, path.filename().string())) return number;
    path = folder / fs::read_symlink(folder / path.filename(), problem);
  }
  return std::nullopt;
}

}  // namespace track
