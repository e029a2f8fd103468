#pragma once

#include <toml++/toml.h>

#include "findings.hpp"
#include "track/definition/keys.hpp"

namespace track::definition {

// Whether a value is of the shape, down to the items of a list.
bool fits(const toml::node& node, KeyShape shape);

// One fault for each part of a value that is not of the shape, or is an empty text.
void check_shape(const toml::key& key, const toml::node& node, KeyShape shape,
                 const SourceText& source, Findings& findings);

}  // namespace track::definition
