#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace track {

// The open descriptor of this process that an entry of a folder stands for, as "1" in /dev/fd does.
// The folder's path has no links in it.
std::optional<int> descriptor_at(const std::filesystem::path& folder, const std::string& name);

// The one that a path leads to by its links, as /dev/stdin does; nothing where it leads elsewhere.
std::optional<int> descriptor_behind(std::filesystem::path path);

// How many links are followed before they are taken for a circle.
constexpr int most_links = 40;  // as the system has it

}  // namespace track
