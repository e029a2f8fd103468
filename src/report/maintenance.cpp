#include "track/report/maintenance.hpp"

namespace track::report {

Recency backup_recency(const std::optional<LastCopy>& copy, OperationId last_operation,
                       Moment now) {
  if (last_operation == 0) return Recency::done;
  if (!copy) return Recency::never;
  const bool holds_all = copy->operation >= last_operation;
  return holds_all || now - copy->at <= longest_without_maintenance ? Recency::done
                                                                    : Recency::long_ago;
}

Recency check_recency(const std::optional<LastCheck>& check, Moment now) {
  if (!check) return Recency::never;
  return now - check->at <= longest_without_maintenance ? Recency::done : Recency::long_ago;
}

}  // namespace track::report
