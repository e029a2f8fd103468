#pragma once

#include <SQLiteCpp/Exception.h>

#include <filesystem>
#include <string>

#include "copy_file.hpp"
#include "track/base/error.hpp"

namespace track::store {

// The work file beside the database becomes the copy, at the newest schema and verified. Throws
// Error (bad_input): the copy is none, is damaged, or not ours; without a reason also where its
// schema is not ours.
void fill_from(const std::filesystem::path& copy, const UnnamedCopy& work,
               const std::filesystem::path& database, const std::string& reason);

[[noreturn]] void throw_about_copy(const SQLite::Exception& exception,
                                   const std::filesystem::path& copy,
                                   const std::filesystem::path& database);
[[noreturn]] void throw_about_copy(const Error& error, const std::filesystem::path& copy);

// Runs a job that reads what came from a copy: what fails for its content is the copy's fault.
template <class Job>
auto about_copy(const std::filesystem::path& copy, const std::filesystem::path& database, Job job) {
  try {
    try {
      return job();
    } catch (const SQLite::Exception& exception) {
      throw_about_copy(exception, copy, database);
    }
  } catch (const Error& error) {
    throw_about_copy(error, copy);
  }
}

}  // namespace track::store
