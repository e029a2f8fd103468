#pragma once

#include "track/base/localized.hpp"
#include "track/model/words.hpp"

namespace track::render {

enum class Format { table, markdown, csv, json, jsonl };

// For whom and onto what: the one thing a renderer knows of the outside.
struct Style {
  Language language = Language::en;
  int width = 100;  // columns of the terminal
  bool color = false;
};

// The `schema_version` of every JSON document. Keys are only ever added.
constexpr int schema_version = 1;

}  // namespace track::render

namespace track {
// The one table of formats that --format, the help and the tests read.
template <>
std::span<const Word<render::Format>> words<render::Format>();
}  // namespace track
