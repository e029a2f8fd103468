#pragma once

#include <sys/stat.h>

#include <filesystem>
#include <string>
#include <vector>

#include "track/base/error.hpp"

namespace track::cli {

// Where a name given for an output leads.
struct OutputPlace {
  enum class Kind {
    descriptor,  // one that is open: "-", /dev/stdout, /dev/fd/3, what standard output is already
    new_file,    // nothing is there yet
    plain_file,
    special,  // a pipe, a terminal, another device: something is behind it that reads
  };

  Kind kind = Kind::new_file;
  std::string given;           // as it was typed
  std::filesystem::path path;  // of the thing itself, behind all links; empty for a descriptor
  int descriptor = -1;         // of Kind::descriptor alone
  struct stat status {};       // of all but Kind::new_file
  std::vector<std::string>
      names;  // the name, those of the links followed, that of the thing itself
};

// Follows links by hand. Throws Error (refused): a folder, a disk, links in a circle, a folder that
// is not there.
OutputPlace find_output_place(const std::string& given);

// Both lead to one thing.
bool are_same(const OutputPlace& left, const OutputPlace& right);
bool are_same(const struct stat& left, const struct stat& right);

// The Error of an output that could not be written, with an error number of the system's.
Error cannot_write(const std::string& given, int error_number);

// Throws Error (refused) where an output would go over what it must not: the database and the files
// beside it that belong to it, there or not; any other SQLite database, a copy of ours among them;
// the definition files given; any name that a definition file bears.
void refuse_protected(const OutputPlace& place, const std::filesystem::path& database,
                      const std::vector<std::filesystem::path>& definitions);

}  // namespace track::cli
