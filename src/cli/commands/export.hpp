#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "context.hpp"
#include "output/output_options.hpp"

namespace track::cli {

inline constexpr std::string_view postgresql_format = "postgresql";
inline constexpr std::string_view measurements_word = "measurements";

struct ExportOptions {
  std::string what;
  std::string licence;
  std::string after;
  std::optional<std::string> year;
  OutputOptions output;
};

// Each way of exporting, in a source of its own.
int export_package(const ExportOptions& options, Context& context);
int export_postgresql(const ExportOptions& options, Context& context);
int export_measurements(const ExportOptions& options, Context& context);

// Throws Error (usage) where --as-of was given: all of the record is exported.
void refuse_as_of_some_day(const Context& context);

}  // namespace track::cli
