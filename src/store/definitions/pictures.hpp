#pragma once

#include <SQLiteCpp/Database.h>

#include <optional>

#include "track/model/office.hpp"

namespace track::store {

// The logo of the revision that is being made. Its picture is stored where no revision brought it
// before.
void add_logo(const SQLite::Database& database, const Logo& logo, int revision);

// That of a revision.
std::optional<Logo> find_logo(const SQLite::Database& database, int revision);

}  // namespace track::store
