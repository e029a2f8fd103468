#pragma once

#include <toml++/toml.h>

#include "diagnostics.hpp"
#include "track/definition/keys.hpp"

namespace track::definition {

// Whether a value is of the shape, down to the items of a list.
bool fits(const toml::node& node, KeyShape shape);

// A value that is not of its key's shape is a fault; so is an empty text in a list or where one is
// required.
void check_shape(const toml::key& key, const toml::node& node, const KeyRule& rule,
                 const SourceText& source, Diagnostics& findings);

bool is_blank(const toml::node& node);  // an empty text

}  // namespace track::definition
