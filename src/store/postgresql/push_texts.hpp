#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "../transfer/record_tables.hpp"

// The parts of a push that are the same for every record.
namespace track::store {

// Of the tables and views as this program makes them there. A server that has others refuses.
inline constexpr std::int64_t push_format = 1;

// psql's settings, and the transaction's beginning. Other pushes wait until this one is over.
extern const std::string_view push_beginning;

// Makes what is missing on a server that holds nothing yet.
std::string push_tables(const std::vector<RecordTable>& tables);
std::string push_views(const std::vector<RecordTable>& tables);

// Takes the row of what is pushed; then the server holds it against what it has, and refuses.
extern const std::string_view push_head;
extern const std::string_view push_guard;

extern const std::string_view push_end;

// A name in SQL.
std::string sql_name(std::string_view name);

}  // namespace track::store
