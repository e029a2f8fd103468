#pragma once

#include <SQLiteCpp/Database.h>

#include <cstdint>
#include <vector>

#include "track/model/record.hpp"

namespace track::store {

// What an operation added, and what it put out of force and back in force; `withdrawn` of each as
// it stands now.
struct EvaluationRows {
  std::vector<Evaluation> added;
  std::vector<Evaluation> withdrawn;
  std::vector<Evaluation> restored;
};
EvaluationRows read_evaluations_of(const SQLite::Database& database, OperationId operation);

// Those in force of the same subject and year, but itself.
std::vector<Evaluation> read_standing_beside(const SQLite::Database& database,
                                             const Evaluation& one);

// Puts evaluations out of force, or back in force.
enum class InForce { no, yes };
void put(const SQLite::Database& database, const std::vector<Evaluation>& evaluations,
         InForce in_force, OperationId operation);

}  // namespace track::store
