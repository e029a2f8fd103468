#pragma once

#include <string>
#include <vector>

#include "context.hpp"
#include "track/render/document.hpp"
#include "track/store/inspection.hpp"

namespace track::cli {

// One thing that `check` found, and the command that mends it.
struct Finding {
  std::string kind;  // stable, English
  Localized what;
  Localized mend;
};

std::vector<Finding> findings_of(const store::Inspection& found, const Context& context);

// Where the files' definitions are not those in force.
std::vector<Finding> definition_findings(const std::vector<std::string>& paths, Context& context);

// Where the report of a closed year, made again today, is not the one that was kept.
std::vector<Finding> closed_year_findings(const Context& context);

render::Document document_of(const std::vector<Finding>& findings, const Localized& none);

// "track restore …" with the newest copy, or what to do without one.
Localized restore_command(const Context& context);

}  // namespace track::cli
