#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "track/base/localized.hpp"
#include "track/model/plan.hpp"
#include "track/store/inspection.hpp"

namespace track::app {

// One thing that `check` found, and the command that mends it.
struct Finding {
  std::string kind;  // stable, English
  Localized what;
  Localized mend;
};

// The record that is checked, and how it is named in a command.
struct CheckedRecord {
  std::filesystem::path database;
  std::string option;  // what was typed behind --db; empty where nothing was
  Moment now;

  // A command on this record, as it is to be typed.
  std::string command(std::vector<std::string> words) const;
  // "track restore …" with the newest copy, or what to do without one.
  Localized restore_command() const;
};

// Of the record itself: what a copy would have to bring back.
std::vector<Finding> record_findings(const store::Inspection& found, const CheckedRecord& record);
// Of where it lies: who may read it, on what, and the age of its copies.
std::vector<Finding> place_findings(const store::Inspection& found, const CheckedRecord& record);

// Where the definitions that files hold (`paths`, as typed) are not those in force.
std::vector<Finding> definition_findings(const Plan& written, const std::vector<std::string>& paths,
                                         const CheckedRecord& record);

// In the years that are open: values that are counted twice, wholes that differ from their parts.
std::vector<Finding> value_findings(const CheckedRecord& record);

// Where the report of a closed year, made again today, is not the one that was kept. Throws Error
// (busy).
std::vector<Finding> closed_year_findings(const CheckedRecord& record);

}  // namespace track::app
