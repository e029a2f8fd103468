#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace track {

// The descriptor of this process that the entry of a folder stands for, as "1" in /dev/fd does. The
// folder's path must be free of links.
std::optional<int> descriptor_at(const std::filesystem::path& folder, const std::string& name);

// The descriptor that a path leads to through its links, as /dev/stdin does; nothing where it leads
// elsewhere.
std::optional<int> descriptor_behind(std::filesystem::path path);

// More links in a row are taken for a circle, as the system does.
constexpr int most_links = 40;

}  // namespace track
