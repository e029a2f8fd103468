#include "track/report/upkeep.hpp"

namespace track::report {

Care care_of_copy(const std::optional<LastCopy>& copy, OperationId last_operation, Moment now) {
  if (last_operation == 0) return Care::done;
  if (!copy) return Care::never;
  const bool holds_all = copy->operation >= last_operation;
  return holds_all || now - copy->at <= longest_without_care ? Care::done : Care::long_ago;
}

Care care_of_check(const std::optional<LastCheck>& check, Moment now) {
  if (!check) return Care::never;
  return now - check->at <= longest_without_care ? Care::done : Care::long_ago;
}

}  // namespace track::report
