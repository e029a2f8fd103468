#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "track/base/date.hpp"
#include "track/base/fiscal_year.hpp"
#include "track/model/evaluation.hpp"
#include "track/model/value.hpp"
#include "track/model/words.hpp"

namespace track {

using OperationId = std::int64_t;

// One change made by one command.
struct Operation {
  OperationId id = 0;  // given by the store
  Moment at;
  std::string actor;
  OperationKind kind = OperationKind::record;
  std::string command;  // as typed, without the program's name
  std::string reason;   // empty where none is asked
};

// A file that an operation took its values from.
struct SourceFile {
  SourceRole role = SourceRole::data;
  std::string name;    // without its folder
  std::string digest;  // SHA-256 of its bytes, in hex

  bool operator==(const SourceFile&) const = default;
};

// The load that gave a definition what it says.
struct Provenance {
  int revision = 0;
  Operation operation;
};

// A load that gave a target another value.
struct TargetChange {
  std::optional<FiscalYear> year;  // nothing: of the whole plan
  std::optional<Value> before;     // nothing: there was none, or is none any more
  std::optional<Value> after;
  Provenance by;
};

// A load that changed something else that figures are judged by: "schedule  3/year → 4/year".
struct DefinitionChange {
  Localized what;
  Provenance by;
};

// What one `record` is to store. With `activity`, it is a holding of that activity.
struct RecordRequest {
  struct Item {
    std::string indicator;
    Value value;
  };
  std::string activity;             // empty: measurements alone
  std::vector<std::string> tied{};  // the other activities under which the same holding stands
  Period period;
  FiscalYear year;
  std::string place;
  std::string note;
  std::vector<Item> items;
  bool provisional = false;
};

struct Event {
  std::int64_t id = 0;
  OperationId operation = 0;
  std::string activity;
  Period period;
  FiscalYear year;
  std::string place;
  std::string note;
  Moment recorded_at;
  std::string actor;
  std::optional<OperationId> withdrawn{};  // by this operation
};

struct Measurement {
  std::int64_t id = 0;
  OperationId operation = 0;
  std::optional<std::int64_t> event;
  std::string indicator;
  Period period;
  FiscalYear year;
  Value value;
  std::string place;
  std::string note;
  Moment recorded_at;
  std::string actor;
  bool provisional = false;
  std::optional<std::int64_t> amends{};  // the measurement it stands in for
  std::string reason{};                  // of the amendment
  std::optional<OperationId> withdrawn{};
};

// What `record` stored.
struct RecordResult {
  OperationId operation = 0;
  std::optional<std::int64_t> event;
  std::vector<Measurement> measurements;
};

// Rows of the record.
struct RecordRows {
  std::vector<Event> events;
  std::vector<Measurement> measurements;
  std::optional<int> revision;
  std::vector<Evaluation> evaluations{};

  bool empty() const {
    return events.empty() && measurements.empty() && !revision && evaluations.empty();
  }
};

// How many of them.
struct RecordCounts {
  std::int64_t events = 0;
  std::int64_t measurements = 0;
  std::optional<int> revision;
};

// What `amend` is to change of an operation; what is not set stays.
struct Amendment {
  OperationId of = 0;
  std::optional<Period> among{};             // of its rows, only those of this period
  std::optional<std::string> among_place{};  // and at this place; empty: at none
  std::vector<RecordRequest::Item> items;    // other values for what it recorded
  std::vector<RecordRequest::Item> added{};  // values of what it did not record
  std::optional<Period> period;
  FiscalYear year;  // of the period
  std::optional<std::string> place;
  std::optional<std::string> note;
  std::optional<bool> provisional;  // unset: what is given a new value is final
};

// What an amendment or an undo put out of force, and what stands in its place.
struct Correction {
  OperationId operation = 0;
  RecordRows withdrawn;
  RecordRows placed;
};

// A value that an amendment or an undo put another in the place of, or took back.
struct CorrectedValue {
  OperationId operation = 0;
  Moment at;
  std::string actor;
  std::string reason;
  Measurement before;
  std::optional<Measurement> after{};  // none: taken back
};

// An operation as the log lists it.
struct LoggedOperation {
  Operation operation;
  std::string digest;
  std::optional<OperationId> undoes;
  std::optional<OperationId> undone_by;
  std::vector<SourceFile> sources{};
};

// A fiscal year that is frozen.
struct Closing {
  OperationId operation = 0;
  FiscalYear year;
  Day as_of;           // of the report
  std::string report;  // JSON, in English
  std::string digest;  // SHA-256 of the report
};

struct LastCopy {
  Moment at;
  OperationId operation = 0;  // the last one in it
  std::string place;
};

struct LastCheck {
  Moment at;
  std::int64_t findings = 0;
};

// What was last done for the database's file.
struct Maintenance {
  std::optional<LastCopy> copy;
  std::optional<LastCheck> check;
};

}  // namespace track
