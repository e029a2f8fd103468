#pragma once

#include <SQLiteCpp/Exception.h>

#include <filesystem>

#include "track/base/localized.hpp"

namespace track::store {

// What is thrown, as damage, where a row that was to be stored is not there or is another.
inline constexpr const char* row_not_stored = "a row was not stored as meant";

inline constexpr Message<> safe_to_retry{"it is safe to try again",
                                         "もう一度実行して差し支えありません"};

// What SQLite reported, as an Error: busy, unusable_database or refused, with the way out.
[[noreturn]] void throw_as_error(const SQLite::Exception& exception,
                                 const std::filesystem::path& database);

// The content is not what this program made: unusable_database, with the way out.
[[noreturn]] void throw_damaged(const std::filesystem::path& database, const Localized& what);

// No room was left to write.
bool is_full_disk(const SQLite::Exception& exception);

// A sum does not fit into its column, or into 64 bits; or what it was added to is no number.
bool is_overflow_of_sum(const SQLite::Exception& exception);
[[noreturn]] void throw_overflow_of_sum();  // as SQLite does

// The content of the file is not what SQLite wrote.
bool is_damage(const SQLite::Exception& exception);

// What SQLite reports of locks, permissions, disk and memory is not the file's fault; a file that
// contradicts itself may make it report almost anything else.
bool is_of_surroundings(const SQLite::Exception& exception);

// The edge of the module: no exception of SQLiteCpp passes it.
template <class Job>
auto translating_errors(const std::filesystem::path& database, Job job) {
  try {
    return job();
  } catch (const SQLite::Exception& exception) {
    throw_as_error(exception, database);
  }
}

}  // namespace track::store
